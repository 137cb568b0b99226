import { startOfDate } from '#calendar';
import type { Filed, OrganisationChange, PersonChange, RefusedLine } from '#directory';
import { findUnusableText } from '#event-sourcing';
import {
  type Cells,
  type Column,
  COLUMNS,
  KINDS,
  meaningOf,
  type RowType,
  TYPES,
} from './columns.js';
import { readDate, readTime } from './local-time.js';

/** A cell that cannot be read. */
class CellError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The reason that is written for lines of the past without one. */
export interface LineDefaults {
  readonly reason: string;
  /** Local date of today. */
  readonly today: string;
}

/** Refuses characters that no store or format can hold, such as U+0000, in any cell. */
function refuseUnusable(cells: Cells): void {
  const found = findUnusableText(cells);
  if (!found) return;
  const title = COLUMNS[found.path as Column];
  throw new CellError('TEXT_UNUSABLE', `“${title}”含有无法使用的字符 ${found.character}`);
}

function required(cells: Cells, column: Column): string {
  const text = cells[column];
  if (text === '') throw new CellError('CELL_MISSING', `缺少“${COLUMNS[column]}”`);
  return text;
}

const optional = <Name extends string>(
  name: Name,
  text: string,
): { readonly [N in Name]?: string } =>
  (text === '' ? {} : { [name]: text }) as { readonly [N in Name]?: string };

/** The reason of the line; `reasonAssumed` where the past needs one and the line has none. */
function reasonOf(
  cells: Cells,
  past: boolean,
  assumed: string,
): Pick<Filed & { what: 'duty' }, 'reason' | 'reasonAssumed'> {
  if (cells.reason !== '') return { reason: cells.reason };
  return past ? { reason: assumed, reasonAssumed: true } : {};
}

function effective(cells: Cells, { reason, today }: LineDefaults) {
  const text = cells.effective_from;
  const effectiveFrom = text === '' ? '' : readDate(text);
  if (effectiveFrom === undefined)
    throw new CellError(
      'DATE_INVALID',
      `“${COLUMNS.effective_from}”须为日期，如 2027-01-01：${text}`,
    );
  const past = effectiveFrom !== '' && effectiveFrom < today;
  return { ...optional('effectiveFrom', effectiveFrom), ...reasonOf(cells, past, reason) };
}

function registration(cells: Cells): OrganisationChange {
  const kind = meaningOf(KINDS, required(cells, 'kind'));
  if (!kind)
    throw new CellError(
      'KIND_UNKNOWN',
      `“种类”须为 ${Object.values(KINDS).join('、')}：${cells.kind}`,
    );
  const details = {
    id: required(cells, 'id'),
    kind,
    name: required(cells, 'name'),
    ...optional('parent', cells.parent),
    ...optional('regionCode', cells.region_code),
    ...optional('creditCode', cells.credit_code),
  };
  return { type: 'RegisterOrganisations', organisations: [details] };
}

const successors = (cells: Cells): string[] =>
  required(cells, 'successor')
    .split(/[;；、]/)
    .map((id) => id.trim());

type OrganisationRow = Extract<
  RowType,
  'organisation' | 'rename' | 'move' | 'retire' | 'merge' | 'split' | 'draw'
>;
const organisationChanges: Readonly<Record<OrganisationRow, (cells: Cells) => OrganisationChange>> =
  {
    organisation: registration,
    rename: (cells) => ({
      type: 'RenameOrganisation',
      id: required(cells, 'id'),
      name: required(cells, 'name'),
    }),
    move: (cells) => ({
      type: 'MoveOrganisation',
      id: required(cells, 'id'),
      ...optional('parent', cells.parent),
    }),
    retire: (cells) => ({ type: 'RetireOrganisation', id: required(cells, 'id') }),
    merge: (cells) => ({
      type: 'MergeOrganisations',
      from: [required(cells, 'id')],
      into: required(cells, 'successor'),
    }),
    split: (cells) => ({
      type: 'SplitOrganisation',
      id: required(cells, 'id'),
      into: successors(cells),
    }),
    draw: (cells) => ({
      type: 'DrawBoundary',
      id: required(cells, 'id'),
      ...optional('boundary', cells.boundary),
    }),
  };

const posting = (cells: Cells) => ({
  organisation: required(cells, 'organisation'),
  ...optional('post', cells.post),
});

type PersonRow = Extract<RowType, 'person' | 'transfer' | 'leave'>;
const personChanges: Readonly<Record<PersonRow, (cells: Cells) => PersonChange>> = {
  person: (cells) => ({
    type: 'RegisterPerson',
    person: {
      id: required(cells, 'id'),
      name: required(cells, 'name'),
      ...optional('phone', cells.phone),
      ...optional('account', cells.account),
      ...posting(cells),
    },
  }),
  transfer: (cells) => ({ type: 'MovePerson', id: required(cells, 'id'), ...posting(cells) }),
  leave: (cells) => ({ type: 'RecordPersonLeft', id: required(cells, 'id') }),
};

function time(cells: Cells, column: 'from' | 'to'): string {
  const text = required(cells, column);
  const instant = readTime(text);
  if (instant !== undefined) return instant;
  const message = `“${COLUMNS[column]}”须为北京时间，如 2026-11-23 08:00：${text}`;
  throw new CellError('TIME_INVALID', message);
}

function duty(cells: Cells, { reason, today }: LineDefaults, line: number): Filed {
  const from = time(cells, 'from');
  const shift = {
    post: required(cells, 'post'),
    person: required(cells, 'person'),
    from,
    to: time(cells, 'to'),
  };
  const past = from < startOfDate(today);
  const organisation = required(cells, 'organisation');
  return { what: 'duty', line, organisation, shift, ...reasonOf(cells, past, reason) };
}

const isPerson = (type: RowType): type is PersonRow => type in personChanges;

function filed(cells: Cells, line: number, defaults: LineDefaults): Filed {
  const type = meaningOf(TYPES, required(cells, 'type'));
  if (!type)
    throw new CellError(
      'TYPE_UNKNOWN',
      `“类型”须为 ${Object.values(TYPES).join('、')}：${cells.type}`,
    );
  if (type === 'duty') return duty(cells, defaults, line);
  const when = effective(cells, defaults);
  if (isPerson(type))
    return { what: 'person', line, change: { ...personChanges[type](cells), ...when } };
  const change = { ...organisationChanges[type](cells), ...when } as OrganisationChange;
  return { what: 'organisation', line, change };
}

/** The change that a line asks for, or what is wrong with it. */
export function readLine(cells: Cells, line: number, defaults: LineDefaults): Filed | RefusedLine {
  try {
    refuseUnusable(cells);
    return filed(cells, line, defaults);
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    return { line, code: error.code, message: error.message };
  }
}
