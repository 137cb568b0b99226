import { openOutbox, type OutboxDb } from '#notices';
import { type NoticeConfiguration, readNotices, readStores } from '#runtime';

/** How notices are kept and sent, as the environment and the data folder say. */
export const noticesAt = (dataDir: string): NoticeConfiguration =>
  readNotices(process.env, readStores(process.env, dataDir));

/** The outbox, for as long as `use` takes; a server may have it open as well. */
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
