import { FINDINGS, MEASURES, RESIDENTS_SAY } from '../district/words.js';
import type { BlownWhistle } from './blow.js';
import { nameOf, type Step } from './cast.js';
import { HOUR, iso, workingHoursLater } from './moments.js';
import type { Random } from './random.js';
import type { SummonsStory } from './summons-story.js';

/** A whistle and the answers of its departments. */
export interface PlayedWhistle {
  readonly blow: BlownWhistle;
  readonly parties: readonly SummonsStory[];
  readonly random: Random;
}

interface Span {
  /** When departments were called, milliseconds of the epoch. */
  readonly from: number;
  /** When the whistle was closed; Infinity where it is open. */
  readonly to: number;
}

const SHARE_ENFORCED = 0.6;

const reportedAt = ({ steps }: SummonsStory): number =>
  steps.find(({ command }) => command.type === 'ReportResolution')?.at ?? Infinity;

/** 联合执法: the departments go together, before any of them reports. */
export function jointEnforcementSteps(
  { blow, parties, random }: PlayedWhistle,
  span: Span,
): readonly Step[] {
  const obliged = parties.filter(({ called }) => called.role !== 'informed');
  const meant = blow.command.kind === 'joint-enforcement' && obliged.length > 1;
  if (!meant || !random.chance(SHARE_ENFORCED)) return [];
  const at = workingHoursLater(span.from, random.between(1, 4));
  const startsAt = workingHoursLater(at, random.between(3, 9));
  const endsAt = startsAt + random.between(1, 3) * HOUR;
  const all = obliged.every((party) => party.called.from <= at && at < reportedAt(party));
  if (!all || endsAt >= span.to) return [];
  const names = obliged.map(({ called }) => nameOf(called.department));
  const { address } = blow.command.place;
  const plan = `${names[0]}牵头，${names.slice(1).join('、')}配合，到${address}集中整治。`;
  const summonses = obliged.map(({ called }) => called.no);
  const call = { type: 'CallJointEnforcement' as const, summonses, startsAt: iso(startsAt), plan };
  const conclusion = {
    type: 'ConcludeJointEnforcement' as const,
    enforcement: 1,
    attended: obliged.map(({ called }) => called.department),
    findings: random.pick(FINDINGS),
    measures: random.pick(MEASURES),
  };
  const by = blow.cast.raiser;
  return [
    { at, command: call, by },
    { at: endsAt, command: conclusion, by },
  ];
}

const SHARE_ASKED = 0.65;

/** 回访: the street asks a resident who left contact data, within days after the closing. */
export function callbackSteps(
  { blow, parties, random }: PlayedWhistle,
  closedAt: number,
): readonly Step[] {
  if (!blow.command.contact || !random.chance(SHARE_ASKED)) return [];
  const commands = parties.flatMap(({ steps }) => steps.map(({ command }) => command));
  const rated = commands.find((command) => command.type === 'RateDepartment')?.satisfaction ?? 4;
  const satisfaction = Math.min(5, Math.max(1, rated + random.int(-1, 1)));
  const channel = random.pick(['callback', 'callback', 'sms', 'visit'] as const);
  const comment = random.pick(RESIDENTS_SAY[satisfaction - 1] ?? []);
  const command = {
    type: 'RecordResidentSatisfaction' as const,
    satisfaction,
    channel,
    ...(random.chance(0.7) && { comment }),
  };
  const at = workingHoursLater(closedAt, random.between(0.5, 7));
  return [{ at, command, by: blow.cast.street }];
}
