import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import readXlsxFile from 'read-excel-file/node';
import type { Export, ExportTable, Row } from './export-content.js';
import { csvOf } from './csv.js';
import { jsonOf } from './json.js';
import { writeExport } from './write-export.js';
import { xlsxOf } from './xlsx.js';

const head = {
  title: '召集清单',
  period: '2026-10',
  cutOff: '2026-11-01T00:00:00.000Z',
  rules: ['three-rates@2（sha256:abc）'],
  madeAt: '2026-11-02T01:30:00.000Z',
  madeBy: '=assessor',
};

/** What somebody typed who would like the spreadsheet to compute it. */
const TYPED = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝HYPERLINK("x")', '正常'];

const typed: ExportTable = {
  id: 'typed',
  name: '清单',
  columns: [
    { id: 'text', name: '文字' },
    { id: 'change', name: '变化' },
    { id: 'share', name: '占比', format: 'percent' },
  ],
  rows: TYPED.map((one, index): Row => [one, 1 - index, index === 0 ? null : 1273 / 1774]),
};
const one: Export = { head, tables: [typed] };
const other: ExportTable = {
  id: 'other',
  name: '其他',
  columns: [{ id: 'n', name: '数' }],
  rows: [[1], [2]],
};

const read = async (of: Export, format: 'csv' | 'json') =>
  (await buffer(await writeExport(of, format))).toString('utf8');

describe('given an export with what people typed', () => {
  it('when it is CSV, then Excel opens it as UTF-8 lines, and computes nothing', async () => {
    const csv = await read(one, 'csv');
    expect(
      csv.startsWith('\uFEFF标题,召集清单\r\n期间,2026-10\r\n数据截止,2026-11-01 08:00\r\n'),
    ).toBe(true);
    expect(csv).toContain("生成人,'=assessor\r\n");
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/\n/);
    const rows = csv.slice(csv.indexOf('文字,变化,占比')).split('\r\n');
    expect(rows.slice(1, 8)).toEqual([
      "'=1+1,1,",
      "'+1,0,71.76%",
      "'-1,-1,71.76%",
      "'@SUM(A1),-2,71.76%",
      "'\t=1,-3,71.76%",
      '"\'＝HYPERLINK(""x"")",-4,71.76%',
      '正常,-5,71.76%',
    ]);
  });

  it('when it is XLSX, then another reader finds the same cells, as texts', async () => {
    const [sheet] = await readXlsxFile(await buffer(await writeExport(one, 'xlsx')));
    const rows = sheet!.data.slice(-TYPED.length);
    expect(sheet!.data[0]?.slice(0, 2)).toEqual(['标题', '召集清单']);
    expect(rows.map(([cell]) => cell)).toEqual(TYPED.map((cell) => cell.trim()));
    expect(rows.map(([, change]) => change)).toEqual(TYPED.map((_, index) => 1 - index));
    expect(rows[1]?.[2]).toBeCloseTo(0.7176, 4);
    const { sheets } = await readXlsx(await buffer(await writeExport(one, 'xlsx')));
    const formulas = [...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula);
    expect(formulas).toEqual([]);
  });

  it('when it has several tables, then XLSX has a sheet for each, and the head on the first', async () => {
    const many = { head, tables: [typed, other] };
    const sheets = await readXlsxFile(await buffer(await writeExport(many, 'xlsx')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['说明', '清单', '其他']);
    expect(sheets[2]?.data).toEqual([['数'], [1], [2]]);
    expect(sheets[1]?.data.map(([cell]) => cell)).toEqual(['文字', ...TYPED.map((t) => t.trim())]);
  });

  it('when it is written in any format, then the digest of its content is one', async () => {
    const json = JSON.parse(await read(one, 'json')) as {
      head: { digest: string };
      tables: { rows: object[] }[];
    };
    expect(json.head).toMatchObject({ title: '召集清单', rules: head.rules });
    expect(json.tables[0]?.rows[1]).toEqual({ text: '+1', change: 0, share: 1273 / 1774 });
    expect(await read(one, 'csv')).toContain(`内容摘要,${json.head.digest}\r\n`);
    const changed = { head, tables: [{ ...typed, rows: [['正常', 1, null] as Row] }] };
    expect(await read(changed, 'json')).not.toContain(json.head.digest);
    const later = { head: { ...head, madeAt: '2026-12-01T00:00:00.000Z' }, tables: [typed] };
    expect(await read(later, 'json')).toContain(json.head.digest);
  });

  it('when its rows fail, then there is no file', async () => {
    const failing: ExportTable = {
      ...other,
      rows: (async function* (): AsyncGenerator<Row> {
        yield [1];
        throw new Error('读取中断');
      })(),
    };
    await expect(writeExport({ head, tables: [failing] }, 'csv')).rejects.toThrow('读取中断');
  });

  it.each([xlsxOf, csvOf, jsonOf])(
    'when a list is long, then %p reads its rows as somebody reads the file',
    async (writer) => {
      let pulled = 0;
      const rows = {
        async *[Symbol.asyncIterator](): AsyncGenerator<Row> {
          for (; pulled < 200_000; pulled++) yield [`第 ${pulled} 行：${'长'.repeat(60)}`];
        },
      };
      const spooled = { tables: [{ ...other, rows }], digest: '', close: () => Promise.resolve() };
      const stream = writer({ head, lines: [], spooled });
      let bytes = 0;
      for await (const chunk of stream as AsyncIterable<Uint8Array | string>)
        if ((bytes += chunk.length) > 10_000) break;
      expect(pulled).toBeGreaterThan(0);
      expect(pulled).toBeLessThan(50_000);
    },
  );
});
