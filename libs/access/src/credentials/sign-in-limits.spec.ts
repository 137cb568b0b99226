import { clientNetwork } from './client-network.js';
import { SignInLimits } from './sign-in-limits.js';

const start = Date.parse('2026-11-22T02:35:00.000Z');
let now = start;
const clock = { now: () => new Date(now).toISOString() };
let limits: SignInLimits;
beforeEach(() => {
  now = start;
  limits = new SignInLimits(clock);
});

/** How many of so many attempts were let through. */
function allowed(times: number, attempt: (index: number) => number): number {
  const waits = Array.from({ length: times }, (_, index) => attempt(index));
  return waits.filter((wait) => wait === 0).length;
}

describe('given limits on signing in', () => {
  it('when one name is guessed from one place, then that place waits and no other does', () => {
    expect(allowed(300, () => limits.attempt('admin', '198.51.100.66'))).toBe(10);
    expect(limits.attempt('admin', '203.0.113.9')).toBe(0);
    expect(limits.attempt('street', '198.51.100.66')).toBe(0);
  });

  it('when one password is tried on 300 names from one place, then it is slowed after 50', () => {
    expect(allowed(300, (index) => limits.attempt(`name${index}`, '198.51.100.66'))).toBe(50);
    now += 60_000;
    expect(allowed(300, (index) => limits.attempt(`more${index}`, '198.51.100.66'))).toBe(6);
    expect(limits.attempt('name1', '203.0.113.9')).toBe(0);
  });

  it('when an office of many people signs in rightly, then nobody waits', () => {
    const all = allowed(500, (index) => {
      const wait = limits.attempt(`clerk${index}`, '198.51.100.66');
      if (wait === 0) limits.recordSuccess(`clerk${index}`, '198.51.100.66');
      return wait;
    });
    expect(all).toBe(500);
  });

  describe('and a name that is guessed at from a thousand places', () => {
    const place = (index: number) => `10.1.${index >> 8}.${index & 255}`;
    beforeEach(() => {
      limits.attempt('admin', '203.0.113.9');
      limits.recordSuccess('admin', '203.0.113.9');
      for (let index = 0; index < 1_000; index++) limits.attempt('admin', place(index));
    });

    it('when its owner comes from where they signed in before, then it is as ever', () => {
      expect(allowed(300, () => limits.attempt('admin', '203.0.113.9'))).toBe(10);
    });

    it('when its owner comes from a new place, then they may still try, if not often', () => {
      expect(allowed(300, () => limits.attempt('admin', '192.0.2.1'))).toBe(2);
    });

    it('when others sign in, then they notice nothing', () => {
      expect(allowed(10, () => limits.attempt('street', '192.0.2.1'))).toBe(10);
    });
  });
});

describe('given addresses of clients', () => {
  it.each([
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:bbbb:cccc:dddd:1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['198.51.100.7', '198.51.100.7'],
    ['unknown', 'unknown'],
  ])('when it is %s, then it counts as %s', (address, client) => {
    expect(clientNetwork(address)).toBe(client);
  });

  it('when somebody takes a new IPv6 address of their own for each guess, then they wait', () => {
    const guess = (index: number) => limits.attempt('admin', `2001:db8:1:2::${index.toString(16)}`);
    expect(allowed(300, guess)).toBe(10);
  });
});
