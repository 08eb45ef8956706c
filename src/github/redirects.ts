/** Follows redirects of the API, as those of a renamed repository, without losing the method or giving the token away. */

/** Like `fetch`; what octokit takes for one. */
// biome-ignore lint/suspicious/noExplicitAny: octokit declares its own fetch with any
export type Fetch = (url: string, options: any) => Promise<any>;

const MOST_HOPS = 3;
const FOLLOWED = [301, 302, 307, 308];

/** The API sent us where no token should go, or in circles. */
export class RedirectRefused extends Error {
  override readonly name = 'RedirectRefused' as const;
}

/**
 * `fetch` that follows up to three redirects within one origin. By hand: fetch itself turns a redirected POST into a
 * GET, whose answer would be taken for success.
 * @throws RedirectRefused
 */
export function following(fetch: Fetch): Fetch {
  return async (url, options) => {
    let target = new URL(url);
    for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
      const response = await fetch(target.href, { ...options, redirect: 'manual' });
      if (response.status < 300 || response.status > 399 || response.status === 304) {
        return response;
      }
      const next = URL.parse(response.headers.get('location') ?? '', target.href);
      await response.body?.cancel();
      if (next === null || !FOLLOWED.includes(response.status)) {
        throw new RedirectRefused(`it answered ${response.status} without saying where to go`);
      }
      if (next.origin !== target.origin) {
        throw new RedirectRefused(
          `it redirects to ${next.origin}, which is not where the token belongs`,
        );
      }
      target = next;
    }
    throw new RedirectRefused(`it redirected ${MOST_HOPS + 1} times`);
  };
}
