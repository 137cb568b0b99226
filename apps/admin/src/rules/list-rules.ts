import type { ListedRules } from '#whistle';
import { tableLines } from '../table.js';
import { versionOf } from './rule-words.js';

const STATUS: Readonly<Record<ListedRules['status'], string>> = {
  'in-force': '现行',
  upcoming: '待生效',
  past: '已失效',
  available: '备选',
};

/** As JSON: without the content, which `rules check` and `rules diff` show. */
export const shownRules = ({ pack, ...listed }: ListedRules) => ({
  pack: pack.pack,
  version: pack.version,
  ...listed,
  kinds: pack.kinds.map(({ kind, name }) => ({ kind, name })),
});

export const listLines = (listed: readonly ListedRules[]): string[] =>
  tableLines(
    ['规则', '状态', '自', '至', '启用', '摘要'],
    listed.map(({ pack, status, from, until, activation, digest }) => [
      ...[versionOf(pack), STATUS[status], from ?? '–', until ?? '–'],
      ...[activation ? activation.account : from === undefined ? '–' : '按文件日期', digest],
    ]),
  );
