import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSETS, pageAssets } from '../../scripts/page-assets.ts';
import type { Outcome } from '../../src/outcome.ts';
import type { Plot } from '../../src/report/page/chart.ts';
import { html, jsonInScript } from '../../src/report/page/html.ts';
import { page } from '../../src/report/page.ts';
import { withoutSecrets } from '../../src/report/redaction.ts';
import { longRun } from '../support/long-run.ts';
import { config, failing, OUTCOMES, outcomeOf, play, scenario } from '../support/outcomes.ts';
import { markupOf, plotsOf } from '../support/page.ts';
import { SEVERAL } from '../support/several-checks.ts';

const ALL: Readonly<Record<string, Outcome>> = { ...OUTCOMES, ...SEVERAL };
const NAMES = Object.keys(ALL);

test('the committed assets are what their sources give', async () => {
  expect(readFileSync(ASSETS, 'utf8')).toBe(await pageAssets());
});

test.each(NAMES)('the page of "%s" loads nothing and allows only what it brings along', (name) => {
  const text = page(ALL[name]!);
  const inlined = [...text.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)].map(([, kind, body]) => {
    return `${kind} 'sha256-${createHash('sha256').update(body!).digest('base64')}'`;
  });
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)![1]!;
  const allowed = [...policy.matchAll(/(script|style)-src ([^;]*)/g)].flatMap(([, kind, hashes]) =>
    hashes!.split(' ').map((hash) => `${kind} ${hash}`),
  );
  expect(allowed.sort()).toEqual(inlined.sort());
  expect(policy).toMatch(/^default-src 'none';/);
  const markup = markupOf(text);
  expect(markup).not.toMatch(/\s(src|srcset|style|on\w+)\s*=|@import|url\(/i);
  expect(markup.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="data:,">']);
});

test.each(NAMES)('the page of "%s" says verdict and reason, and every chart in words', (name) => {
  const outcome = ALL[name]!;
  const text = page(outcome);
  expect(text).toContain(`<title>Canary Gate: ${outcome.verdict.verdict}</title>`);
  expect(text.replaceAll('\u00a0', ' ')).toContain(html`${outcome.verdict.reason}`.markup);
  const places = [...text.matchAll(/data-plot="([^"]*)" role="img" aria-label/g)].map(
    ([, id]) => id,
  );
  expect(places).toEqual(plotsOf(text).map(({ id }) => id));
});

test.each(NAMES)('the plots of "%s" can be drawn', (name) => {
  for (const { moments, lines, bands, range, ticks } of plotsOf(page(ALL[name]!))) {
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    for (const { values } of lines) expect(values).toHaveLength(moments.length);
    for (const { low, high } of bands) expect([lines[low], lines[high]]).not.toContain(undefined);
    expect(range[0]).toBeLessThan(range[1]);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(12);
  }
});

test('evidence, rates and ratio end at the numbers of the judgement', () => {
  const outcome = OUTCOMES.pass!;
  const { judgement } = outcome.watch;
  const [rates, evidence, ratio] = plotsOf(page(outcome));
  const last = (plot: Plot, line: number) => plot.lines[line]!.values.at(-1)!;
  expect(last(evidence!, 0)).toBeCloseTo(judgement!.logEvidence / Math.LN10, 5);
  expect(last(evidence!, 1)).toBe(2);
  expect(last(rates!, 0)).toBeCloseTo(judgement!.canaryRate!.value, 8);
  expect(last(rates!, 2)).toBeCloseTo(judgement!.canaryRate!.low, 8);
  expect(last(rates!, 3)).toBeCloseTo(judgement!.canaryRate!.high, 8);
  // The last interval has no successor and so is not compared yet.
  expect(10 ** last(ratio!, 0)).toBeCloseTo(judgement!.ratio!.value, 5);
  expect(10 ** last(ratio!, 1)).toBeCloseTo(judgement!.ratio!.low, 5);
});

test('set-aside intervals are shaded, a conviction is marked', () => {
  const [shaded] = plotsOf(page(OUTCOMES['unstable baseline']!));
  const all = OUTCOMES['unstable baseline']!.watch.strata.filter(
    ({ standing }) => standing === 'set-aside',
  );
  expect(shaded!.shaded[0]![0]).toBe(all[0]!.start / 1000);
  expect(shaded!.shaded.at(-1)![1]).toBe(all.at(-1)!.end / 1000);
  expect(shaded!.conviction).toBe(null);
  const [convicted] = plotsOf(page(OUTCOMES.fail!));
  expect(convicted!.conviction).toBe(OUTCOMES.fail!.decidedAt / 1000);
});

const HOSTILE = `</script><script>alert(1)</script><!-- " onload='x' \u2028\u2029 \`\${1}\` &lt;`;

