/** Several checks on the page: a row and a small chart each, and all of those that did not decide, folded. */
import { expect, test } from 'vitest';
import type { Outcome } from '../../src/outcome.ts';
import { otherChecks } from '../../src/report/comparison.ts';
import { page } from '../../src/report/page.ts';
import { withoutSecrets } from '../../src/report/redaction.ts';
import { longChecks } from '../support/long-run.ts';
import { config, OUTCOMES } from '../support/outcomes.ts';
import { markupOf, plotsOf } from '../support/page.ts';
import { SEVERAL, withParts } from '../support/several-checks.ts';

const FAIL = SEVERAL['fail of six checks']!;
const ERROR = SEVERAL['error of eight checks']!;

test('several checks have a row each, with escaped names; one alone has none', () => {
  const { source, strictness } = config();
  const check = (name: string, outcome: Outcome) => {
    return {
      name,
      verdict: outcome.verdict,
      watch: outcome.watch,
      source: { ...source },
      strictness,
    };
  };
  const checks = [check('<b>eu', OUTCOMES.fail!), check('us', OUTCOMES.pass!)];
  const text = page({ ...OUTCOMES.fail!, config: config({ source: checks[0]!.source }), checks });
  const table = /aria-label="Checks"[\s\S]*?<\/table>/.exec(text)![0];
  const rows = [...table.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td>/g)];
  expect(rows.map(([, name, verdict]) => [name, verdict])).toEqual([
    ['&#60;b&#62;eu', '<strong class="canary">fail</strong>'],
    ['us', 'pass'],
  ]);
  expect(text).toContain('What follows is of &#34;&#60;b&#62;eu&#34;.');
  expect(page({ ...OUTCOMES.fail!, checks: checks.slice(0, 1) })).not.toContain('id="checks"');
});

/** Of each folded check its markup, in order. */
function foldedChecks(text: string): string[] {
  return text.split('<details class="check">').slice(1);
}

test('each check but the one that decided is folded, the closest to a conviction first', () => {
  const names = foldedChecks(page(FAIL)).map((markup) => /<h3>(.*?)<\/h3>/.exec(markup)![1]);
  expect(names).toEqual(otherChecks(FAIL).map(({ name }) => name));
  expect(names).toHaveLength(5);
  expect(names).not.toContain('checkout');
  const evidence = (name: string | undefined) =>
    FAIL.checks!.find((check) => check.name === name)!.watch.judgement!.logEvidence;
  const inOrder = names.map(evidence);
  expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a));
});

test('its charts, its kinds of errors, its routes and its instances are its own', () => {
  const text = page(FAIL);
  for (const [i, { watch, name }] of otherChecks(FAIL).entries()) {
    const plots = plotsOf(text).filter(({ id }) => id.startsWith(`other-${i + 1}-`));
    const evidence = plots.find(({ id }) => id.endsWith('evidence'))!;
    const { logEvidence, canary } = watch.judgement!;
    expect(evidence.lines[0]!.values.at(-1), name).toBeCloseTo(logEvidence / Math.LN10, 5);
    const markup = foldedChecks(text)[i]!;
    for (const { id } of plots) expect(markup).toContain(`data-plot="${id}" role="img"`);
    expect(markup).toContain('>The charts as a table<');
    // Rates have no parts, and without an error there is nothing to compare.
    if (canary === undefined || canary.errors === 0) continue;
    expect(plots).toHaveLength(3);
    for (const title of ['By route', 'By instance']) expect(markup).toContain(`<h4>${title}</h4>`);
    const requests = [...markup.matchAll(/<th scope="row">8f3c1d2-.<\/th><td>\d+ \/ ([\d,]+)/g)];
    const sum = requests.reduce((all, [, each]) => all + Number(each!.replace(',', '')), 0);
    expect(sum, name).toBe(canary.requests);
  }
});

