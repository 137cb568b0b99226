/** A number, a text, or nothing. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

export interface Column {
  /** English name, for programs. */
  readonly id: string;
  /** Chinese name, for people. */
  readonly name: string;
  /** A share from 0 to 1, shown in percent. */
  readonly format?: 'percent';
}

/** A table of an export. Its rows may be read once. */
export interface ExportTable {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
}

/** What an export says of itself before its rows. */
export interface ExportHead {
  readonly title: string;
  /** What it is of, in words: `2026-10`, `2026-10-01 至 2026-10-31`. */
  readonly period: string;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  /** `pack@version` with its digest; empty where no score is in it. */
  readonly rules: readonly string[];
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  /** Account that made it. */
  readonly madeBy: string;
}

export interface Export {
  readonly head: ExportHead;
  readonly tables: readonly ExportTable[];
}

export const EXPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
