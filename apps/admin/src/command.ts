import type { Command } from 'commander';

/** Where the data is that a command works on, and where its results go. */
export interface CommandContext {
  /** Folder of the data, made absolute. */
  dataDir(): string;
  /** Writes a line of results to stdout. */
  print(line: string): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;
