import type { KindPolicy, WhistleCommand } from '#whistle';
import { EXTENSION_REASONS, EXTENSION_REFUSALS } from '../district/words.js';
import { actorFor, authorityOf, type CalledSummons, type Cast, type Step } from './cast.js';
import type { Fate } from './fate.js';
import { DAY, HOUR, workingHoursLater } from './moments.js';
import type { Pace } from './pace.js';
import type { Random } from './random.js';

/** Business hours of a day, as extensions in 工作日 are counted. */
const WORKDAY_HOURS = 7;
/** A department that needs less than this share of the limit asks for no extension. */
const SHORT = 0.7;

interface Answering {
  readonly called: CalledSummons;
  readonly fate: Fate;
  readonly cast: Cast;
  readonly random: Random;
}

const wantsMore = ({ extends: wanted, pausedDays, report = 2 }: Fate): boolean =>
  wanted !== 'no' && pausedDays === 0 && report >= SHORT;

type ExtensionPolicy = NonNullable<KindPolicy['extension']>;

/** 延期, where the rules allow it and time is short; a granted extension moves the end of the limit. */
export function extensionSteps(answering: Answering, pace: Pace): readonly Step[] {
  const { called, fate, random } = answering;
  const { extension } = called.rule.policy;
  const due = called.rule.clocks.resolve?.dueAt;
  if (!extension || due === undefined || !wantsMore(fate)) return [];
  const dueAt = Date.parse(due);
  if (pace.now >= dueAt) return [];
  const at = pace.now + (dueAt - pace.now) * random.between(0.3, 0.8);
  pace.now = at;
  const value = Math.min(random.int(2, 5), extension.most.value);
  return requestAndAnswer({ ...answering, extension, value, at, dueAt }, pace);
}

interface RequestedExtension extends Answering {
  readonly extension: ExtensionPolicy;
  readonly value: number;
  readonly at: number;
  readonly dueAt: number;
}

function requestAndAnswer(asked: RequestedExtension, pace: Pace): readonly Step[] {
  const { called, cast, random, fate, at, value, dueAt } = asked;
  const { by: authority, most } = asked.extension;
  const { no: summons, department } = called;
  const extension = { value, unit: most.unit };
  const reason = random.pick(EXTENSION_REASONS);
  const request: WhistleCommand = { type: 'RequestExtension', summons, extension, reason };
  const refused = { type: 'RefuseExtension' as const, summons };
  const answer: WhistleCommand =
    fate.extends === 'refused'
      ? { ...refused, reason: random.pick(EXTENSION_REFUSALS) }
      : { type: 'GrantExtension', summons };
  const answeredAt = pace.soon(1, 6);
  pace.now = answeredAt;
  if (answer.type === 'GrantExtension')
    pace.movedMs =
      most.unit === '工作日'
        ? workingHoursLater(dueAt, value * WORKDAY_HOURS) - dueAt
        : value * (most.unit === '自然日' ? DAY : HOUR);
  return [
    { at, command: request, by: actorFor(department) },
    { at: answeredAt, command: answer, by: authorityOf(authority, cast) },
  ];
}
