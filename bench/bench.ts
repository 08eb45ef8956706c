/** The figures that this project holds itself to, as one table. Exits with 1 when one is missed. */
import { countLargeAnswers, medianOf } from './counting.ts';
import { type Replay, replay } from './judge-replay.ts';
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
  const known = runs(1000);
  const learned = total(runs(1000, { dispersion: undefined }));
  const held = (all: Replay[]) => medianOf(all.map(({ heldBytes }) => heldBytes));
  const growth = (held(runs(5000)) - held(known)) / 4000;
  return [
    figure('judge, 1,000 polls replayed and concluded', total(known), 150, 'ms'),
    figure('judge, the same without history', learned, 150, 'ms'),
    figure('judge, memory kept per further poll', Math.max(0, growth), 64, 'bytes'),
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

function figure(what: string, value: number, bound: number, unit: string): Figure {
  return {
    what,
    measured: `${value.toFixed(0)} ${unit}`,
    bound: `${bound} ${unit}`,
    ratio: value / bound,
  };
}

const figures = [...judgeFigures(), ...countingFigures(), ...startupFigures()];
const width = Math.max(...figures.map(({ what }) => what.length));
console.log(
  `${'figure'.padEnd(width)}  ${'measured'.padStart(10)}  ${'at most'.padStart(9)}  share of it`,
);
for (const { what, measured, bound, ratio } of figures) {
  const share = bound === '' ? '' : `${(ratio * 100).toFixed(0)} %`;
  console.log(`${what.padEnd(width)}  ${measured.padStart(10)}  ${bound.padStart(9)}  ${share}`);
}
if (figures.some(({ ratio }) => ratio > 1)) process.exitCode = 1;
