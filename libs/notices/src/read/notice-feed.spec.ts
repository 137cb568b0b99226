import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type PostgresServer, startPostgres } from '../../../../test/support/postgres.js';
import type { NoticeKind } from '../domain/notice.values.js';
import { beginFeed } from '../outbox/feeding.js';
import { openOutbox, type OutboxPlace } from '../outbox/open-outbox.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';
import { NoticeFeed } from './notice-feed.js';

const folder = mkdtempSync(join(tmpdir(), 'notice-feed-'));
let postgres: PostgresServer;
const PLACES: readonly [string, () => OutboxPlace][] = [
  ['SQLite', () => ({ file: join(folder, 'notices.db') })],
  ['PostgreSQL', () => ({ postgres: { url: postgres.url() } })],
];
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

describe.each(PLACES)('given somebody who listens to an inbox in %s', (_, place) => {
  let outbox: OutboxDb;
  let written = 0;
  beforeAll(async () => {
    outbox = await openOutbox(place());
    await beginFeed(outbox, '', { settings: new Map(), now: '' });
  }, 60_000);
  afterAll(() => outbox.destroy());

  const idOf = (n: number) => `n-${String(n).padStart(4, '0')}`;
  /** Notices as the feeder writes them: with the position of the outbox, in one transaction. */
  const fed = (count: number, of: { organisation: string; kind?: NoticeKind }): Promise<void> =>
    outbox.transaction().execute(async (tx) => {
      for (let n = 0; n < count; n += 1) {
        written += 1;
        const at = new Date(Date.UTC(2026, 10, 20, 1, 0, written)).toISOString();
        const about = { event_id: 'e', event_type: 'DepartmentSummoned', whistle_id: 'w' };
        const texts = { title: `第 ${written} 条`, text: '', react_by: '', over: '', stream: '' };
        const source = { source_system: '', source_reference: '', outcome: '' };
        const row = { id: idOf(written), kind: of.kind ?? 'summoned', summons: 1, urgent: 0, at };
        await tx
          .insertInto('notice')
          .values(
            Object.assign({ organisation: of.organisation }, row, about, texts, source) as never,
          )
          .execute();
      }
      await tx
        .updateTable('feed')
        .set({ position: String(written).padStart(9, '0') })
        .execute();
    });
  const ownerOf =
    (organisation: string, muted: readonly NoticeKind[] = []) =>
    async () => ({ organisation, account: 'clerk', muted });
  const next = async (notices: AsyncIterableIterator<{ readonly id: string }>) =>
    ((await notices.next()).value as { readonly id: string } | undefined)?.id;

  it('when notices come, then it is told of its own, the oldest first; of the past and of others, nothing', async () => {
    await fed(2, { organisation: 'chengguan' });
    const feed = new NoticeFeed(outbox);
    const mine = await feed.listen(ownerOf('chengguan'));
    const theirs = await feed.listen(ownerOf('gongan'));
    const before = written;
    await fed(1, { organisation: 'gongan' });
    await fed(2, { organisation: 'chengguan' });
    expect([await next(mine), await next(mine)]).toEqual([idOf(before + 2), idOf(before + 3)]);
    expect(await next(theirs)).toBe(idOf(before + 1));
    await fed(1, { organisation: 'chengguan' });
    expect(await next(mine)).toBe(idOf(before + 4));
    for (const one of [mine, theirs]) await one.return?.();
  });

  it('when a kind is muted, then it is not told of it, nor later of what came meanwhile', async () => {
    let muted: NoticeKind[] = ['acknowledged'];
    const feed = new NoticeFeed(outbox);
    const owner = async () => ({ organisation: 'muting', account: 'clerk', muted });
    const notices = await feed.listen(owner);
    await fed(1, { organisation: 'muting', kind: 'acknowledged' });
    await fed(1, { organisation: 'muting' });
    expect(await next(notices)).toBe(idOf(written));
    muted = [];
    await fed(1, { organisation: 'muting', kind: 'acknowledged' });
    expect(await next(notices)).toBe(idOf(written));
    await notices.return?.();
  });

  it('when more come at once than are compared, then it is told to ask anew', async () => {
    const notices = await new NoticeFeed(outbox).listen(ownerOf('many'));
    await fed(100, { organisation: 'many' });
    await expect(notices.next()).rejects.toMatchObject({
      extensions: { code: 'SUBSCRIPTION_INTERRUPTED' },
    });
  });

  it('when it stops listening while it waits, then its wait ends', async () => {
    const notices = await new NoticeFeed(outbox).listen(ownerOf('quiet'));
    const waiting = notices.next();
    await notices.return?.();
    expect((await waiting).done).toBe(true);
  });
});
