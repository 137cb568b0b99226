import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';

import { mappingWith } from '../../import/import-fixture.js';
import { hostile } from './leaves.js';
import { junk } from './requests.js';

/** A file for one of the commands that read files. */
export interface GivenFile {
  readonly what: string;
  readonly name: string;
  readonly content: Buffer;
  /** The command line; `FILE`, `CONFIG` and `MAPPING` stand for paths. */
  readonly args: readonly string[];
  /** A mapping of its own, where it has one. */
  readonly mapping?: string;
}

const cell = (...good: readonly string[]) =>
  fc.oneof({ weight: 10, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: hostile });

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

interface Table {
  readonly columns: readonly string[];
  readonly cells: readonly fc.Arbitrary<string>[];
}

/** A table of good and bad cells; now and then with a strange heading, a cell too many, or no quotes. */
function tableOf({ columns, cells }: Table): fc.Arbitrary<string> {
  const row = fc.tuple(...cells);
  const wild = fc.array(hostile, { maxLength: columns.length + 2 });
  const rows = fc.array(fc.oneof({ weight: 12, arbitrary: row }, wild), { maxLength: 8 });
  const header = fc.oneof(
    { weight: 12, arbitrary: fc.constant([...columns]) },
    fc.shuffledSubarray([...columns]),
    fc.array(hostile, { maxLength: columns.length }),
  );
  const ends = fc.constantFrom('\n', '\r\n', '\r', ';\n');
  return fc.tuple(header, rows, ends, fc.boolean()).map(([head, body, end, careful]) => {
    const lineOf = (line: readonly string[]) => line.map(careful ? quoted : String).join(',');
    return [head, ...body].map(lineOf).join(end);
  });
}

const ORDERS: Table = {
  columns: ['工单编号', '服务代码', '内容', '地址', '区划代码', '姓名', '电话', '纬度', '经度'],
  cells: [
    ...[
      cell('A-1', 'A-2', 'B-1', 'B-2'),
      cell('001', '002', '999'),
      cell('路面塌陷'),
      cell('和平路 1 号'),
    ],
    ...[
      cell('990102002001', ''),
      cell('王女士', ''),
      cell('13800000000', ''),
      cell('39.9', ''),
      cell('116.4', ''),
    ],
  ],
};
const DIRECTORY: Table = {
  columns: ['类型', '编号', '种类', '名称', '上级', '区划代码', '单位', '电话', '生效日期'],
  cells: [
    ...[
      cell('单位', '人员', '值班'),
      cell('org-a', 'org-b', 'spare-1'),
      cell('部门', '街道', '社区'),
    ],
    ...[cell('甲局', '乙街道', '王工'), cell('', 'street-1'), cell('', '990101001000')],
    ...[cell('', 'dept-1'), cell('', '13812345678'), cell('', '2027-01-01', '2026-02-30')],
  ],
};
const HISTORY: Table = {
  columns: ['case', 'time', 'unit', 'what', 'who'],
  cells: [
    ...[
      cell('A', 'B', 'C', ''),
      cell('2020-05-01T09:00:00Z', '2020-05-02T10:00:00Z', '2020-02-30', ''),
    ],
    ...[
      cell('Dept 1', 'Dept 2', ''),
      cell('open', 'take', 'wait 1', 'come', 'done', 'no', 'close', '5'),
    ],
    cell('', 'w1'),
  ],
};

type Json = Record<string, unknown>;
const jsonOf = (file: string): Json => JSON.parse(readFileSync(file, 'utf8')) as Json;

/** Places of a JSON value, by path. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...path, name]))];
}

function withPlace(
  value: unknown,
  path: readonly string[],
  change: (old: unknown) => unknown,
): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  const copy: Json | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : Object.assign({}, value);
  (copy as Json)[name] = withPlace((value as Json)[name], rest, change);
  return copy;
}

const numbers = fc.constantFrom<unknown>(
  0,
  -1,
  1e9,
  1e308,
  0.5,
  2_147_483_648,
  '工作日',
  '天',
  true,
);
/** A good file of which some places hold something else; or not even JSON. */
function tornJson(files: readonly Json[]): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(5_000), to: fc.oneof(numbers, junk, hostile) });
  return fc
    .record({
      file: fc.constantFrom(...files),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      cut: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, fc.nat(3_000)),
    })
    .map(({ file, changes, cut }) => {
      const torn = changes.reduce<unknown>((value, { at, to }) => {
        const paths = pathsOf(value);
        return withPlace(value, paths[at % paths.length] ?? [], () => to);
      }, file);
      const text = JSON.stringify(torn) ?? '';
      return cut === 0 ? text : text.slice(0, -cut);
    });
}

const preset = (sort: string, ...names: readonly string[]): Json[] =>
  names.map((name) => jsonOf(resolve(`schema/rules/${sort}/${name}.json`)));
