import { openOutbox, type OutboxDb } from '#notices';
import { type NoticeConfiguration, readNotices, readStores } from '#runtime';

/** Settings of notices from the environment and the data folder. */
export const noticesAt = (dataDir: string): NoticeConfiguration =>
  readNotices(process.env, readStores(process.env, dataDir));

/** Opens the outbox for the duration of `use`; a server may have it open as well. */
export async function withOutbox<T>(
  dataDir: string,
  use: (outbox: OutboxDb) => Promise<T>,
): Promise<T> {
  const outbox = await openOutbox(noticesAt(dataDir).place);
  try {
    return await use(outbox);
  } finally {
    await outbox.destroy();
  }
}
