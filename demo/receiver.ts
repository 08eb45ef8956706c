/** What stands behind a rollback address: verifies the signature, acts once per id however often it is told. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

export interface Delivery {
  readonly id: string;
  readonly verified: boolean;
  /** Whether this id had been acted on before. */
  readonly repeated: boolean;
  readonly at: number;
  readonly body: string;
}

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
}

/**
 * @param secret of the signature, `whsec_…`
 * @param onDelivery told each call as it comes
 */
export async function startReceiver(
  secret: string,
  onDelivery: (delivery: Delivery) => void = () => {},
): Promise<Receiver> {
  const webhook = new Webhook(secret);
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const id = String(request.headers['webhook-id']);
    const verified = isGenuine(webhook, request, body);
    const repeated = deliveries.some((earlier) => earlier.verified && earlier.id === id);
    const delivery = { id, verified, repeated, at: Date.now(), body };
    deliveries.push(delivery);
    onDelivery(delivery);
    response.writeHead(verified ? 200 : 401).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rollback`,
    deliveries,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isGenuine(webhook: Webhook, { headers }: IncomingMessage, body: string): boolean {
  try {
    webhook.verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