test('no label breaks out of the markup or the data', () => {
  const run = play(failing());
  const strata = run.watch.strata.map((stratum) => ({
    ...stratum,
    canary: {
      ...stratum.canary,
      statuses: new Map([[HOSTILE, 5]]),
      instances: new Map([[HOSTILE, { errors: 1, requests: 5 }]]),
    },
  }));
  const source = {
    ...run.watch.source,
    url: HOSTILE,
    queries: [{ cohort: 'both' as const, query: HOSTILE }],
  };
  const notes = [{ kind: 'birth' as const, cohort: undefined, sentence: HOSTILE }];
  const outcome = outcomeOf({ ...run, watch: { ...run.watch, strata, source, notes } });
  const identity = {
    ...outcome.run,
    repository: HOSTILE,
    job: HOSTILE,
    runUrl: 'javascript:alert(1)',
  };
  const text = page({
    ...outcome,
    run: identity,
    verdict: { ...outcome.verdict, reason: HOSTILE },
    leads: {
      traces: [{ id: HOSTILE, at: 0, status: HOSTILE, route: HOSTILE, instance: HOSTILE }],
      commits: {
        base: HOSTILE,
        head: HOSTILE,
        url: 'javascript:alert(1)',
        total: 3,
        behind: 1,
        commits: [{ sha: HOSTILE, url: `https://git.example/${HOSTILE}`, subject: HOSTILE }],
      },
      notes: [HOSTILE],
    },
  });
  expect(text).toContain('Where to look next');
  expect(text).not.toContain('alert(1)</script>');
  expect(text).not.toContain('javascript:');
  expect(text.match(/<script\b/g)).toHaveLength(3);
  expect(markupOf(text)).not.toMatch(/<!--(?! Copyright|\s*The MIT)/);
  expect(markupOf(text)).not.toContain('onload=&#39;x&#39; \u2028');
});

test('after a conviction it says where to look next, as the summary does', () => {
  const text = page(OUTCOMES.fail!);
  expect(text).toContain('<a href="https://github.com/acme/shop/compare/v1.41.0...8f3c1d2"');
  expect(text).toContain('</a> Read the cart from the new store</li>');
  expect(text).toContain('<th scope="row">4bf92f3577b34da6a3ce929d0e0e4736</th>');
  expect(page(OUTCOMES.pass!)).not.toContain('Where to look next');
});

test('whatever is put into a template comes out as text, and JSON as itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`;
      expect(markup.match(/[<>"]/g)).toHaveLength(6);
      const json = jsonInScript({ text }).markup;
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ text });
    }),
  );
});

test('no secret is on the page', () => {
  const secret = 's3cr3t/tok en';
  const run = play(failing());
  const strata = run.watch.strata.map((stratum) => ({
    ...stratum,
    canary: {
      ...stratum.canary,
      instances: new Map([[`pod-${secret}`, { errors: 1, requests: 5 }]]),
    },
  }));
  const outcome: Outcome = outcomeOf(
    { ...run, watch: { ...run.watch, strata } },
    {},
    config({ secrets: [secret] }),
  );
  const text = page(
    withoutSecrets({ ...outcome, verdict: { ...outcome.verdict, reason: secret } }),
  );
  expect(text).not.toMatch(/s3cr3t|tok en/);
  expect(text).toContain('pod-***');
});

test('5,000 polls of 200 pods: under 600 kB, and the one peak of the evidence is still there', () => {
  const outcome = longRun(5000, 200);
  const text = page(outcome);
  expect(Buffer.byteLength(text)).toBeLessThan(600_000);
  const [, evidence, , ...pods] = plotsOf(text);
  expect(evidence!.moments.length).toBeLessThanOrEqual(240);
  expect(Math.max(...(evidence!.lines[0]!.values as number[]))).toBeCloseTo(4.2 / Math.LN10, 5);
  expect(pods).toHaveLength(12);
  expect(text).toContain('Of 200 instances the 12 whose');
});

test('the pods shown are those that differ most', () => {
  const text = page(longRun(300, 100));
  const names = [...text.matchAll(/<figcaption><b>([^<]*)<\/b>/g)].map(([, name]) => name);
  expect(names[0]).toBe('shop-canary-7d9f6c5b8-xxxx3');
  expect(names[8]).toBe('shop-baseline-7d9f6c5b8-xxxx3');
});

test('each dot is the rate of its window: together they give the total', () => {
  const outcome = outcomeOf(play(scenario({ planned: 200, polls: 200 })));
  const [rates] = plotsOf(page(outcome));
  const dots = rates!.lines[1]!.values.filter((value) => value !== null);
  expect(dots).toHaveLength(67);
  const { strata } = outcome.watch;
  const last = strata.slice(-2).map(({ canary }) => canary);
  expect(strata.length % 3).toBe(2);
  const [errors, requests] = [
    last[0]!.errors + last[1]!.errors,
    last[0]!.requests + last[1]!.requests,
  ];
  expect(dots.at(-1)).toBeCloseTo(errors / requests, 8);
});
