import { admits, isInScope, narrowed, type Scope, scopeKey } from './score-scope.js';

const fact = { role: 'lead', kind: 'routine', category: '0103', channel: 'hotline-12345' };

describe('given a scope', () => {
  it.each<[Scope, boolean]>([
    [{}, true],
    [{ roles: ['lead'] }, true],
    [{ roles: ['assist'] }, false],
    [{ categories: ['01'] }, true],
    [{ categories: ['0103', '02'] }, true],
    [{ categories: ['010'] }, true],
    [{ categories: ['02'] }, false],
    [{ channels: ['hotline-12345'], kinds: ['routine'] }, true],
    [{ channels: ['hotline-12345'], kinds: ['emergency'] }, false],
    [{ kinds: [] }, false],
  ])('when it is %j, then the summons is in it: %s', (scope, expected) => {
    expect(isInScope(fact, scope)).toBe(expected);
  });

  it('when it is named in another order, then its key is the same, and another scope has another', () => {
    expect(scopeKey({ kinds: ['b', 'a'] })).toBe(scopeKey({ kinds: ['a', 'b'] }));
    const others: Scope[] = [
      {},
      { of: 'street' },
      { kinds: ['a'] },
      { kinds: [] },
      { roles: ['lead'] },
    ];
    expect(new Set(others.map(scopeKey)).size).toBe(others.length);
  });

  it('when it is narrowed, then only what is in both remains, and whose sums they are', () => {
    const both = narrowed(
      { of: 'street', categories: ['01', '0204'], roles: ['lead'] },
      { categories: ['0103', '02'], kinds: ['routine'] },
    );
    expect(both.categories?.toSorted()).toEqual(['0103', '0204']);
    expect(both).toMatchObject({ of: 'street', roles: ['lead'], kinds: ['routine'] });
    expect(narrowed({ roles: ['lead'] }, { roles: ['assist'] }).roles).toEqual([]);
    expect(admits(both, 'channel', 'petition')).toBe(true);
  });
});
