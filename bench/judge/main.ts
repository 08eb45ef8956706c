/**
 * The judge against its peers and the limit. Prints one row a family and contender; without options it also writes the tables and
 * charts that the documentation shows. Exits with 1 when the gate misses one of its bounds.
 * Options: --runs N, --family TEXT and --contender NAME (both may be given several times), for a quick look;
 * --variant, for the table of the calibrated threshold instead.
 */
import { parseArgs } from 'node:util';
import type { Contender } from './contender.ts';
import { CONTENDERS } from './contenders.ts';
import { FAMILIES } from './families.ts';
import type { Family } from './family.ts';
import { runAll } from './pool.ts';
import { publish, publishVariant } from './publish.ts';
import { Results } from './results.ts';
import { asText, detailTable } from './tables.ts';

const FULL = 2000;

/** A variant that simulates beside every poll is given fewer runs, and families with a history and few canaries. */
const OF_THE_VARIANT = 300;
const VARIANT = ['gate', 'calibrated', 'wald', 'limit'];

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    family: { type: 'string', multiple: true },
    contender: { type: 'string', multiple: true },
    variant: { type: 'boolean', default: false },
  },
});
const runs = values.runs === undefined ? FULL : Number(values.runs);
if (!Number.isInteger(runs) || runs < 1 || runs > 1e6) {
  throw new Error(`--runs takes a whole number from 1 to 1000000, not ${values.runs}.`);
}
const families = FAMILIES.filter(
  ({ name }) => values.family?.some((text) => name.includes(text)) ?? true,
);
const contenders = CONTENDERS.filter(
  ({ name, onRequest }) => values.contender?.includes(name) ?? !onRequest,
);
if (families.length === 0 || contenders.length === 0) {
  const names = CONTENDERS.map(({ name }) => name).join(', ');
  throw new Error(
    `Nothing to run. Contenders: ${names}. Families are found by a part of their name.`,
  );
}
if (values.variant) publishVariant(await calibratedBesideGate());
else await raceAll();

async function raceAll(): Promise<void> {
  const results = await compete(families, contenders, runs);
  console.log(asText(detailTable(results)));
  if (!(values.runs || values.family || values.contender)) publish(results);
  const misses = results.misses('gate');
  for (const miss of misses) console.log(`The gate is ${miss}.`);
  if (misses.length > 0) process.exitCode = 1;
}

function calibratedBesideGate(): Promise<Results> {
  return compete(
    FAMILIES.filter(({ name }) => name.endsWith(', 5 % canary') && !name.startsWith('no history')),
    CONTENDERS.filter(({ name }) => VARIANT.includes(name)),
    OF_THE_VARIANT,
  );
}

/** All of them on the same traces; tells of its progress on stderr. */
async function compete(
  families: readonly Family[],
  contenders: readonly Contender[],
  runs: number,
): Promise<Results> {
  const names = contenders.map(({ name }) => name);
  const tasks = families.map(({ name }) => ({ family: name, contenders: names, runs }));
  let done = 0;
  const races = await runAll(tasks, ({ family }) => {
    done += 1;
    console.error(`${done} of ${families.length}: ${family}`);
  });
  return new Results(families, contenders, races, runs);
}
