import { setImmediate as nextTurn } from 'node:timers/promises';
import { FairTurns } from './fair-turns.js';

const PATIENT = new AbortController().signal;

/** Work that ends when it is told to, and the order in which pieces of it began. */
class Desk {
  readonly began: string[] = [];
  readonly #ends: (() => void)[] = [];
  readonly turns: FairTurns;

  constructor(threads: number, waiting = 100) {
    this.turns = new FairTurns({ threads, waiting });
  }

  ask(asker: string, piece: string, signal = PATIENT): Promise<void> {
    return this.turns.run(asker, signal, () => {
      this.began.push(piece);
      return new Promise<void>((resolve) => this.#ends.push(resolve));
    });
  }

  async endFirst(): Promise<void> {
    this.#ends.shift()?.();
    for (let turn = 0; turn < 3; turn++) await nextTurn();
  }
}

describe('given one thread, and somebody who asks without end', () => {
  it('when another asks, then it is the next one', async () => {
    const desk = new Desk(1);
    const asked = ['a1', 'a2', 'a3', 'a4'].map((piece) => desk.ask('a', piece));
    asked.push(desk.ask('b', 'b1'), desk.ask('c', 'c1'));
    await nextTurn();
    for (let piece = 0; piece < 6; piece++) await desk.endFirst();
    await Promise.all(asked);
    expect(desk.began).toEqual(['a1', 'b1', 'c1', 'a2', 'a3', 'a4']);
  });

  it('when one fails, then its turn is over all the same', async () => {
    const { turns } = new Desk(1);
    const failed = turns.run('a', PATIENT, () => Promise.reject(new Error('bad')));
    await expect(failed).rejects.toThrow('bad');
    await expect(turns.run('a', PATIENT, () => Promise.resolve(1))).resolves.toBe(1);
  });
});

describe('given several threads', () => {
  it('when one person asks for much, then a thread stays for others', async () => {
    const desk = new Desk(3);
    const asked = ['a1', 'a2', 'a3'].map((piece) => desk.ask('a', piece));
    await nextTurn();
    expect(desk.began).toEqual(['a1', 'a2']);
    asked.push(desk.ask('b', 'b1'));
    await nextTurn();
    expect(desk.began).toEqual(['a1', 'a2', 'b1']);
    for (let piece = 0; piece < 4; piece++) await desk.endFirst();
    await Promise.all(asked);
  });
});

describe('given limits of waiting', () => {
  it('when one has a quarter of the places, then it is full for him, and not for others', () => {
    const desk = new Desk(1, 8);
    for (const piece of ['a1', 'a2', 'a3']) void desk.ask('a', piece);
    expect(desk.turns.isFull('a')).toBe(true);
    expect(desk.turns.isFull('b')).toBe(false);
    for (const asker of ['b', 'c', 'd'])
      for (const piece of ['1', '2']) void desk.ask(asker, asker + piece);
    expect(desk.turns.isFull('e')).toBe(true);
  });

  it('when time is up while waiting, then the place is free again', async () => {
    const desk = new Desk(1, 4);
    const running = desk.ask('a', 'a1');
    const patience = new AbortController();
    const waiting = desk.ask('a', 'a2', patience.signal);
    await nextTurn();
    expect(desk.turns.isFull('a')).toBe(true);
    patience.abort(new Error('too long'));
    await expect(waiting).rejects.toThrow('too long');
    expect(desk.turns.isFull('a')).toBe(false);
    await desk.endFirst();
    await running;
    expect(desk.began).toEqual(['a1']);
  });
});
