/** What a draft would have done to one past period, as an activation keeps it. */
export interface WhatIfSummary {
  /** Id of the period, and its 数据截止 (ISO 8601 UTC). */
  readonly period: string;
  readonly cutOff: string;
  /** Digest of the draft. */
  readonly rules: string;
  /** SHA-256 of the scores under the draft. */
  readonly result: string;
  /** Organisations that the draft scores, or no longer scores. */
  readonly compared: number;
  /** How many of them gain and lose points, get a score and lose it. */
  readonly rise: number;
  readonly fall: number;
  readonly begin: number;
  readonly end: number;
  /** The largest moves, in points and places; null where there is nothing to compare. */
  readonly largest: readonly {
    readonly department: string;
    readonly kind: string;
    readonly change: number | null;
    readonly rankChange: number | null;
  }[];
}
