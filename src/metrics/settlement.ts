/** Counts that can't be, settled with those of the next poll: an error that a service, or its server, shows before the request. */
import type { Counts } from './source.ts';

/** Of one cohort, from poll to poll. */
export class Settlement {
  #waiting = 0;

  /**
   * Errors between 0 and the requests. What is too many, or too few, waits until there are requests, and then for one poll:
   * a counter of errors that counts a request several times must not charge its excess to the requests of later.
   */
  settle({ errors, requests }: Counts): Counts {
    const all = errors + this.#waiting;
    const possible = Math.min(Math.max(0, all), requests);
    const left = all - possible;
    const own = Math.min(Math.max(left, Math.min(0, errors)), Math.max(0, errors));
    this.#waiting = requests === 0 ? left : own;
    return { errors: possible, requests };
  }
}
