import { join } from 'node:path';
import type { Duty } from '#whistle';
import type { RuleVersion } from '../activation.js';
import { jsonFilesIn, ruleFileReader, ruleFolder } from '../file-reader.js';
import { strayPointer } from '../rule-checks.js';
import { type Comparison, linesBetween } from '../rule-differences.js';

/** 职责清单: one version of it, as in its file. See `schema/rules/duty-catalogue.schema.json`. */
export interface DutyCatalogue extends RuleVersion {
  readonly name: string;
  readonly duties: readonly Duty[];
}

/** Stable codes of everything that can be wrong with a catalogue. */
export type DutyCatalogueErrorCode =
  | 'DUTY_CATALOGUE_UNREADABLE'
  | 'DUTY_CATALOGUE_NOT_JSON'
  | 'DUTY_CATALOGUE_INVALID'
  | 'DUTY_ITEM_TWICE'
  | 'DUTY_POINTER_UNKNOWN';

/** A catalogue that cannot be used. `message` is Chinese, for the operator. */
export class DutyCatalogueError extends Error {
  override readonly name = 'DutyCatalogueError';

  constructor(
    readonly code: DutyCatalogueErrorCode,
    readonly file: string,
    /** JSON pointer to the offending value; empty for the whole document. */
    readonly pointer: string,
    reason: string,
  ) {
    super(`职责清单 ${file}${pointer && ` 的 ${pointer}`}：${reason}`);
  }
}

function refuseMistake(catalogue: DutyCatalogue, file: string): DutyCatalogue {
  const items = catalogue.duties.map(({ item }) => item);
  const twin = items.findIndex((item, index) => items.indexOf(item) !== index);
  if (twin >= 0) {
    const reason = `编号“${items[twin]}”重复`;
    throw new DutyCatalogueError('DUTY_ITEM_TWICE', file, `/duties/${twin}/item`, reason);
  }
  const stray = strayPointer(catalogue);
  if (!stray) return catalogue;
  throw new DutyCatalogueError('DUTY_POINTER_UNKNOWN', file, stray.pointer, stray.reason);
}

/**
 * Reads files of catalogues: one version each.
 * @throws DutyCatalogueError naming the file, the JSON pointer and the reason
 */
export function loadDutyCatalogues(files: readonly string[]): DutyCatalogue[] {
  const read = ruleFileReader<DutyCatalogue>(
    'duty-catalogue.schema.json',
    ({ fault, file, pointer, reason }) =>
      new DutyCatalogueError(`DUTY_CATALOGUE_${fault}`, file, pointer, reason),
  );
  return files.map((file) => refuseMistake(read(file), file));
}

/** What ships (the demo's), and the operator's own: `duties/*.json` in a folder that need not exist. */
export const filedDutyCatalogues = (rulesDir?: string): DutyCatalogue[] =>
  loadDutyCatalogues(
    [ruleFolder(), ...(rulesDir === undefined ? [] : [rulesDir])].flatMap((folder) =>
      jsonFilesIn(join(folder, 'duties')),
    ),
  );

const WORDS: Readonly<Record<string, string>> = {
  name: '名称',
  source: '出处',
  department: '负责单位',
  categories: '类别',
  keywords: '关键词',
  basis: '依据',
};

export const DUTY_COMPARISON: Comparison<DutyCatalogue> = {
  list: 'duties',
  entriesOf: ({ duties }) =>
    duties.map(({ item, ...fields }) => ({ code: item, name: `${item} ${fields.name}`, fields })),
  wordOf: (term) => WORDS[term] ?? term,
};

/** What differs between two versions, in words. */
export const dutyDifferenceLines = (before: DutyCatalogue, after: DutyCatalogue): string[] =>
  linesBetween([before, after], DUTY_COMPARISON);

/** What a version says, in lines. */
export const dutyLines = ({ name, duties }: DutyCatalogue): string[] => [
  `${name}，${duties.length} 项`,
  ...duties.map(
    (one) =>
      `  ${one.item} ${one.name}：${one.department}，类别 ${one.categories.join('、')}（${one.basis}）`,
  ),
];
