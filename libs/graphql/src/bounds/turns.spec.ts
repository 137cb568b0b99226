import { Turns } from './turns.js';

const RATE = 1_000;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

function turnsAt(): { turns: Turns; pass: (ms: number) => void } {
  let nowMs = 0;
  const turns = new Turns({ costPerSecond: RATE }, () => nowMs);
  return { turns, pass: (ms) => void (nowMs += ms) };
}

describe('given callers who share a thread', () => {
  it('when each asks once, then nobody waits', () => {
    const { turns } = turnsAt();
    expect([turns.take('a'), turns.take('b')]).toEqual([undefined, undefined]);
  });

  it('when one asks for much at once, then its operations begin one a turn, and others between', async () => {
    const { turns } = turnsAt();
    const begun: string[] = [];
    const ask = async (caller: string) => {
      await turns.take(caller);
      begun.push(caller);
    };
    const all = ['a', 'a', 'a', 'b', 'b'].map(ask);
    await Promise.all(all);
    expect(begun).toEqual(['a', 'b', 'a', 'b', 'a']);
  });

  it('when one has used up what it is given, then it waits while others ask, and they do not', async () => {
    const { turns, pass } = turnsAt();
    void turns.take('b');
    turns.charge('a', 5 * RATE);
    let isBegun = false;
    const waiting = Promise.resolve(turns.take('a')).then(() => (isBegun = true));
    await nextTurn();
    await nextTurn();
    expect([isBegun, turns.take('b')]).toEqual([false, undefined]);
    // A second's worth is owed.
    pass(1_000);
    await nextTurn();
    void turns.take('b');
    await waiting;
    expect(isBegun).toBe(true);
  });

  it('when nobody else has asked for a while, then whoever is in debt need not wait', async () => {
    const { turns, pass } = turnsAt();
    void turns.take('b');
    turns.charge('a', 100 * RATE);
    pass(1_001);
    await nextTurn();
    expect(turns.take('a')).toBeUndefined();
  });

  it('when one rests, then it has saved up for a few seconds and no more', async () => {
    const { turns, pass } = turnsAt();
    turns.charge('a', 1);
    pass(3_600_000);
    turns.charge('a', 4 * RATE + 1);
    void turns.take('b');
    await nextTurn();
    expect(turns.take('a')).toBeInstanceOf(Promise);
  });
});
