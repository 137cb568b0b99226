import type { Actor } from '#event-sourcing';
import type { WhistleCommand } from '#whistle';
import type { RuleBook } from '#rules';
import { MERGE_REASONS } from '../district/words.js';
import { type BlownWhistle, drawWhistle, blowAgain, MATTERS, drawSecondReport } from './blow.js';
import { CURRENT_CASES } from './current-cases.js';
import { DAY, HOUR, iso, drawMoment, workingHoursLater } from './moments.js';
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
  /** Another whistle that the command names. */
  readonly about?: number;
}

export interface ScenarioOptions {
  readonly seed: number;
  /** End of the history, milliseconds of the epoch. */
  readonly now: number;
  readonly rules: RuleBook;
  /** Whistles drawn at random; {@link CURRENT_CASES}, merged and repeated whistles come on top. */
  readonly whistles: number;
  /** Id of a whistle of the scenario by its number. */
  readonly idOf: (whistle: number) => string;
}

/** Shares of whistles that are reported twice and merged, or blown again weeks later. */
const SHARE_REPORTED_TWICE = 0.03;
const SHARE_BLOWN_AGAIN = 0.04;

/** A whistle with its story. */
interface ToldWhistle {
  readonly whistle: number;
  readonly blown: BlownWhistle;
  readonly story: WhistleStory;
}

/**
 * Three months in the demo district, as the commands that people sent, in order of time. Whistles
 * of days on which no rules were in force are left out. Pure: the same options, the same commands.
 */
export function drawScenario(options: ScenarioOptions): readonly TimedCommand[] {
  const { now, whistles } = options;
  const told = [
    ...Array.from({ length: whistles }, (_, whistle) => drawPast(options, whistle)),
    ...CURRENT_CASES.map((_, index) => drawCurrent(options, index)),
  ].filter((one) => one !== undefined);
  const first = whistles + CURRENT_CASES.length;
  const commands = [
    ...told.flatMap(timedCommandsOf),
    ...told.flatMap((one) => drawMerge(options, one, first + one.whistle)),
    ...told.flatMap((one) => drawRepetition(options, one, 2 * first + one.whistle)),
  ];
  return commands.filter(({ at }) => at <= iso(now)).sort(byTime);
}

const byTime = (a: TimedCommand, b: TimedCommand): number =>
  a.at === b.at ? a.whistle - b.whistle || a.step - b.step : a.at < b.at ? -1 : 1;

function drawPast({ seed, now, rules }: ScenarioOptions, whistle: number): ToldWhistle | undefined {
  const random = new Random(seed, whistle);
  const matter = random.pickByWeight(MATTERS);
  const at = drawMoment(random, matter.rhythm, now - HISTORY_DAYS * DAY, now);
  if (rules.kindsAt(iso(at)).length === 0) return undefined;
  const blown = drawWhistle(random, matter, rules, at);
  return { whistle, blown, story: new WhistleStory(blown, rules, random) };
}

function drawCurrent(options: ScenarioOptions, index: number): ToldWhistle | undefined {
  const { seed, now, rules, whistles } = options;
  const found = CURRENT_CASES[index];
  const whistle = whistles + index;
  const at = now - (found?.ago ?? 0);
  if (rules.kindsAt(iso(at)).length === 0) return undefined;
  const random = new Random(seed, whistle);
  const raised = drawWhistle(random, random.pickByWeight(MATTERS), rules, at);
  // With one department only, the state of the whistle is that of its lead.
  const blown = { ...raised, command: { ...raised.command, assisting: [], informed: [] } };
  return { whistle, blown, story: new WhistleStory(blown, rules, random, found?.preset) };
}

const timedCommandsOf = ({ whistle, story }: ToldWhistle): TimedCommand[] =>
  story.steps.map(({ at, command, by }, step) => ({
    at: iso(Math.round(at)),
    whistle,
    step,
    command,
    acting: by,
  }));

const ENDINGS = ['CloseWhistle', 'WithdrawWhistle'];

const isOver = ({ steps }: WhistleStory, at: number): boolean =>
  steps.some((step) => step.at <= at && ENDINGS.includes(step.command.type));

/** 并哨: somebody else reports the same problem soon after, and the street merges the whistles. */
function drawMerge(options: ScenarioOptions, told: ToldWhistle, whistle: number) {
  const { seed, now, idOf } = options;
  const { whistle: of, blown, story } = told;
  const random = new Random(seed, whistle);
  if (!random.chance(SHARE_REPORTED_TWICE) || of >= options.whistles) return [];
  const again = drawSecondReport(random, blown, blown.at + random.between(0.3, 1.5) * HOUR);
  const mergedAt = again.at + random.between(0.1, 0.6) * HOUR;
  const reason = random.pick(MERGE_REASONS);
  const merging = { type: 'MergeWhistle' as const, into: idOf(of), reason };
  const { raiser } = again.cast;
  if (mergedAt > now || isOver(story, mergedAt)) return [];
  return [
    { at: iso(Math.round(again.at)), whistle, step: 0, command: again.command, acting: raiser },
    {
      at: iso(Math.round(mergedAt)),
      whistle,
      step: 1,
      command: merging,
      acting: raiser,
      about: of,
    },
  ];
}

/** 复哨: the same problem is back some weeks after it was settled. */
function drawRepetition(
  options: ScenarioOptions,
  { whistle: of, blown, story }: ToldWhistle,
  whistle: number,
) {
  const { seed, rules, now, idOf } = options;
  const random = new Random(seed, whistle);
  const { closedAt } = story;
  if (closedAt === undefined || !random.chance(SHARE_BLOWN_AGAIN)) return [];
  const at = workingHoursLater(closedAt + random.between(6, 35) * DAY, 0.5);
  if (at > now || rules.kindAt(blown.command.kind, iso(at)) === undefined) return [];
  const again = blowAgain(blown, idOf(of), at);
  const told = timedCommandsOf({
    whistle,
    blown: again,
    story: new WhistleStory(again, rules, random),
  });
  return told.map((command) => (command.step === 0 ? { ...command, about: of } : command));
}
