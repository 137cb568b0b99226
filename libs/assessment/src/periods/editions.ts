import type { EventStore } from '#event-store';
import { pendingAppeals, whistle } from '#whistle';
import type { ScorePeriod } from '../domain/score-period.js';
import type { ScoreRuleSelection } from '../score-rule-files.js';
import type { ComputedEdition } from './assessment-period.commands.js';
import { type Edition, resultIn } from './assessment-period.state.js';
import { type PeriodResult, resultDigest } from './canonical-scores.js';
import { KnownEvents } from './known-events.js';
import { firstDifference, firstOtherInputs } from './first-difference.js';
import type { FactListener, PassOptions } from './measures-in-log.js';
import { sealedScoresInLog, type SealedScores } from './scores-in-log.js';
import { scoringToldBy } from './told-by.js';

/**
 * What counts in a preliminary period although it came after its cut-off: decisions that correct the
 * record. Whatever else is learnt later counts in longer periods, each at its own cut-off.
 */
export const CORRECTIONS: readonly string[] = [
  'AppealFiled',
  'AppealWithdrawn',
  'AppealUpheld',
  'AppealRejected',
  'DeclineUpheld',
  'DeclineOverruled',
];

/** What an edition is computed from. */
export interface EditionQuestion {
  readonly period: ScorePeriod;
  readonly cutOff: string;
  /** Rules and directory are those that were told by then. ISO 8601 UTC. */
  readonly at: string;
  readonly selection?: ScoreRuleSelection | undefined;
}

/** Summonses with an undecided appeal, as `whistle/ordinal`. */
class Undecided {
  readonly #summonses = new Set<string>();

  readonly listen: FactListener = ({ summons: no }, { stream, whistle: { summonses } }, times) => {
    const summons = summonses[no - 1];
    if (!summons || pendingAppeals(summons).length === 0) return;
    const name = `${whistle.idOf(stream)}/${no}`;
    if (times > 0) this.#summonses.add(name);
    else this.#summonses.delete(name);
  };

  get summonses(): string[] {
    return [...this.#summonses].sort();
  }
}

/** The scores of a period with everything that a seal holds, from the log alone. */
export async function sealedScores(
  log: EventStore,
  { at, selection, period, cutOff }: EditionQuestion,
  { known, listener }: PassOptions = {},
): Promise<SealedScores> {
  const scoring = await scoringToldBy(log, at, { period, selection });
  return sealedScoresInLog(log, scoring, { period, cutOff, known }, listener);
}

/** What came after a period's facts were fixed, and how much may be read for it. */
export interface LaterFacts {
  /** How many whistle events were known when they were fixed. */
  readonly events: number;
  /** Streams of whistles whose later facts count too. */
  readonly whistles: readonly string[];
  /** Most whistle events that are read; any number where absent. */
  readonly most?: number | undefined;
}

/** An edition of a period as the log has it by now; what it corrects is read to the log's end. */
export async function computeEdition(
  log: EventStore,
  question: EditionQuestion,
  { events, whistles, most }: LaterFacts,
): Promise<ComputedEdition> {
  const later = { events: Number.MAX_SAFE_INTEGER, whistles, types: CORRECTIONS };
  const known = new KnownEvents({ events, later }, most);
  const [counted, undecided] = [new Set<string>(), new Undecided()];
  const listener: FactListener = (fact, told, times) => {
    undecided.listen(fact, told, times);
    if (known.isTakenUp(told.stream)) counted.add(told.stream);
  };
  const { result, inputs } = await sealedScores(log, question, { known, listener });
  const takenUp = known.takenUp.filter(({ stream }) => counted.has(stream));
  const { cutOff, boards, unscored } = result;
  return {
    cutOff,
    known: { events, ...(takenUp.length > 0 && { later: { ...later, events: known.seen } }) },
    takenUp,
    inputs,
    result: resultDigest(result),
    boards,
    unscored,
    undecided: undecided.summonses,
  };
}

/** What is wrong with a seal. */
export type SealFault = 'result' | 'inputs' | 'boards';

/** The first difference between an edition as it was sealed and as it is now. */
export interface SealDifference {
  /** `boards`: the sealed boards are no longer those of their digest. Otherwise the log tells otherwise. */
  readonly fault: SealFault;
  /** JSON pointer into the result, or the organisation whose inputs differ. */
  readonly at: string;
  readonly sealed: string;
  readonly found: string;
}

/** An edition held against the log. */
export interface SealCheck {
  readonly edition: number;
  readonly result: PeriodResult;
  /** Digests as they are computed now. */
  readonly digests: { readonly result: string; readonly inputs: string };
  readonly difference: SealDifference | undefined;
}

/** Computes an edition again from what was known to it, and compares both digests. */
export async function verifyEdition(
  log: EventStore,
  period: ScorePeriod,
  of: { readonly edition: Edition; readonly selection?: ScoreRuleSelection | undefined },
): Promise<SealCheck> {
  const { edition, selection } = of;
  const { cutOff, at } = edition;
  const known = new KnownEvents(edition.known);
  const found = await sealedScores(log, { period, cutOff, at, selection }, { known });
  const digests = { result: resultDigest(found.result), inputs: found.inputs.digest };
  const difference = differenceOf(period, edition, found);
  return { edition: edition.edition, result: found.result, digests, difference };
}

function differenceOf(
  { id }: ScorePeriod,
  edition: Edition,
  { result, inputs }: SealedScores,
): SealDifference | undefined {
  const sealed = resultIn(id, edition);
  const digest = resultDigest(sealed);
  if (digest !== edition.result)
    return { fault: 'boards', at: '', sealed: edition.result, found: digest };
  const first = firstDifference(sealed, result);
  if (first) return { fault: 'result', ...first };
  const other = firstOtherInputs(edition.inputs, inputs);
  return other && { fault: 'inputs', ...other };
}
