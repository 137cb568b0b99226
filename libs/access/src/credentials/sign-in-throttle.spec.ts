import { SignInThrottle } from './sign-in-throttle.js';

describe('given a throttle of two attempts, one more every 30 seconds', () => {
  const start = Date.parse('2026-11-22T02:35:00.000Z');
  let now = start;
  const clock = { now: () => new Date(now).toISOString() };
  const throttle = (capacity = 100) =>
    new SignInThrottle(clock, { burst: 2, refillSeconds: 30, capacity });
  beforeEach(() => {
    now = start;
  });

  it('when a third follows two failures, then it says how long to wait', () => {
    const door = throttle();
    expect([door.attempt('a'), door.attempt('a')]).toEqual([0, 0]);
    now += 10_000;
    expect(door.attempt('a')).toBe(20);
    expect(door.attempt('b')).toBe(0);
    now += 20_000;
    expect(door.attempt('a')).toBe(0);
    expect(door.attempt('a')).toBe(30);
  });

  it('when attempts succeed, then they cost nothing', () => {
    const door = throttle();
    for (let times = 0; times < 5; times++) {
      expect(door.attempt('a')).toBe(0);
      door.payBack('a');
    }
  });

  it('when there are more keys than it remembers, then the oldest is forgotten', () => {
    const door = throttle(2);
    for (const key of ['a', 'a', 'b', 'b', 'c', 'c']) expect(door.attempt(key)).toBe(0);
    expect(door.attempt('c')).toBeGreaterThan(0);
    expect(door.attempt('a')).toBe(0);
  });
});
