// A receiver of rollback calls: acts for nobody without the secret, and once for each verdict however often it is called.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.ROLLBACK_SECRET); // whsec_…
const done = new Map(); // By id. Several receivers, or one that restarts, need a table with a unique key instead.

const server = createServer(async (request, response) => {
  const answer = (status, words) => response.writeHead(status).end(words);
  let message;
  try {
    message = webhook.verify(await text(request), request.headers); // Throws when forged or over five minutes old.
  } catch {
    return answer(401, 'not signed with our secret');
  }
  const id = request.headers['webhook-id'];
  if (!done.has(id)) done.set(id, rollBack(message.data)); // A call that comes meanwhile waits for the same rollback.
  try {
    answer(200, await done.get(id));
  } catch {
    done.delete(id); // The gate tries again, under the same id.
    answer(503, 'could not roll back');
  }
});
const { PORT = 8080, HOST } = process.env;
server.listen(PORT, HOST, () => console.log(`listening on ${server.address().port}`));

/** Your own: returns when the old version has the traffic, throws when that did not work. */
async function rollBack({ id, reason, run_url }) {
  console.log(`rolling back for ${id}: ${reason} ${run_url ?? ''}`);
  return 'rolled back';
}