test('the one table of a check has a row a window, with the numbers of all its charts', () => {
  const [markup] = foldedChecks(page(FAIL));
  const table = /aria-label="The course of this check"[\s\S]*?<\/table>/.exec(markup!)![0];
  const headers = [...table.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, name]) => name);
  expect(headers).toEqual([
    'until (UTC)',
    'canary so far',
    'canary, each interval',
    'baseline so far',
    'baseline, each interval',
    'evidence so far',
    'ratio so far',
    'limits',
  ]);
  const rows = [...table.matchAll(/<tr><th scope="row">[\s\S]*?<\/tr>/g)].map(([row]) => row);
  expect(rows).toHaveLength(6);
  for (const row of rows) expect(row.match(/<td>/g)).toHaveLength(7);
});

test('the small charts share their scale and their time, each with its own threshold', () => {
  const small = plotsOf(page(ERROR)).filter(({ id }) => /^check-\d/.test(id));
  expect(small).toHaveLength(7);
  expect(new Set(small.map(({ range }) => String(range))).size).toBe(1);
  const spans = small.map(({ moments }) => [moments[0], moments.at(-1)]);
  expect(new Set(spans.map(String)).size).toBe(1);
  const thresholds = small.map(({ lines }) => 10 ** lines[1]!.values[0]!);
  expect(thresholds.map(Math.round).sort()).toEqual([1600, 800, 800, 800, 800, 800, 800].sort());
  // It fell silent at a third of the run.
  expect(small[0]!.lines[0]!.values.at(-1)).toBe(null);
});

test('each small chart leads to where the page says more', () => {
  for (const outcome of Object.values(SEVERAL)) {
    const text = page(outcome);
    const places = [...text.matchAll(/<a href="#(.*?)">/g)].map(([, id]) => id);
    expect(new Set(places).size).toBe(places.length);
    for (const id of places) expect(text).toContain(`id="${id}"`);
  }
});

test('no two things on the page have the same id', () => {
  for (const outcome of Object.values(SEVERAL)) {
    const ids = [...markupOf(page(outcome)).matchAll(/ id="(.*?)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  }
});

test('a check without numbers has its reason, and no chart', () => {
  const broken = OUTCOMES.error!;
  const checks = [FAIL.checks![1]!, { ...ERROR.checks!.at(-1)!, watch: broken.watch }];
  const [markup] = foldedChecks(page({ ...FAIL, checks }));
  expect(markup).toContain('answered 401 Unauthorized.');
  expect(markup!.split('</details>')[0]).not.toContain('data-plot');
});

const HOSTILE = `</script><script>alert(1)</script><!-- " onload='x' \u2028\u2029 \`\${1}\` &lt;`;

test('no name and no label of a further check breaks out of the markup or the data', () => {
  const checks = FAIL.checks!.map((check) => ({
    ...check,
    name: `${check.name} ${HOSTILE}`,
    verdict: { ...check.verdict, reason: HOSTILE },
    watch: withParts(check.watch, HOSTILE, 2),
  }));
  const text = page({ ...FAIL, checks });
  expect(text).not.toContain('alert(1)</script>');
  expect(text.match(/<script\b/g)).toHaveLength(3);
  expect(markupOf(text)).not.toMatch(/<!--(?! Copyright|\s*The MIT)/);
  expect(markupOf(text)).not.toContain("onload='x'");
  expect(plotsOf(text).every(({ id }) => /^[a-z0-9-]+$/.test(id))).toBe(true);
});

test('no secret of a further check is on the page', () => {
  const secret = 's3cr3t/tok en';
  const checks = FAIL.checks!.map((check) => ({
    ...check,
    watch: withParts(check.watch, `pod-${secret}`, 2),
  }));
  const { source } = FAIL.config;
  const shown = withoutSecrets({ ...FAIL, checks, config: config({ source, secrets: [secret] }) });
  expect(page(shown)).not.toMatch(/s3cr3t|tok en/);
  expect(page(shown)).toContain('pod-***');
});

test('20 checks of 5,000 polls and 200 pods: under 600 kB, and each peak of the evidence is still there', () => {
  const text = page(longChecks(20, 5000, 200));
  expect(Buffer.byteLength(text)).toBeLessThan(600_000);
  const evidence = plotsOf(text).filter(({ id }) => /^other-\d+-evidence$|^check-\d+$/.test(id));
  expect(evidence).toHaveLength(39);
  for (const { lines } of evidence) {
    expect(Math.max(...(lines[0]!.values as number[]))).toBeCloseTo(4.2 / Math.LN10, 5);
  }
});
