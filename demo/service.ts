/**
 * A small web shop that counts its requests as services do, and fails as often as it is told.
 * `node demo/service.ts [port] [error-rate] [seed]`; ends when its stdin does, so that it never outlives who started it.
 */
import { createServer, type ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, register } from 'prom-client';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const [port = '0', errorRateArgument = '0', seed = '1'] = process.argv.slice(2);
let errorRate = Number(errorRateArgument);
const random = xoroshiro128plus(Number(seed));

collectDefaultMetrics();
const requests = new Counter({
  name: 'http_requests_total',
  help: 'Requests answered.',
  labelNames: ['code', 'method', 'route'] as const,
});

const server = createServer(async (request, response) => {
  const method = request.method ?? 'GET';
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
  if (pathname === '/metrics') {
    response.setHeader('content-type', register.contentType).end(await register.metrics());
  } else if (pathname === '/fault' && method === 'POST') {
    errorRate = Number(searchParams.get('rate'));
    response.end(`${errorRate}\n`);
  } else {
    answer(method, pathname, response);
  }
});

function answer(method: string, route: string, response: ServerResponse): void {
  const code = uniformFloat64(random) < errorRate ? 500 : 200;
  requests.inc({ code, method, route });
  response.statusCode = code;
  response.end(code === 200 ? 'ok\n' : 'something broke\n');
}

server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`listening on ${address?.port}`);
});
process.stdin.resume().on('end', () => process.exit(0));
