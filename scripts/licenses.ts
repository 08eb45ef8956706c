/**
 * The licence texts of every package in a bundle, as one file. Hand-written: the kept plugin for this (rollup-plugin-license)
 * brings a dozen packages, and looks for texts in files alone, which three of ours don't have.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly source: string;
  readonly text: string;
}

/**
 * @param moduleIds files that went into the bundle, as the bundler names them
 * @param root folder that holds node_modules
 * @returns one section a package, sorted by name and version: the same bundle gives the same bytes
 * @throws Error naming the package that doesn't say its licence
 */
export function licensesOf(moduleIds: Iterable<string>, root: string): string {
  const folders = new Set<string>();
  for (const id of moduleIds) {
    const folder = packageFolder(id, root);
    if (folder !== undefined) folders.add(folder);
  }
  const packages = [...folders].map(readPackage);
  packages.sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
  const heading = `The files beside this one contain code of these ${packages.length} packages, unmodified but for bundling.\n`;
  return [heading, ...packages.map(section)].join(`\n${'-'.repeat(80)}\n\n`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** undefined: our own source. */
function packageFolder(id: string, root: string): string | undefined {
  // The bundler's own run-time code has no file; it is part of the bundler's package.
  if (id.startsWith('\0rolldown/')) return join(root, 'node_modules/rolldown');
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
}

function readPackage(folder: string): Package {
  const meta = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const license = typeof meta.license === 'string' ? meta.license : undefined;
  if (license === undefined) throw new Error(`${meta.name}: its package.json names no licence`);
  return {
    name: meta.name,
    version: meta.version,
    license,
    source: `https://www.npmjs.com/package/${meta.name}/v/${meta.version}`,
    text: licenseText(folder) ?? `Licensed under ${license}${author(meta.author)}.`,
  };
}

function licenseText(folder: string): string | undefined {
  const names = readdirSync(folder).sort();
  const texts = names
    .filter((name) => /^(licen[cs]e|notice|copying)(\.(md|txt))?$/i.test(name))
    .map((name) => tidy(readFileSync(join(folder, name), 'utf8')));
  if (texts.length > 0) return texts.join('\n\n');
  const readme = names.find((name) => /^readme\.md$/i.test(name));
  if (readme === undefined) return undefined;
  const part = /^(?:#+ licen[cs]e|licen[cs]e\n-+)$\n([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(
    tidy(readFileSync(join(folder, readme), 'utf8')),
  );
  return part?.[1]?.trim();
}

function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

function author(value: unknown): string {
  if (typeof value === 'string') return ` by ${value}`;
  const name = (value as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? ` by ${name}` : '';
}

function section({ name, version, license, source, text }: Package): string {
  return `${name} ${version} (${license})\n${source}\n\n${text}\n`;
}
