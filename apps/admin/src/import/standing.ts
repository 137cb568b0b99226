import type { Rejection } from '#event-sourcing';
import type { Summons, Whistle, WhistleCommand } from '#whistle';
import type { StepValue } from './mapping.js';
import type { Step } from './plan.js';
import type { ImportRejection } from './row-rejections.js';

/** What a step needs to know of its row. */
export interface RowOfStep {
  /** The row's unit as the directory has it; empty for none. */
  readonly unit: string;
  readonly person: string;
  readonly value: (name: StepValue) => string;
  /** The organisation that a name stands for. */
  readonly named: (name: string) => string;
}

/** Commands in order (none where everything is so already), or why there cannot be any. */
export type StepCommands = readonly WhistleCommand[] | Rejection<ImportRejection>;

/** Where a whistle stands when a step comes, and the summons that it is about. */
export interface Standing {
  readonly state: Whistle;
  readonly on: Summons;
  readonly row: RowOfStep;
  readonly step: Step;
}
export type Of<T> = (standing: Standing) => T;

export const reasonOr = ({ row }: Standing, otherwise: string): string =>
  row.value('reason') || otherwise;

/** A command that is left out where it has nothing to add. */
export const unless =
  (so: Of<boolean>, command: Of<WhistleCommand>): Of<StepCommands> =>
  (standing) =>
    so(standing) ? [] : [command(standing)];
