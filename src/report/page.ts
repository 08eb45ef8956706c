/** The report as one HTML file: no network, its charts drawn by a script of its own, readable without. */
import { createHash } from 'node:crypto';
import type { Outcome } from '../outcome.ts';
import { LIBRARY, LIBRARY_LICENSE, LIBRARY_STYLE, SCRIPT, STYLE } from './page/assets.ts';
import { rounded } from './page/chart.ts';
import { checksSection } from './page/checks.ts';
import { originSections, resultSections } from './page/details.ts';
import { Html, html, jsonInScript } from './page/html.ts';
import { numbersSection } from './page/numbers.ts';
import { otherCheckSections } from './page/other-checks.ts';
import { runSections } from './page/run.ts';
import { headSection } from './page/verdict.ts';

const STYLES = `${LIBRARY_STYLE}\n${STYLE}`;
const SCRIPTS = [LIBRARY, SCRIPT];

/** Nothing but what this page brings along; addresses of links are not loaded, so they need no leave. */
const POLICY = [
  "default-src 'none'",
  `script-src ${SCRIPTS.map(hash).join(' ')}`,
  `style-src ${hash(STYLES)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** @param outcome without secrets */
export function page(outcome: Outcome): string {
  const checks = checksSection(outcome);
  const run = runSections(outcome);
  const others = otherCheckSections(outcome);
  const plots = [...checks.plots, ...run.plots, ...others.plots].map(rounded);
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Canary Gate: ${outcome.verdict.verdict}</title>
<link rel="icon" href="data:,">
<!-- ${new Html(LIBRARY_LICENSE)} -->
<style>${new Html(STYLES)}</style>
</head>
<body>
<main>
${headSection(outcome)}
${checks.section}
${numbersSection(outcome)}
${run.sections}
${resultSections(outcome)}
${others.section}
${originSections(outcome)}
</main>
<script type="application/json" id="data">${jsonInScript({ plots })}</script>
${SCRIPTS.map((script) => html`<script>${new Html(script)}</script>`)}
</body>
</html>
`;
  return markup;
}

function hash(inlined: string): string {
  return `'sha256-${createHash('sha256').update(inlined).digest('base64')}'`;
}
