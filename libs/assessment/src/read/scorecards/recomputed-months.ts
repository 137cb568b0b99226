import { localDate } from '#calendar';
import type { EventStore } from '#event-store';
import { foldWhistle, whistle } from '#whistle';
import { isInScope } from '../../domain/score-scope.js';
import type { SumsByScope } from '../../domain/scorecard.js';
import { factsOf, type SummonsFact } from '../../domain/summons-fact.js';
import type { CalendarOf } from '../../domain/working-ms.js';
import { type SumsQuestion, sumsOf, wantedOf } from './department-months.js';

const PAGE = 2_000;

/** Scores do not use durations. */
const UNTIMED: CalendarOf = () => ({ workingMsBetween: () => 0 });

type Days = Pick<SumsQuestion, 'from' | 'to'>;

const isWithin = (day: string, { from, to }: Days): boolean => from <= day && day <= to;

/** Streams with a summons dispatched in the period. */
async function streamsOf(log: EventStore, days: Days): Promise<Set<string>> {
  const filter = { streamPrefixes: [whistle.prefix], types: ['DepartmentSummoned'] };
  const streams = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const page = await log.readAll({ limit: PAGE, filter, ...(after !== undefined && { after }) });
    for (const { stream, data } of page.events.map(whistle.typed))
      if (isWithin(localDate(data.at), days)) streams.add(stream);
    after = page.position;
    if (page.end) return streams;
  }
}

/**
 * The same sums from the log alone, so that anybody can check a score. Uses no projection; reads one
 * whistle at a time and keeps only the names of the period's whistles in memory.
 */
export async function recomputeMonthSums(
  log: EventStore,
  question: SumsQuestion,
): Promise<SumsByScope> {
  const wanted = wantedOf(question.scopes);
  const add = (fact: SummonsFact) => {
    for (const { scope, sums } of wanted)
      if (isInScope(fact, scope)) sums.addFact(scope, fact, question.cutOff);
  };
  for (const stream of await streamsOf(log, question)) {
    const events = await whistle.read(log, whistle.idOf(stream));
    factsOf(foldWhistle(events), UNTIMED)
      .filter(({ day }) => isWithin(day, question))
      .forEach(add);
  }
  return sumsOf(wanted);
}
