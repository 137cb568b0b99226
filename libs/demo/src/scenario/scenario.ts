import type { Actor } from '#event-sourcing';
import type { WhistleCommand, WhistleRuleBook } from '#whistle';
import { blow, MATTERS } from './blow.js';
import { CURRENT_CASES } from './current-cases.js';
import { DAY, iso, someMoment } from './moments.js';
import { Random } from './random.js';
import { WhistleStory } from './whistle-story.js';

/** Days of history before now. */
export const HISTORY_DAYS = 92;

/** A command of the scenario; `whistle` and `step` number it and never change for a seed. */
export interface TimedCommand {
  /** ISO 8601 UTC; not after now. */
  readonly at: string;
  readonly whistle: number;
  /** Within the whistle, from 0: the blow itself. */
  readonly step: number;
  readonly command: WhistleCommand;
  readonly acting: Actor;
}

export interface ScenarioOptions {
  readonly seed: number;
  /** End of the history, milliseconds of the epoch. */
  readonly now: number;
  readonly rules: WhistleRuleBook;
  /** Whistles drawn at random; those of {@link CURRENT_CASES} come on top. */
  readonly whistles: number;
}

/**
 * Three months in the demo district, as the commands that people sent, in order of time. Whistles
 * of days on which no rules were in force are left out. Pure: the same options, the same commands.
 */
export function scenario(options: ScenarioOptions): readonly TimedCommand[] {
  const { now, whistles } = options;
  const commands = [
    ...Array.from({ length: whistles }, (_, whistle) => drawn(options, whistle)),
    ...CURRENT_CASES.map((_, index) => current(options, index)),
  ].flat();
  return commands.filter(({ at }) => at <= iso(now)).sort(byTime);
}

const byTime = (a: TimedCommand, b: TimedCommand): number =>
  a.at === b.at ? a.whistle - b.whistle || a.step - b.step : a.at < b.at ? -1 : 1;

function drawn({ seed, now, rules }: ScenarioOptions, whistle: number): TimedCommand[] {
  const random = new Random(seed, whistle);
  const matter = random.pickByWeight(MATTERS);
  const at = someMoment(random, matter.rhythm, now - HISTORY_DAYS * DAY, now);
  if (rules.kindsAt(iso(at)).length === 0) return [];
  return told(new WhistleStory(blow(random, matter, rules, at), rules, random), whistle);
}

function current(options: ScenarioOptions, index: number): TimedCommand[] {
  const { seed, now, rules, whistles } = options;
  const found = CURRENT_CASES[index];
  const whistle = whistles + index;
  const at = now - (found?.ago ?? 0);
  if (rules.kindsAt(iso(at)).length === 0) return [];
  const random = new Random(seed, whistle);
  const raised = blow(random, random.pickByWeight(MATTERS), rules, at);
  // One department only, so that the whistle stands where its lead stands.
  const alone = { ...raised, command: { ...raised.command, assisting: [], informed: [] } };
  return told(new WhistleStory(alone, rules, random, found?.settled), whistle);
}

const told = ({ steps }: WhistleStory, whistle: number): TimedCommand[] =>
  steps.map(({ at, command, by }, step) => ({
    at: iso(Math.round(at)),
    ...{ whistle, step, command, acting: by },
  }));
