import { Games } from './model.js';
import { Board } from './model/board.js';
import { seedsOfSpecs } from './seeds.js';

const GAMES = 3;

let board: Board;
beforeAll(async () => {
  board = await Board.open({});
}, 60_000);
afterAll(() => board.close(), 60_000);

describe('given a served district beside a model of its procedure', () => {
  it.each(seedsOfSpecs())(
    'when games of the seed %s are played, then both agree',
    async (_, seed) => {
      const { faults, rounds } = await new Games(board, seed).all(GAMES);
      expect(faults).toEqual([]);
      expect(rounds).toBe(GAMES);
    },
    120_000,
  );
});
