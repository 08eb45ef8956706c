/** By which parts errors of a counter of their own can be told: by labels that the counter of requests has too. */
import { routeLabel } from './routes.ts';
import { targetLabels } from './targets.ts';

type Labels = Readonly<Record<string, string>>;

/** What a rate can be broken down by. */
export type Part = 'instances' | 'routes';

export class SharedLabels {
  /** Of series of requests so far, as are those that follow. */
  readonly #names: Set<string>;
  readonly #targets: Set<string>;
  readonly #routes: Set<string>;
  /** Parts that have errors and no requests, or the reverse: their rates would be nonsense. */
  readonly untold: Set<Part>;

  constructor(before?: SharedLabels) {
    this.#names = new Set(before ? before.#names : []);
    this.#targets = new Set(before ? before.#targets : []);
    this.#routes = new Set(before ? before.#routes : []);
    this.untold = new Set(before?.untold);
  }

  /** Whether a series of requests is known. */
  get known(): boolean {
    return this.#targets.size > 0;
  }

  addRequests(labels: Labels): void {
    for (const name of Object.keys(labels)) this.#names.add(name);
    this.#targets.add(targetShape(labels));
    const route = routeLabel(labels);
    if (route !== undefined) this.#routes.add(route);
  }

  /** Of a series of errors the labels that tell whose they are; notes what they leave untold. */
  ofErrors(labels: Labels): Labels {
    if (!this.known) return labels;
    const shared = Object.fromEntries(
      Object.entries(labels).filter(([name]) => this.#names.has(name)),
    );
    if (!this.#targets.has(targetShape(shared))) this.untold.add('instances');
    const route = routeLabel(shared);
    if (route === undefined ? this.#routes.size > 0 : !this.#routes.has(route)) {
      this.untold.add('routes');
    }
    return shared;
  }
}

/** The names of the labels that identify a target. */
function targetShape(labels: Labels): string {
  return Object.keys(targetLabels(labels)).sort().join('\0');
}
