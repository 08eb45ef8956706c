/** The figures that this project holds itself to, as one table. Exits with 1 when one is missed. */
import { countLargeAnswers, medianOf } from './counting.ts';
import { type Replay, replay } from './judge-replay.ts';
import { reportCost } from './report.ts';
import { startup } from './startup.ts';

interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly bound: string;
  readonly ratio: number;
}

const ROUNDS = 9;

function judgeFigures(): Figure[] {
  const runs = (polls: number, changes = {}) =>
    Array.from({ length: ROUNDS }, () => replay(polls, changes));
  const total = (all: Replay[]) => medianOf(all.map(({ addMs, concludeMs }) => addMs + concludeMs));
  const concluded = (all: Replay[]) => medianOf(all.map(({ concludeMs }) => concludeMs));
  const known = runs(1000);
  const learned = runs(1000, { dispersion: undefined });
  const held = (all: Replay[]) => medianOf(all.map(({ heldBytes }) => heldBytes));
  const growth = (held(runs(5000)) - held(known)) / 4000;
  return [
    figure('judge, 1,000 polls replayed and concluded', total(known), 150, 'ms'),
    figure('judge, the same without history', total(learned), 150, 'ms'),
    {
      what: '  of which the 2,000 simulated runs at the end are',
      measured: `${concluded(known).toFixed(0)} ms`,
      bound: '',
      ratio: 0,
    },
    figure('judge, memory kept per further poll', Math.max(0, growth), 128, 'bytes'),
  ];
}

function countingFigures(): Figure[] {
  const { parseMs, countMs } = countLargeAnswers(20_000, 8, ROUNDS);
  return [
    figure('20,000 series × 8 samples, beyond JSON.parse', countMs - parseMs, 150, 'ms'),
    {
      what: '  of which JSON.parse alone would be',
      measured: `${parseMs.toFixed(0)} ms`,
      bound: '',
      ratio: 0,
    },
  ];
}

function startupFigures(): Figure[] {
  const { nodeMs, bundleMs } = startup(2 * ROUNDS + 1);
  return [
    figure('start of dist/index.js, over node -e 0', bundleMs - nodeMs, 100, 'ms'),
    { what: '  of which node -e 0 is', measured: `${nodeMs.toFixed(0)} ms`, bound: '', ratio: 0 },
  ];
}

function reportFigures(): Figure[] {
  const costs = Array.from({ length: 3 }, () => reportCost(5000, 200));
  const median = (of: (cost: (typeof costs)[number]) => number) => medianOf(costs.map(of));
  const record = median(({ recordBytes }) => recordBytes) / 1e6;
  const recordMs = median(({ recordMilliseconds }) => recordMilliseconds);
  const twenty = reportCost(5000, 200, 20);
  return [
    figure(
      'report, 5,000 polls × 200 pods: summary and page',
      median((cost) => cost.milliseconds),
      1000,
      'ms',
    ),
    figure('  memory for it, beyond the run', median((cost) => cost.heapBytes) / 1e6, 150, 'MB'),
    figure('  size of the page', median((cost) => cost.pageBytes) / 1e3, 600, 'kB'),
    figure('  size of the page of 20 such checks', twenty.pageBytes / 1e3, 600, 'kB'),
    figure('  size of their summary', twenty.summaryBytes / 1e3, 1048, 'kB'),
    {
      what: `  its record, in ${recordMs.toFixed(0)} ms`,
      measured: `${record.toFixed(0)} MB`,
      bound: '',
      ratio: 0,
    },
  ];
}

function figure(what: string, value: number, bound: number, unit: string): Figure {
  return {
    what,
    measured: `${value.toFixed(0)} ${unit}`,
    bound: `${bound} ${unit}`,
    ratio: value / bound,
  };
}

const figures = [...judgeFigures(), ...countingFigures(), ...startupFigures(), ...reportFigures()];
const width = Math.max(...figures.map(({ what }) => what.length));
console.log(
  `${'figure'.padEnd(width)}  ${'measured'.padStart(10)}  ${'at most'.padStart(9)}  share of it`,
);
for (const { what, measured, bound, ratio } of figures) {
  const share = bound === '' ? '' : `${(ratio * 100).toFixed(0)} %`;
  console.log(`${what.padEnd(width)}  ${measured.padStart(10)}  ${bound.padStart(9)}  ${share}`);
}
if (figures.some(({ ratio }) => ratio > 1)) process.exitCode = 1;
