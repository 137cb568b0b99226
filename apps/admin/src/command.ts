import type { Command } from 'commander';

/** What every command is given: where the data is, and where results go. */
export interface Surroundings {
  /** Folder of the data, made absolute. */
  dataDir(): string;
  /** Writes a line of results to stdout. */
  print(line: string): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, surroundings: Surroundings) => void;
