import type { Command } from 'commander';

/** Where a command's data is and where its results go. */
export interface CommandContext {
  /** Absolute path of the data folder. */
  dataDir(): string;
  /** Writes a line of results to stdout. */
  print(line: string): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;
