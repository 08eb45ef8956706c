import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { CohortCounts, Counts } from '../../src/metrics/source.ts';
import type { Outcome } from '../../src/outcome.ts';
import { summary } from '../../src/report/summary.ts';
import { tellingRows } from '../../src/report/telling-rows.ts';
import { config, OUTCOMES } from '../support/outcomes.ts';

test('verdict and reason come first, then what was done', () => {
  const [title, reason, acted] = summary(OUTCOMES.fail!).split('\n\n');
  expect(title).toBe('## ❌ Canary Gate: fail');
  expect(reason).toMatch(/^\*\*The canary's rate of 5xx is [\d.]+ times the baseline's/);
  expect(acted).toMatch(/^Rolled back: the webhook answered 202 at the first attempt/);
});

test.each([
  ['fail', '### Answers by status'],
  ['fail', 'title "Evidence against the canary"'],
  ['fail', 'title "Error rates so far"'],
  ['fail', '**3.9**, between 1.2 and 10 (99 %, at every poll)'],
  ['fail', '| <code>4bf92f3577b34da6a3ce929d0e0e4736</code> | 2026-03-01 03:13:11 UTC |'],
  ['fail', '[8f3c1d2](<https://github.com/acme/shop/commit/8f3c1d2a9b7e'],
  ['fail', 'Read the cart from the new store'],
  ['fail', 'clumps of about 1.8'],
  ['fail', 'http_requests_total{app="shop",version="8f3c1d2"}[45s]'],
  ['pass', '| 5 times worse | 1.7 % | 100 % | 1m |'],
  [
    'pass',
    'A pass needs 80 % of canaries 5 times worse, with at least 1 % errors, to be caught; here 100 % were.',
  ],
  ['too little power', 'to be caught; here 6 % were.'],
  [
    'fail, rollback refused',
    '> [!CAUTION]\n> THE ROLLBACK FAILED after 6 attempts, last answer 503',
  ],
  [
    'fail, rollback refused',
    '- 2 polls without numbers, from 03:12:45 to 03:13:00 UTC: prometheus.example.com answered 503',
  ],
  [
    'fail in a dry run',
    'Dry run: nothing was called. It would have called the rollback webhook and failed the step.',
  ],
  ['fail, baseline without errors', '**∞**, at least '],
  ['pass without any error', 'unknown, neither side has an error'],
  ['pass of rates', 'p-value of Mann and Whitney'],
  ['pass of rates', 'Mean error rate'],
  ['unstable baseline', '**shared incident**: the baseline jumped, set aside'],
  ['unstable baseline', '39 set aside as a shared incident'],
  ['no canary traffic', 'a side had no traffic'],
])('the summary of "%s" shows: %s', (name, shown) => {
  expect(summary(OUTCOMES[name]!)).toContain(shown);
});

test('errors by status add up to the answers counted', () => {
  const { watch } = OUTCOMES.fail!;
  const shown = summary(OUTCOMES.fail!);
  const of = (status: string) =>
    Number(
      new RegExp(`<code>${status}</code>(?:\\*\\*)? \\| ([\\d,]+) \\|`)
        .exec(shown)![1]!
        .replace(',', ''),
    );
  expect(of('200') + of('500') + of('503')).toBe(watch.judgement!.canary!.requests);
  expect(of('500') + of('503')).toBe(watch.judgement!.canary!.errors);
  expect(shown).toContain('**<code>500</code>**');
  expect(shown).not.toContain('**<code>200</code>**');
});

