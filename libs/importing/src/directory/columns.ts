import { OperatorError, spreadsheetText } from '#event-sourcing';

/** Columns of the file, with what people write above them. */
export const COLUMNS = {
  type: '类型',
  id: '编号',
  kind: '种类',
  name: '名称',
  parent: '上级',
  region_code: '区划代码',
  credit_code: '信用代码',
  successor: '承接单位',
  phone: '电话',
  account: '账号',
  organisation: '单位',
  post: '岗位',
  person: '值班人',
  from: '起',
  to: '止',
  effective_from: '生效日期',
  reason: '理由',
  boundary: '界线',
} as const;
export type Column = keyof typeof COLUMNS;

/** One line of the file by column; missing cells are empty. */
export type Cells = Readonly<Record<Column, string>>;

const ALIASES = new Map<string, Column>([
  ['姓名', 'name'],
  ['职务', 'post'],
  ['值班员', 'person'],
]);

const columnNamed = (header: string): Column | undefined => {
  const found = (Object.entries(COLUMNS) as [Column, string][]).find(
    ([english, chinese]) => english === header.toLowerCase() || chinese === header,
  );
  return found?.[0] ?? ALIASES.get(header);
};

/**
 * Which column stands where.
 * @throws OperatorError HEADER_INVALID
 */
export function readHeader(cells: readonly string[]): readonly (Column | undefined)[] {
  const columns = cells.map((cell) => (cell === '' ? undefined : columnNamed(cell)));
  const strange = cells.filter((cell, index) => cell !== '' && columns[index] === undefined);
  if (strange.length > 0)
    throw new OperatorError('HEADER_INVALID', `表头有不认识的列：${strange.join('、')}`);
  const twice = columns.find((column, index) => column && columns.indexOf(column) !== index);
  if (twice) throw new OperatorError('HEADER_INVALID', `表头有重复的列：${COLUMNS[twice]}`);
  if (!columns.includes('type'))
    throw new OperatorError('HEADER_INVALID', '表头须有“类型”（type）列');
  return columns;
}

export function cellsOf(header: readonly (Column | undefined)[], cells: readonly string[]): Cells {
  const found = Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, '']));
  header.forEach((column, index) => {
    if (column) found[column] = spreadsheetText(cells[index] ?? '');
  });
  return found as Cells;
}

/** A table of what people write in a column and what it stands for, in either language. */
export const KINDS = {
  district: '区',
  street: '街道',
  community: '社区',
  department: '部门',
  'stationed-agency': '派出机构',
  company: '企业',
  utility: '公用事业',
  'committee-member': '委员',
} as const;

export const TYPES = {
  organisation: '单位',
  rename: '更名',
  move: '划转',
  retire: '停用',
  merge: '合并',
  split: '拆分',
  draw: '划界',
  person: '人员',
  transfer: '调动',
  leave: '离任',
  duty: '值班',
} as const;
export type RowType = keyof typeof TYPES;

/** What the text stands for, in either language. */
export const meaningOf = <T extends string>(
  table: Readonly<Record<T, string>>,
  text: string,
): T | undefined =>
  (Object.entries(table) as [T, string][]).find(
    ([english, chinese]) => english === text.toLowerCase() || chinese === text,
  )?.[0];
