import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FileFault, jsonFileReader, repositoryFile } from '#event-sourcing';

const RULES = 'schema/rules';

/**
 * A reader of JSON files that obey one schema of `schema/rules`, or of a text under the name of a file. It
 * throws what `refuse` makes of the first fault.
 */
export const ruleFileReader = <T>(
  schema: string,
  refuse: (fault: FileFault) => Error,
): ((file: string, text?: string) => T) => jsonFileReader<T>(`${RULES}/${schema}`, refuse);

/** The folder of what ships: schemas, and the presets of whistle and score rules below it. */
export const ruleFolder = (): string => repositoryFile(RULES);

/** Paths of the JSON files of a folder, in order of their names; none where it is not there. */
export function jsonFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}
