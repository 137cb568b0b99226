import { createHash } from 'node:crypto';

/** One month's score of the agency, as it stood. */
export interface DossierScore {
  /** `YYYY-MM`. */
  readonly month: string;
  /** `three-rates@2`, and the digest of what it says. */
  readonly rule: string;
  readonly ruleDigest: string;
  /** Null where nothing could be counted. */
  readonly total: number | null;
  readonly fullMarks: number;
  readonly sample: number;
  /** Null where it was not ranked: too few summonses. */
  readonly rank: number | null;
  readonly boardSize: number;
}

/** A clock over the summonses by one street: in time of those that fell due. */
export interface DossierClock {
  readonly clock: string;
  readonly onTime: number;
  readonly due: number;
}

/** How the agency answered one street that is asked. */
export interface DossierResponse {
  readonly street: string;
  readonly summoned: number;
  readonly resolved: number;
  readonly sentBack: number;
  readonly rated: number;
  /** Ratings of 3 (基本满意) or better. */
  readonly satisfied: number;
  readonly clocks: readonly DossierClock[];
}

/** 履职情况: figures about an agency, as the log had them at the cut-off. */
export interface Dossier {
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  /** First and last month of the scores, `YYYY-MM`; responses and meetings run on to the cut-off. */
  readonly from: string;
  readonly to: string;
  readonly scores: readonly DossierScore[];
  /** One for each street that is asked. */
  readonly responses: readonly DossierResponse[];
  /** 联席会议 that it was invited to, and of these those that it came to. */
  readonly meetings: { readonly invited: number; readonly attended: number };
  /** 申诉: what it contested, by outcome. */
  readonly appeals: {
    readonly filed: number;
    readonly upheld: number;
    readonly rejected: number;
    readonly withdrawn: number;
    readonly open: number;
  };
  readonly talks: {
    readonly called: number;
    readonly held: number;
    readonly promises: number;
    readonly kept: number;
    readonly broken: number;
  };
}

/** A dossier with the digest by which anybody can tell that it is the one that was shown. */
export interface SealedDossier extends Dossier {
  /** SHA-256 of the dossier as JSON in the order of its fields, 64 hexadecimal digits. */
  readonly digest: string;
}

/** Fields in their order at every depth of what is sealed, whatever order a store gave them. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'digest');
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, canonical(inner)]));
};

/** The digest of a dossier, with or without its seal. */
export const digestOf = (dossier: Dossier): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(dossier)))
    .digest('hex');

export const sealed = (dossier: Dossier): SealedDossier =>
  Object.assign({ digest: digestOf(dossier) }, dossier);
