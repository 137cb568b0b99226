import { isPaused } from '../summons-clocks.js';
import type { WhistleFacts } from '../summons-facts.js';
import type { OpenRung } from '../whistle.events.js';
import type { Whistle } from '../whistle.state.js';

const sorted = (rungs: readonly OpenRung[]): readonly string[] =>
  rungs.map(({ clock, dueAt, rung, at }) => `${clock} ${dueAt} ${rung} ${at}`).sort();

/** What the decider knows of the clocks of a whistle. */
export const decided = ({ status, stage, overall, overallSince, summonses }: Whistle) => [
  ...[status, stage, overall, overallSince],
  ...summonses.map((s) => [
    ...[s.clocks, s.acknowledgedAt, s.contactedAt, s.arrivedAt, s.reportedAt, s.sentBack],
    ...[s.resolution === 'confirmed', s.released !== undefined, s.pausedSince !== undefined],
    ...[s.held, s.declineUntil, sorted(s.rungs)],
    // What waited for an answer waits no longer once its department is let go.
    ...(s.released === undefined ? [s.ruling, s.extensionAsked] : [undefined, undefined]),
  ]),
];

/** The same, as the facts have it. */
export const told = ({ status, stage, overall, overallSince, summonses }: WhistleFacts) => [
  ...[status, stage, overall, overallSince],
  ...summonses.map((f) => [
    ...[f.clocks, f.acknowledgedAt, f.contactedAt, f.arrivedAt, f.reportedAt, f.sentBack],
    ...[f.confirmedAt !== undefined, f.released !== undefined, isPaused(f)],
    ...[f.held ?? {}, f.declineUntil, sorted(f.cards.flatMap(rungOf))],
    f.decline?.outcome === 'pending' ? f.decline.ruling : undefined,
    f.extensions.at(-1)?.outcome === 'pending' ? f.extensions.at(-1)?.extension : undefined,
  ]),
];

const rungOf = ({ clock, dueAt, next }: WhistleFacts['cards'][number]): OpenRung[] =>
  next ? [{ clock: clock as OpenRung['clock'], dueAt, ...next }] : [];
