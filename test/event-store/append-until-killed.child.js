// @ts-check
/**
 * Appends with 64 appends in flight until it is killed, and prints one line for each append that
 * was acknowledged: its stream, then its event ids. Usage: node … FILE inline|thread
 */
import { randomUUID } from 'node:crypto';
import { openSqliteEventStore } from '#event-store/sqlite';

const [file = '', writer] = process.argv.slice(2);
const store = await openSqliteEventStore({
  file,
  writer: writer === 'thread' ? 'thread' : 'inline',
});

const metadata = {
  commandId: randomUUID(),
  command: 'AppendUntilKilled',
  digest: 'd',
  correlationId: randomUUID(),
  actor: { account: 'street-01', organisation: 'street-a', role: 'street' },
};

async function appendForever() {
  const stream = `killed-${randomUUID()}`;
  for (let revision = -1; ;) {
    const events = Array.from({ length: 1 + ((revision + 1) % 3) }, () => ({
      id: randomUUID(),
      type: 'SomethingHappened',
      version: 1,
      data: { note: '事不完、人不走' },
      metadata,
    }));
    const outcome = await store.append(stream, revision < 0 ? 'no-stream' : revision, events);
    if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
    revision = outcome.revision;
    process.stdout.write(`${stream} ${events.map(({ id }) => id).join(' ')}\n`);
  }
}

await Promise.all(Array.from({ length: 64 }, appendForever));
