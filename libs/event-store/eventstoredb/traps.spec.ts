import { fromToken, toToken } from './eventstoredb-tokens.js';

describe('given the traps that others fell into', () => {
  it('KurrentDB #4970: when events share a commit, then a checkpoint between them keeps both halves', () => {
    // An explicit transaction: written one after the other, committed together.
    const places = [100n, 180n, 260n].map((prepare) => ({ commit: 300n, prepare }));
    const tokens = places.map(toToken);
    expect(new Set(tokens).size).toBe(3);
    expect(tokens.toSorted()).toEqual(tokens);
    expect(tokens.map(fromToken)).toEqual(places);
    // Later in the log than all of them, though it was begun before.
    expect(toToken({ commit: 310n, prepare: 90n }) > (tokens.at(-1) ?? '')).toBe(true);
  });
});
