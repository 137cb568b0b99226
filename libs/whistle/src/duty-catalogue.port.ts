/** Injection token of the {@link DutyCatalogues}; without them nothing is suggested by duty. */
export const DUTY_CATALOGUES = Symbol('DUTY_CATALOGUES');

/** 职责: one item of the catalogue, and whose it is. */
export interface Duty {
  /** Number of the item in the catalogue, as people cite it. */
  readonly item: string;
  readonly name: string;
  /** Id of the organisation that is answerable. */
  readonly department: string;
  /** Class codes of GB/T 30428 or the beginnings of them. */
  readonly categories: readonly string[];
  /** Words in a description by which it is recognised too. */
  readonly keywords?: readonly string[];
  /** 法律法规、三定方案: what it rests on. */
  readonly basis: string;
}

/** 职责清单 in force. */
export interface DutiesInForce {
  /** `pack@version`. */
  readonly version: string;
  readonly duties: readonly Duty[];
}

/** The catalogue of the district, as activations have put it in force. */
export interface DutyCatalogues {
  /** On a local date `YYYY-MM-DD`; undefined where none was activated. */
  inForceOn(date: string): Promise<DutiesInForce | undefined>;
}
