/** Writes what the documentation shows: tables as Markdown, charts as SVG. The same seed gives the same bytes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alarmsChart, detectionChart } from './charts.ts';
import { ALPHA, RHO } from './race.ts';
import type { Results } from './results.ts';
import { asMarkdown, detailTable, documentTables, type Table } from './tables.ts';

const DOCS = join(import.meta.dirname, '../../docs');

export function publish(results: Results): void {
  insert('statistics.md', 'overview', untitled(documentTables(results)[0]!));
  write('tables/judge.md', page(results));
  write('charts/detection.svg', detectionChart(results));
  write('charts/false-alarms.svg', alarmsChart(results));
}

/** The gate beside one with a calibrated threshold. */
export function publishVariant(variant: Results): void {
  insert('statistics.md', 'calibrated', untitled(documentTables(variant)[0]!));
  write('tables/calibrated.md', calibratedPage(variant));
}

/** For a page that has its own heading. */
function untitled(table: Table): string {
  return asMarkdown(table).replace(/^## .*\n\n/, '');
}

/** Between the markers of a page that is written by hand. */
function insert(name: string, marker: string, text: string): void {
  const path = join(DOCS, name);
  const [start, end] = [`<!-- ${marker}:start -->`, `<!-- ${marker}:end -->`];
  const [before, rest = ''] = readFileSync(path, 'utf8').split(start);
  const after = rest.split(end)[1];
  if (after === undefined) throw new Error(`${name} has no ${start} … ${end}`);
  writeFileSync(path, `${before}${start}\n\n${text}\n\n${end}${after}`);
}

function write(name: string, text: string): void {
  const path = join(DOCS, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

function page(results: Results): string {
  const intro = [
    '# The judge against its peers and the limit',
    '<!-- Made by `npm run bench:judge`: change bench/judge/ instead. -->',
    `${results.runs.toLocaleString('en')} seeded runs a cell, the same for all. alpha = ${100 * ALPHA} %, rho = ${RHO}; polls every 15 s.`,
    'The limit is a test that is told what no test can know, the true effect, its onset and the dispersion, with a threshold at which exactly alpha of canaries right at rho are convicted. The SPRT beside it is told effect and dispersion, not the onset. What each peer does, and where that is written, stands in `bench/judge/peers/`.',
  ];
  return `${[...intro, ...documentTables(results).map(asMarkdown)].join('\n\n')}\n`;
}

function calibratedPage(variant: Results): string {
  const intro = [
    '# A calibrated threshold',
    '<!-- Made by `npm run bench:judge -- --variant`: change bench/judge/ instead. -->',
    `The gate's evidence against 1/alpha, and against a threshold calibrated on simulated healthy paths. ${variant.runs} seeded runs a cell.`,
  ];
  return `${[...intro, asMarkdown(detailTable(variant))].join('\n\n')}\n`;
}
