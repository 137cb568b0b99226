import type { Readable } from 'node:stream';
import { localMinute } from '#calendar';
import { csvOf } from './csv.js';
import type { Export, ExportFormat, ExportHead } from './export-content.js';
import { jsonOf } from './json.js';
import { type HeadLines, spool, type Written } from './spool.js';
import { xlsxOf } from './xlsx.js';

const headLinesOf = (head: ExportHead, digest: string): HeadLines => [
  ['标题', head.title],
  ['期间', head.period],
  ['数据截止', localMinute(head.cutOff)],
  ['考核规则', head.rules.length > 0 ? head.rules.join('；') : '不涉及'],
  ['内容摘要', `sha256:${digest}`],
  ['生成时间', localMinute(head.madeAt)],
  ['生成人', head.madeBy],
];

const WRITERS: Readonly<Record<ExportFormat, (of: Written) => Readable>> = {
  xlsx: xlsxOf,
  csv: csvOf,
  json: jsonOf,
};

export const CONTENT_TYPES: Readonly<Record<ExportFormat | 'html', string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/**
 * An export as bytes. Its rows have been read when this returns, so that a failure is still an answer and
 * not half a file; nothing but a temporary file grows with them.
 */
export async function writeExport(
  { head, tables }: Export,
  format: ExportFormat,
): Promise<Readable> {
  const spooled = await spool(tables);
  try {
    const lines = headLinesOf(head, spooled.digest);
    const stream = WRITERS[format]({ head, lines, spooled });
    stream.once('close', () => void spooled.close());
    return stream;
  } catch (error) {
    await spooled.close();
    throw error;
  }
}
