/** Requests at a steady rate, and the truth about them: what the clients themselves got. */
import { Agent, get } from 'node:http';

export interface Truth {
  readonly requests: number;
  /** Answers of 500 and above. */
  readonly errors: number;
  /** Requests that got no answer: in no server's count, or in one that died with it. */
  readonly unanswered: number;
}

export interface Load {
  /** Of the requests that have ended. */
  truth(): Truth;
  /** Resolves when no request is under way any more. */
  stop(): Promise<Truth>;
}

export const ROUTES: readonly string[] = ['/', '/cart', '/checkout'];
/** More are not sent while so many wait for their answer. */
const MOST_UNDER_WAY = 50;

/** @param perSecond requests a second, spread evenly over time and over three routes */
export function startLoad(url: string, perSecond: number): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_UNDER_WAY });
  const underWay = new Set<Promise<void>>();
  const truth = { requests: 0, errors: 0, unanswered: 0 };
  const start = performance.now();
  let sent = 0;

  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond);
    while (sent < due) {
      const route = ROUTES[sent++ % ROUTES.length]!;
      if (underWay.size < MOST_UNDER_WAY) send(route);
    }
  }, 5);

  function send(route: string): void {
    const request = ask(new URL(route, url), agent).then((status) => {
      if (status === undefined) truth.unanswered++;
      else {
        truth.requests++;
        if (status >= 500) truth.errors++;
      }
      underWay.delete(request);
    });
    underWay.add(request);
  }

  return {
    truth: () => ({ ...truth }),
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
      agent.destroy();
      return { ...truth };
    },
  };
}

/** The status; undefined where no whole answer came. */
function ask(url: URL, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent, timeout: 5_000 }, (response) => {
      response
        .resume()
        .on('end', () => resolve(response.statusCode))
        .on('error', () => resolve(undefined));
    });
    request.on('timeout', () => request.destroy()).on('error', () => resolve(undefined));
  });
}
