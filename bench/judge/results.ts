/** All cells of the benchmark, and what they add up to for one contender. */
import { geometricMean, mean } from 'simple-statistics';
import { alarmsTooOften, goal, slowest } from './bounds.ts';
import { type Cell, cellOf } from './cell.ts';
import type { Contender } from './contender.ts';
import type { Family } from './family.ts';
import type { Race } from './race.ts';

export class Results {
  readonly runs: number;
  readonly healthy: readonly Family[];
  readonly sick: readonly Family[];
  readonly contenders: readonly Contender[];
  readonly #cells = new Map<string, Cell>();

  constructor(
    families: readonly Family[],
    contenders: readonly Contender[],
    races: ReadonlyMap<string, Race>,
    runs: number,
  ) {
    this.runs = runs;
    this.healthy = families.filter(({ kind }) => kind === 'healthy');
    this.sick = families.filter(({ kind }) => kind === 'sick');
    this.contenders = contenders;
    for (const family of families) {
      for (const { name } of contenders) {
        this.#cells.set(key(family, name), cellOf(family, races.get(family.name)!, name));
      }
    }
  }

  /** undefined when the contender took no part. */
  cell(family: Family, contender: string): Cell | undefined {
    return this.#cells.get(key(family, contender));
  }

  /** Mean polls to conviction over those of the limit; undefined where either is missing. */
  toLimit(family: Family, contender: string): number | undefined {
    const limit = this.cell(family, 'limit');
    const cell = this.cell(family, contender);
    return limit && cell ? cell.meanPolls / limit.meanPolls : undefined;
  }

  summary(contender: string): Summary {
    const promised = this.healthy.filter(({ bound }) => bound !== undefined);
    const cells = promised.map((family) => ({ family, cell: this.cell(family, contender)! }));
    const worst = cells.reduce((most, { cell }) => Math.max(most, cell.convicted.value), 0);
    const sick = this.sick.map((family) => this.cell(family, contender)!);
    const within = (against: string, most: (cell: Cell) => number) =>
      this.sick.filter((family) => {
        const [own, other] = [this.cell(family, contender), this.cell(family, against)];
        return own && other && own.meanPolls <= most(other);
      }).length;
    const ratios = this.sick.map((family) => this.toLimit(family, contender) ?? Number.NaN);
    return {
      promised: promised.length,
      broken: cells.filter(({ family, cell }) => alarmsTooOften(family, cell)).length,
      worst,
      caught: sick.length === 0 ? Number.NaN : mean(sick.map(({ convicted }) => convicted.value)),
      sick: sick.length,
      fastEnough: within('wald', slowest),
      atGoal: within('limit', goal),
      toLimit: ratios.length === 0 ? Number.NaN : geometricMean(ratios),
    };
  }

  /** Sentences on what the gate misses; none when it meets all its bounds. */
  misses(contender: string): string[] {
    const alarms = this.healthy
      .filter((family) => {
        const cell = this.cell(family, contender);
        return cell !== undefined && alarmsTooOften(family, cell);
      })
      .map(({ name }) => `more false alarms than promised: ${name}`);
    const slow = this.sick.flatMap((family) => {
      const wald = this.cell(family, 'wald');
      const cell = this.cell(family, contender);
      if (wald === undefined || cell === undefined || cell.meanPolls <= slowest(wald)) return [];
      const [took, most] = [cell.meanPolls, slowest(wald)].map((polls) => polls.toFixed(1));
      return [`slower than promised: ${family.name} (${took} polls, at most ${most})`];
    });
    return [...alarms, ...slow];
  }
}

export interface Summary {
  /** Healthy families with a promise, and those of them with more false alarms than promised. */
  readonly promised: number;
  readonly broken: number;
  /** The largest share of false alarms in those. */
  readonly worst: number;
  /** Mean share of sick canaries convicted. */
  readonly caught: number;
  readonly sick: number;
  /** Sick families in which it is as fast as the bound asks, and as the goal. */
  readonly fastEnough: number;
  readonly atGoal: number;
  /** Geometric mean of the time to conviction over the limit's. */
  readonly toLimit: number;
}

function key(family: Family, contender: string): string {
  return `${family.name}\0${contender}`;
}
