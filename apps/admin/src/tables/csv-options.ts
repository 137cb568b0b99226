/** How a CSV file is written; what is left out is found out. */
export interface CsvOptions {
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: string;
  readonly comment?: string;
  /** As the WHATWG Encoding Standard names it; UTF-8 where absent. A byte order mark decides over it. */
  readonly encoding?: string;
  readonly header?: readonly string[];
  readonly empty?: readonly string[];
}
