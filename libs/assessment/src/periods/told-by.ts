import { Directory } from '#directory';
import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { ScorePeriod } from '../domain/score-period.js';
import type { Scoring } from '../domain/scorecard.js';
import { whistle } from '#whistle';
import { openLiveScoreRules } from '../live-score-rules.js';
import { scoringOf } from '../read/scorecards/scorecards.js';
import { LogTooLongError, MOST_ONLINE } from './known-events.js';
import type { ScoreRuleSelection } from '../score-rule-files.js';

/** The log in which only those events are; it ends where `isEnd` says so first. */
function logOf(
  log: EventStore,
  isKnown: (event: RecordedEvent) => boolean,
  isEnd: (event: RecordedEvent) => boolean = () => false,
): EventStore {
  const readStream: EventStore['readStream'] = async (stream, options) =>
    (await log.readStream(stream, options)).filter(isKnown);
  const refuse = () => Promise.reject(new Error('what was known once is not written on'));
  return {
    readStream,
    readStreams: (streams) => Promise.all(streams.map((stream) => readStream(stream))),
    readAll: async (options) => {
      const page = await log.readAll(options);
      const end = page.events.findIndex(isEnd);
      if (end < 0) return page;
      const events = page.events.slice(0, end);
      return { events, position: events.at(-1)?.position ?? options.after, end: true };
    },
    append: refuse,
    appendInOrder: refuse,
    subscribe: (options) => log.subscribe(options),
    head: () => log.head(),
    close: () => Promise.resolve(),
  };
}

/**
 * The log as it stood at a past instant (ISO 8601 UTC): it ends before the first event that was written
 * later. Closing it closes nothing.
 */
export const logAsOf = (log: EventStore, instant: string): EventStore =>
  logOf(
    log,
    ({ recordedAt }) => recordedAt <= instant,
    ({ recordedAt }) => recordedAt > instant,
  );

const PAGE = 4_000;

/** How many whistle events were written by an instant, or in all. @throws LogTooLongError */
export async function countEvents(
  log: EventStore,
  instant: string | undefined,
  most = Infinity,
): Promise<number> {
  const filter = { streamPrefixes: [whistle.prefix] };
  const isLater = ({ recordedAt }: RecordedEvent) => instant !== undefined && recordedAt > instant;
  let count = 0;
  let after: string | undefined;
  for (;;) {
    const page = await log.readAll({ limit: PAGE, filter, ...(after !== undefined && { after }) });
    const end = page.events.findIndex(isLater);
    count += end < 0 ? page.events.length : end;
    if (count > most) throw new LogTooLongError(most);
    if (page.end || end >= 0) return count;
    after = page.position;
  }
}

/**
 * As {@link logAsOf}, for an answer that somebody waits for.
 * @throws LogTooLongError
 */
export async function shortLogAsOf(log: EventStore, instant: string): Promise<EventStore> {
  await countEvents(log, instant, MOST_ONLINE);
  return logAsOf(log, instant);
}

const toldAt = ({ data }: RecordedEvent): string => (data as { readonly at?: string }).at ?? '';

/** What makes scores of counts in a period, by the rules and the directory as they were told by an instant. */
export async function scoringToldBy(
  log: EventStore,
  instant: string,
  {
    period,
    selection,
  }: { readonly period: ScorePeriod; readonly selection?: ScoreRuleSelection | undefined },
): Promise<Scoring> {
  const told = logOf(log, (event) => toldAt(event) <= instant);
  const rules = await openLiveScoreRules(told, selection).current();
  const organisations = await new Directory(told, { now: () => instant }).current();
  return scoringOf(rules, organisations.asOf(period.to));
}
