import type { Dated } from '../../dated.js';
import type { Ending, OrganisationRecord } from './directory.state.js';

/** One step of an organisation's history. */
export interface Step {
  /** Local date from which it counts. */
  readonly effectiveFrom: string;
  readonly step: 'registered' | 'renamed' | 'moved' | 'bounded' | Ending['how'];
  /** The new name, the new parent (none where it belongs to none), the successors, or nothing. */
  readonly to: string[];
  readonly reason?: string;
}

const stepOf = <T>(step: Step['step'], entry: Dated<T>, to: readonly string[]): Step => ({
  effectiveFrom: entry.from,
  step,
  to: [...to],
  ...(entry.reason !== undefined && { reason: entry.reason }),
});

/** All past and future changes of an organisation, by date; its end last. */
export function stepsOf(record: OrganisationRecord): Step[] {
  const { registered, since, reason, names, parents, boundaries, ended } = record;
  const later = <T>({ from }: Dated<T>) => from !== since;
  const why = reason === undefined ? {} : { reason };
  const first = stepOf('registered', { from: since, value: '', ...why }, [
    names[0]?.value ?? registered.name,
  ]);
  const changes = [
    ...names.filter(later).map((entry) => stepOf('renamed', entry, [entry.value])),
    ...parents
      .filter(later)
      .map((entry) => stepOf('moved', entry, entry.value === '' ? [] : [entry.value])),
    ...boundaries.map((entry) => stepOf('bounded', entry, [])),
  ];
  changes.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  return [first, ...changes, ...(ended ? [stepOf(ended.value.how, ended, ended.value.into)] : [])];
}