const rulePacks = tornJson(preset('whistle', 'default@5', 'gulou@2', 'shandong@1', 'yihuang@2'));
const scoreRules = tornJson(preset('scores', 'qingdao@1', 'three-rates@2', 'sichuan@1'));
const mappings = tornJson([mappingWith(), jsonOf(resolve('schema/imports/ledger.json'))]);

/** Beginnings of files of other kinds. */
const FOREIGN = [
  '504b0304786c2f',
  'd0cf11e0a1b11ae1',
  '255044462d',
  '1f8b08',
  'fffe41004200',
  'efbbbf',
  'ceb2bae1',
  '89504e470d0a1a0a',
];
const bytes = fc
  .tuple(fc.constantFrom(...FOREIGN), fc.uint8Array({ maxLength: 300 }))
  .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'hex'), rest]));
const yaml = fc.constant(Buffer.from('kinds:\n  - &a [*a, *a]\n'));

/** A text as a file: as it is, packed, in another encoding, cut, or no text at all. */
const fileOf = (text: fc.Arbitrary<string>): fc.Arbitrary<{ name: string; content: Buffer }> =>
  fc.oneof(
    { weight: 12, arbitrary: text.map((one) => ({ name: 'file.csv', content: Buffer.from(one) })) },
    text.map((one) => ({ name: 'file.csv.gz', content: gzipSync(one) })),
    text.map((one) => ({ name: 'file.csv.gz', content: gzipSync(one).subarray(0, -9) })),
    text.map((one) => ({ name: 'file.csv', content: Buffer.from(one, 'utf16le') })),
    fc.oneof(bytes, yaml).map((content) => ({ name: 'file.csv', content })),
  );

const CHECK = { name: 'file.json' };
const json = (
  what: string,
  text: fc.Arbitrary<string>,
  args: readonly string[],
): fc.Arbitrary<GivenFile> =>
  fc
    .oneof({ weight: 12, arbitrary: text.map((one) => Buffer.from(one)) }, bytes, yaml)
    .map((content) => Object.assign({ what, content, args }, CHECK));

const table = (what: string, of: Table, args: readonly string[]): fc.Arbitrary<GivenFile> =>
  fileOf(tableOf(of)).map((file) => Object.assign({ what, args }, file));

/** Files of every kind that a command of the operator reads. */
export const files: fc.Arbitrary<GivenFile> = fc.oneof(
  {
    weight: 3,
    arbitrary: table('orders', ORDERS, [
      'orders',
      'FILE',
      '--client',
      'hotline',
      '--config',
      'CONFIG',
      '--json',
    ]),
  },
  { weight: 2, arbitrary: table('directory', DIRECTORY, ['directory', 'import', 'FILE']) },
  {
    weight: 1,
    arbitrary: table('directory --dry-run', DIRECTORY, [
      'directory',
      'import',
      'FILE',
      '--dry-run',
    ]),
  },
  {
    weight: 3,
    arbitrary: table('import', HISTORY, ['import', 'FILE', '--mapping', 'MAPPING', '--json']),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(table('import', HISTORY, ['import', 'FILE', '--mapping', 'MAPPING']), mappings)
      .map(([file, mapping]) => Object.assign({}, file, { mapping, what: 'import by a mapping' })),
  },
  { weight: 2, arbitrary: json('rules check', rulePacks, ['rules', 'check', 'FILE']) },
  {
    weight: 1,
    arbitrary: json('rules activate', rulePacks, [
      'rules',
      'activate',
      'FILE',
      '--from',
      '2027-06-01',
    ]),
  },
  { weight: 2, arbitrary: json('score-rules check', scoreRules, ['score-rules', 'check', 'FILE']) },
  {
    weight: 1,
    arbitrary: json('open311', tornJson([jsonOf(resolve('schema/open311/demo.json'))]), [
      'orders',
      'ORDERS',
      '--client',
      'hotline',
      '--config',
      'FILE',
    ]),
  },
);

export interface Folder {
  readonly dataDir: string;
  readonly config: string;
}

/** Writes the file where it is read from; the arguments with its path in them. */
export function layDown(
  { name, content, args, mapping }: GivenFile,
  { dataDir, config }: Folder,
  no: number,
): string[] {
  const folder = join(dataDir, 'given');
  mkdirSync(folder, { recursive: true });
  const at = (file: string, text: string | Buffer): string => {
    const path = join(folder, `${no}-${file}`);
    writeFileSync(path, text);
    return path;
  };
  const paths: Readonly<Record<string, () => string>> = {
    FILE: () => at(name, content),
    CONFIG: () => config,
    ORDERS: () => at('orders.csv', '工单编号,服务代码,内容,地址\nZ-1,001,路面,和平路 1 号\n'),
    MAPPING: () => at('mapping.json', mapping ?? JSON.stringify(mappingWith())),
  };
  return ['--data-dir', dataDir, ...args.map((arg) => paths[arg]?.() ?? arg)];
}
