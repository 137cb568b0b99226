import { nameOfVersion, rulesDigest, type RuleVersion } from './activation.js';

/** When and by whom a version was put in force, where it was not by its file. */
interface ActivationNote {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly account: string;
}

/** A version of rules and the first local date (Asia/Shanghai) on which it applies. */
export interface Dated<C> {
  readonly pack: C;
  readonly from: string;
  /** Absent for one that is in force by its file. */
  readonly activation?: ActivationNote;
}

/** Those that take effect by themselves; a version without a date waits for its activation. */
export const datedByFile = <C extends RuleVersion>(packs: readonly C[]): Dated<C>[] =>
  packs.flatMap((pack) =>
    pack.effectiveFrom === undefined ? [] : { pack, from: pack.effectiveFrom },
  );

/** Rules of one sort at one moment. */
export interface KnownRules<C> {
  /** What has been, is and will be in force, the earliest first. */
  readonly dated: readonly Dated<C>[];
  /** Every version that is known, also those that were never in force here. */
  readonly known: readonly C[];
}

/**
 * What is in force when, the earliest first. Files take effect by their own dates only until the first
 * activation: from then on only the district's own decision changes its rules, and no new release does.
 */
export function timelineOf<C extends RuleVersion>(
  files: readonly C[],
  activated: readonly Dated<C>[],
): Dated<C>[] {
  const first = activated.map(({ from }) => from).sort()[0];
  const before = datedByFile(files).filter(({ from }) => first === undefined || from < first);
  return inOrder([...before, ...activated]);
}

export const inOrder = <C>(dated: readonly Dated<C>[]): Dated<C>[] =>
  dated.toSorted((a, b) => Number(a.from > b.from) - Number(a.from < b.from));

/** Versions by their names; of two with one name, the last one counts. */
export const distinctVersions = <C extends RuleVersion>(packs: readonly C[]): C[] => [
  ...new Map(packs.map((pack) => [nameOfVersion(pack), pack])).values(),
];

/** 现行, 待生效, 已失效, 备选 (known, but neither in force nor activated for a date). */
export type RulePackStatus = 'in-force' | 'upcoming' | 'past' | 'available';

/** A version of the rules, and when it applies. */
export interface ListedVersion<C> {
  readonly pack: C;
  readonly digest: string;
  readonly status: RulePackStatus;
  /** First local date, and the one from which it applies to nothing any more. */
  readonly from?: string;
  readonly until?: string;
  readonly activation?: ActivationNote;
}

function statusOf(from: string, until: string | undefined, today: string): RulePackStatus {
  if (from > today) return 'upcoming';
  return until !== undefined && until <= today ? 'past' : 'in-force';
}

/**
 * In force and to come in order of time, the others after them by name.
 * @param untilOf the local date from which the dated version with this index applies no more
 */
export function listVersions<C extends RuleVersion>(
  { dated, known }: KnownRules<C>,
  today: string,
  untilOf: (index: number) => string | undefined,
): ListedVersion<C>[] {
  const listed = dated.map(({ pack, from, activation }, index): ListedVersion<C> => {
    const until = untilOf(index);
    return {
      pack,
      digest: rulesDigest(pack),
      from,
      status: statusOf(from, until, today),
      ...(until !== undefined && { until }),
      ...(activation && { activation }),
    };
  });
  const used = new Set(dated.map(({ pack }) => nameOfVersion(pack)));
  const others = known.filter((pack) => !used.has(nameOfVersion(pack)));
  const available = others.toSorted((a, b) => (nameOfVersion(a) < nameOfVersion(b) ? -1 : 1));
  return [
    ...listed,
    ...available.map((pack) => ({ pack, digest: rulesDigest(pack), status: 'available' as const })),
  ];
}