test('no summary shows a value that a program forgot', () => {
  for (const [name, outcome] of Object.entries(OUTCOMES)) {
    expect(summary(outcome), name).not.toMatch(/NaN|undefined|Infinity|\[object|null/);
  }
});

test('the workflow that repeats the analysis is YAML with the window and no secret', () => {
  const shown = summary(OUTCOMES.fail!);
  const { on, jobs } = parse(/```yaml\n([\s\S]*?)\n```/.exec(shown)![1]!);
  expect(on.workflow_dispatch.inputs).toMatchObject({
    'start-time': { default: '2026-03-01T03:12:00.000Z' },
    'end-time': { default: '2026-03-01T03:22:00.000Z' },
  });
  expect(jobs.gate.steps[0].with).toEqual({
    'metrics-url': 'https://prometheus.example.com',
    canary: 'http_requests_total{app="shop",version="8f3c1d2"}',
    baseline: 'http_requests_total{app="shop",version="stable"}',
    'start-time': `\${{ inputs.start-time }}`,
    'end-time': `\${{ inputs.end-time }}`,
  });
});

test('the workflow evaluates no expression that was text in an input', () => {
  const label = `up{version="\${{ secrets.TOKEN }}"}`;
  const inputs = [{ name: 'canary', value: label, from: 'input' as const }];
  const shown = summary({ ...OUTCOMES.fail!, config: config({ inputs }) });
  const { jobs } = parse(/```yaml\n([\s\S]*?)\n```/.exec(shown)![1]!);
  const canary: string = jobs.gate.steps[0].with.canary;
  const expressions = [...canary.matchAll(/\$\{\{(.*?)\}\}/g)].map(([, inside]) => inside!.trim());
  expect(expressions).toEqual([`'\${{'`]);
  expect(canary.replace(`\${{ '\${{' }}`, `\${{`)).toBe(label);
});

test('a hidden input is taken from the secrets, not shown', () => {
  const inputs = [
    ...config().inputs,
    { name: 'metrics-token', value: '***', from: 'input' as const },
  ];
  const shown = summary({ ...OUTCOMES.fail!, config: config({ inputs }) });
  expect(shown).toContain(`metrics-token: '\${{ secrets.METRICS_TOKEN }}'`);
});

test('a source that cannot look back says where the numbers are', () => {
  const settings = config();
  const source = {
    provider: 'scrape',
    canary: [],
    baseline: undefined,
    selector: undefined,
  } as const;
  const outcome = {
    ...OUTCOMES.fail!,
    config: { ...settings, source: { ...settings.source, ...source } },
  };
  expect(summary(outcome as Outcome)).toContain("can't look back. The JSON record");
});

const HOSTILE = [
  'a|b|c',
  '`x` ``` y',
  '</details></table><script>alert(1)</script>',
  '::error::owned',
  '"] --> x\nline [1e9]',
  '[click](https://evil.example) @octocat',
  '\u202Etxet',
];

function hostile(outcome: Outcome): Outcome {
  const spoiled = (counts: CohortCounts): CohortCounts => ({
    ...counts,
    statuses: new Map(HOSTILE.map((label, i) => [label, i + 1])),
    instances: new Map(
      HOSTILE.map((label): [string, Counts] => [label, { errors: 1, requests: 2 }]),
    ),
    routes: new Map(
      HOSTILE.map((label, i): [string, Counts] => [label, { errors: i, requests: 60 }]),
    ),
  });
  const all = HOSTILE.join(' ');
  return {
    ...outcome,
    verdict: { ...outcome.verdict, reason: all },
    decision: { ...outcome.decision, because: all },
    leads: {
      traces: HOSTILE.map((label) => ({
        id: label,
        at: 0,
        status: label,
        route: label,
        instance: label,
      })),
      commits: {
        base: all,
        head: all,
        url: `https://github.com/${encodeURIComponent(all)}`,
        total: 9,
        behind: 1,
        commits: HOSTILE.map((label) => ({
          sha: label,
          url: `javascript:${label}`,
          subject: label,
        })),
      },
      notes: HOSTILE,
    },
    watch: {
      ...outcome.watch,
      plan: { ...outcome.watch.plan!, burstiness: all },
      strata: outcome.watch.strata.map((row) => ({
        ...row,
        canary: spoiled(row.canary),
        baseline: row.baseline && spoiled(row.baseline),
      })),
      outages: HOSTILE.map((sentence) => ({ at: 0, code: 'refused', sentence })),
      notes: HOSTILE.map((sentence) => ({ kind: 'reset', cohort: undefined, sentence })),
      source: {
        provider: 'prometheus',
        url: all,
        statusLabel: all,
        queries: HOSTILE.map((query) => ({ cohort: 'canary', query })),
      },
    },
    config: {
      ...outcome.config,
      inputs: HOSTILE.map((value) => ({ name: value, value, from: 'input' })),
    },
  };
}

test('labels and texts from strangers are shown and never obeyed', () => {
  const outcome = hostile(OUTCOMES.fail!);
  const shown = summary(outcome);
  const plain = withoutFences(shown);
  expect(plain).not.toMatch(/<script|<\/table|\[click\]|@octocat/);
  expect(shown).not.toContain('\u202E');
  expect(plain).not.toMatch(/`/);
  expect(count(plain, '<details>')).toBe(count(plain, '</details>'));
  for (const row of plain.split('\n').filter((line) => line.startsWith('| <code>'))) {
    expect([4, 6]).toContain(count(row, '|'));
  }
});

test('nothing from outside goes into a chart', () => {
  const charts = [...summary(hostile(OUTCOMES.fail!)).matchAll(/```mermaid\n([\s\S]*?)\n```/g)];
  expect(charts).toHaveLength(2);
  const known = [...summary(OUTCOMES.fail!).matchAll(/```mermaid\n([\s\S]*?)\n```/g)];
  expect(charts.map(([chart]) => chart)).toEqual(known.map(([chart]) => chart));
});

test('below 1 MiB with 5,000 intervals of 30 statuses with long and hostile names, and everything else endless', () => {
  const label = (i: number) => `${'|<&`'.repeat(100)}${i}`;
  const [first] = OUTCOMES.pass!.watch.strata;
  const statuses = new Map(Array.from({ length: 30 }, (_, i) => [label(i), 1000 + i]));
  const strata = Array.from({ length: 5000 }, (_, index) => ({
    ...first!,
    index,
    start: first!.start + 15_000 * index,
    end: first!.end + 15_000 * index,
    logEvidence: Math.sin(index),
    canary: { ...first!.canary, statuses },
    baseline: { ...first!.baseline!, statuses },
  }));
  const { watch } = OUTCOMES.pass!;
  const many = <Each>(make: (i: number) => Each) => Array.from({ length: 2000 }, (_, i) => make(i));
  const outcome: Outcome = {
    ...OUTCOMES.pass!,
    verdict: { ...OUTCOMES.pass!.verdict, reason: '<'.repeat(100_000) },
    watch: {
      ...watch,
      strata,
      outages: many((i) => ({ at: i, code: 'refused', sentence: label(i).repeat(10) })),
      notes: many((i) => ({ kind: 'reset', cohort: undefined, sentence: label(i).repeat(10) })),
      source: {
        ...watch.source,
        url: label(1).repeat(100),
        queries: many((i) => ({ cohort: 'canary', query: label(i).repeat(50) })),
      },
    },
    config: config({
      inputs: many((i) => ({ name: `input-${i}`, value: label(i).repeat(50), from: 'input' })),
    }),
  };
  const shown = summary(outcome);
  expect(Buffer.byteLength(shown)).toBeLessThan(1024 * 1024);
  expect(shown).toContain('### Answers by status');
  expect(shown).toContain('<details><summary>5,000 intervals</summary>');
  expect(shown).toContain('4,940 more intervals are in the record.');
  expect(shown).toContain('sections are too large for a summary: see the record.');
});

test('of a long table the last rows and those that moved the evidence most are shown, in order', () => {
  const rows = Array.from({ length: 500 }, (_, index) => ({
    index,
    logEvidence: index >= 77 ? 5 : 0,
  }));
  const shown = tellingRows(rows, 60).map(({ index }) => index);
  expect(shown).toHaveLength(60);
  expect(shown).toContain(77);
  expect(shown.slice(-30)).toEqual(Array.from({ length: 30 }, (_, i) => 470 + i));
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
});

function withoutFences(markdown: string): string {
  return markdown.replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gm, '');
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
