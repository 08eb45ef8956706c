/** What the real metrics servers have in common. */

export interface Target {
  /** host:port of a service with a `/metrics` page. */
  readonly address: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface RealServer extends AsyncDisposable {
  readonly url: string;
  /** Value of an instant query, summed over its series; undefined when it has none. */
  query(promql: string): Promise<number | undefined>;
}

/** As JSON, which is YAML. */
export function scrapeConfig(targets: readonly Target[]): string {
  return JSON.stringify({
    global: { scrape_interval: '1s', scrape_timeout: '1s' },
    scrape_configs: [
      {
        job_name: 'shop',
        static_configs: targets.map(({ address, labels }) => ({ targets: [address], labels })),
      },
    ],
  });
}

/** @param resources what ends with it */
export function realServer(url: string, resources: AsyncDisposableStack): RealServer {
  return {
    url,
    query: (promql) => query(url, promql),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function query(url: string, promql: string): Promise<number | undefined> {
  const answer = await fetch(`${url}/api/v1/query`, {
    method: 'POST',
    body: new URLSearchParams({ query: promql, nocache: '1' }),
  });
  const { status, data } = (await answer.json()) as {
    status: string;
    data: { result: { value: [number, string] }[] };
  };
  if (status !== 'success') throw new Error(`${promql} was answered with ${answer.status}`);
  const values = data.result.map(({ value }) => Number(value[1]));
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}
