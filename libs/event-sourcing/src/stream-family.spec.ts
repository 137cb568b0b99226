import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import type { DomainEvent } from './event.js';
import { streamFamily } from './stream-family.js';

/** A sandbox: pots that take so many coins. Version 2 counts in fen, version 1 counted in yuan. */
type PaidYuan = DomainEvent<'Paid', { readonly yuan: number }>;
type Paid = DomainEvent<'Paid', { readonly fen: number }>;
interface Pay {
  readonly pay: number;
}

const before = streamFamily<Pay, number, PaidYuan, never, null>({
  prefix: 'pot-',
  versions: { Paid: 1 },
  decider: {
    initialState: 0,
    decide: ({ pay }) => [{ type: 'Paid', data: { yuan: pay } }],
    evolve: (sum, { data }) => sum + data.yuan,
  },
});
const decider = {
  initialState: 0,
  decide: ({ pay }: Pay): Paid[] => [{ type: 'Paid', data: { fen: pay } }],
  evolve: (sum: number, { data }: Paid) => sum + data.fen,
};
const versions = { Paid: 2 };
const inFen = { 1: (data: object) => ({ fen: (data as PaidYuan['data']).yuan * 100 }) };
const pots = streamFamily<Pay, number, Paid, never, null>({
  prefix: 'pot-',
  versions,
  upcasts: { Paid: inFen },
  decider,
});

const folder = mkdtempSync(join(tmpdir(), 'family-'));
let log: EventStore;
beforeAll(async () => void (log = await openSqliteEventStore({ file: join(folder, 'e.db') })));
afterAll(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

let ids = 0;
const requestOf = (id: string, pay: number) => {
  const commandId = `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
  const actor = { account: 'clerk', organisation: 'street', role: 'street' };
  const envelope = { commandId, command: 'Pay', actor, correlationId: commandId };
  return { id, command: { pay }, context: null, envelope };
};

describe('given a stream that an older version began', () => {
  beforeAll(async () => {
    for (const id of ['a', 'b', 'c']) await before.handle(log, requestOf(id, 3));
  });

  it('when it is read or loaded, then it is in the shape of today', async () => {
    expect((await pots.read(log, 'a')).map(({ version, data }) => ({ version, data }))).toEqual([
      { version: 2, data: { fen: 300 } },
    ]);
    expect(await pots.load(log, 'a')).toBe(300);
  });

  it('when people or the service itself go on with it, then they decide on today’s shape and write it', async () => {
    expect(await pots.handle(log, requestOf('b', 5))).toMatchObject({ state: 305, revision: 1 });
    const { id, context, ...sent } = requestOf('b', 7);
    const series = [{ id, context, commandsFor: () => [sent] }];
    expect(await pots.handleSeries(log, series)).toMatchObject([{ outcome: 'carried-out' }]);
    expect((await log.readStream('pot-b')).map(({ version }) => version)).toEqual([1, 2, 2]);
    expect(await pots.load(log, 'b')).toBe(312);
  });

  it('when decided events are appended from elsewhere, then they carry today’s version', () => {
    const { envelope } = requestOf('c', 1);
    const metadata = { ...envelope, digest: '' };
    const [, second] = [0, 1].map((index) =>
      pots.toAppend(decider.decide({ pay: 1 }), metadata, index),
    );
    expect(second).toMatchObject([{ type: 'Paid', version: 2, data: { fen: 1 } }]);
  });

  it('when its events are told from others, then by the name of the stream', () => {
    expect([pots.includes('pot-a'), pots.includes({ stream: 'whistle-a' })]).toEqual([true, false]);
    expect(pots.idOf(pots.streamOf('a'))).toBe('a');
  });
});

describe('given versions and upcasts that do not fit together', () => {
  it.each([
    ['nothing leads on from version 1', versions, {}],
    ['a step leads to a version that nobody writes', { Paid: 1 }, { Paid: inFen }],
  ])('when %s, then the family is not defined', (_, written, upcasts) => {
    expect(() => streamFamily({ prefix: 'pot-', versions: written, upcasts, decider })).toThrow(
      'pot-: Paid is written as',
    );
  });
});
