import type { AddCommand } from '../command.js';
import { addClock } from './clock.js';
import { addExplain } from './explain.js';
import { addSummonses } from './summonses.js';

/** From a score to its summonses, and on to the events of each clock. */
export const addScore: AddCommand = (program, context) => {
  const score = program.command('score').description('考核得分的来历：说明、召集、时钟');
  addExplain(score, context);
  addSummonses(score, context);
  addClock(score, context);
};
