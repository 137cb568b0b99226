import { isVisible, OperatorError, unusableCharacter } from '#event-sourcing';

/** Why a row cannot be taken as it stands. */
export interface CellFault {
  readonly code: 'CELL_COUNT' | 'TEXT_UNUSABLE';
  /** Which cells, in few words; part of {@link cellFaultReason}. */
  readonly detail: string;
}

/** Drops empty cells beyond the width, which spreadsheets leave behind; undefined where it does not fit. */
function fitRow(cells: readonly string[], width: number): string[] | undefined {
  if (cells.length < width) return undefined;
  return cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : undefined;
}

function unusableCell(cells: readonly string[], names: readonly string[]): CellFault | undefined {
  // All cells at once first: nearly every row is in order.
  if (unusableCharacter(cells.join(',')) === undefined) return undefined;
  const at = cells.findIndex((cell) => unusableCharacter(cell) !== undefined);
  const character = unusableCharacter(cells[at] ?? '') ?? '';
  return { code: 'TEXT_UNUSABLE', detail: `${names[at] || `第 ${at + 1} 列`} ${character}` };
}

/**
 * The row's cells, one for each column, or what is wrong with it. A cell without visible characters is
 * empty.
 */
export function rowOf(
  cells: readonly string[],
  names: readonly string[],
): readonly string[] | CellFault {
  const row = fitRow(cells, names.length);
  if (!row) return { code: 'CELL_COUNT', detail: `${cells.length}/${names.length}` };
  return unusableCell(row, names) ?? row.map((cell) => (isVisible(cell) ? cell : ''));
}

export const isCellFault = (row: readonly string[] | CellFault): row is CellFault => 'code' in row;

/** In Chinese. */
export function cellFaultReason({ code, detail }: CellFault): string {
  if (code === 'CELL_COUNT') {
    const [is, should] = detail.split('/');
    return `列数不符：表头有 ${should} 列，本行有 ${is} 列（内容中有分隔符的须加引号）`;
  }
  const at = detail.lastIndexOf(' ');
  return `“${detail.slice(0, at)}”含有无法使用的字符 ${detail.slice(at + 1)}`;
}

/** Names of the columns, without empty ones at the end, which spreadsheets leave behind. */
export function headerOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  return names;
}

/**
 * Refuses a header with unusable characters or with two columns of one name.
 * @throws OperatorError HEADER_INVALID
 */
export function refuseHeader(names: readonly string[]): void {
  const strange = unusableCell(
    names,
    names.map((_, index) => `表头第 ${index + 1} 列`),
  );
  if (strange) throw new OperatorError('HEADER_INVALID', cellFaultReason(strange));
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new OperatorError('HEADER_INVALID', `表头有重复的列“${twice}”，请改为不同的列名`);
}
