import { LogTail } from './log-tail.js';

describe('given the end of a log that others write to', () => {
  it('when nothing was looked at, then nothing is known of it', () => {
    const tail = new LogTail();
    expect([tail.newest, tail.end, tail.skip('a')]).toEqual([undefined, '', 'a']);
  });

  it('when all after an event of ours was looked at, then reading goes on behind that', () => {
    const tail = new LogTail();
    tail.quiet('c', 'f', true);
    expect(tail.newest).toEqual({ own: 'c' });
    expect(['b', 'c', 'e', 'f', 'g'].map((after) => tail.skip(after))).toEqual([
      ...['b', 'f', 'f', 'f', 'g'],
    ]);
  });

  it('when more was looked at from there on, then it is one stretch', () => {
    const tail = new LogTail();
    tail.quiet('c', 'f', true);
    tail.quiet('f', 'h', false);
    tail.quiet('d', 'e', false);
    expect([tail.newest, tail.skip('c')]).toEqual([{ own: 'c' }, 'h']);
  });

  it('when there is a place between that nobody looked at, then the event of ours is not known any more', () => {
    const tail = new LogTail();
    tail.quiet('c', 'f', true);
    tail.quiet('g', 'h', false);
    expect([tail.newest, tail.skip('c'), tail.skip('g')]).toEqual([undefined, 'c', 'h']);
  });

  it('when there is nothing of ours from the start, then that is known', () => {
    const tail = new LogTail();
    tail.quiet('', 'h', false);
    expect([tail.newest, tail.skip('')]).toEqual([{ own: undefined }, 'h']);
    tail.forget();
    expect([tail.newest, tail.end]).toEqual([undefined, '']);
  });
});
