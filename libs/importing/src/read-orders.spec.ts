import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrders } from './read-orders.js';

const folder = mkdtempSync(join(tmpdir(), 'read-orders-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'order_id,service_code,description,address_string,address_id';
const GOOD = 'G1,street-occupied,流动摊贩占道经营,建设街 18 号,990106001001';

function orders(content: string | Buffer, encoding?: string) {
  const file = join(folder, 'orders.csv');
  writeFileSync(file, content);
  return readOrders(file, encoding);
}
const read = (...rows: string[]) => orders([HEADER, ...rows, ''].join('\n'));

/** 流动摊贩占道经营 in GB18030. */
const GB18030 = Buffer.from('c1f7b6afccafb7b7d5bcb5c0beadd3aa', 'hex');
const gbFile = Buffer.concat([
  Buffer.from(`${HEADER}\nG1,street-occupied,`),
  GB18030,
  Buffer.from(',1,990106001001\n'),
]);

describe('given a table of orders in another encoding', () => {
  it('when it is GB18030, then it is refused with the way to read it', async () => {
    await expect(orders(gbFile)).rejects.toMatchObject({
      code: 'FILE_NOT_TEXT',
      message: expect.stringMatching(/第 2 行.*GB18030（GBK）.*--encoding gb18030/) as string,
    });
  });

  it('when it is GB18030 and said to be, then it is read', async () => {
    const [order] = await orders(gbFile, 'gb18030');
    expect(order).toMatchObject({ fields: { description: '流动摊贩占道经营' } });
  });

  it('when it is UTF-8 and said to be GB18030, then it is refused rather than garbled', async () => {
    await expect(orders(`${HEADER}\n${GOOD}\n`, 'gb18030')).rejects.toMatchObject({
      code: 'FILE_NOT_TEXT',
      message: expect.stringContaining('UTF-8') as string,
    });
  });

  it('when it is UTF-16 with a mark, then it is read; without, refused with the way to read it', async () => {
    const text = `${HEADER}\n${GOOD}\n`;
    expect(await orders(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toHaveLength(1);
    await expect(orders(Buffer.from(text, 'utf16le'))).rejects.toMatchObject({
      message: expect.stringContaining('--encoding utf-16le') as string,
    });
  });
});

describe('given lines that are no whole orders', () => {
  it('when an unquoted comma makes one field more, then the line is rejected', async () => {
    const found = await read(`${GOOD},渣土车占道`, GOOD);
    expect(found).toEqual([
      expect.objectContaining({ line: 2, order: 'G1', code: 'CELL_COUNT' }),
      expect.objectContaining({ line: 3 }),
    ]);
    expect(found[0]).toHaveProperty('reason', expect.stringContaining('5 列，本行有 6 列'));
  });

  it('when a field is missing, then the line is rejected', async () => {
    expect(await read('G1,street-occupied,占道')).toMatchObject([{ code: 'CELL_COUNT' }]);
  });

  it.each([
    [',street-occupied,没有编号,建设街,990106001001', '工单编号'],
    ['  ,street-occupied,只有空格,建设街,990106001001', '工单编号'],
    ['\u200b\u2060,street-occupied,看不见的编号,建设街,990106001001', '工单编号'],
    ['G1,,没有代码,建设街,990106001001', '服务代码'],
    ['G1,street-occupied,,建设街,990106001001', '内容'],
  ])('when a compulsory cell of %j is empty, then the line is rejected', async (row, column) => {
    const reason = expect.stringContaining(column) as string;
    expect(await read(row)).toMatchObject([{ line: 2, code: 'FIELD_REQUIRED', reason }]);
  });

  it('when a cell has a NUL, then line, column and character are told', async () => {
    expect(await read(GOOD, 'G2,street-occupied,占\0道,建设街,990106001001')).toMatchObject([
      { fields: { order_id: 'G1' } },
      {
        line: 3,
        order: 'G2',
        code: 'TEXT_UNUSABLE',
        reason: '“内容（description）”含有无法使用的字符 U+0000',
      },
    ]);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])(
    'when cells have several lines, each ended by %s, then records have their first line',
    async (_, end) => {
      const rows = ['M1,,"一', '二', '三",建设街,1', '', 'M2,,一行,建设街,1', 'M3,,"', '",,'];
      const found = await orders(`\uFEFF${[HEADER, ...rows].join(end)}`);
      expect(found.map(({ line }) => line)).toEqual([2, 6, 7]);
    },
  );
});

describe('given a header', () => {
  it.each([
    ['order_id,order_id,service_code,description', 'HEADER_INVALID'],
    ['工单编号,order_id,service_code,description', 'HEADER_INVALID'],
    ['order_id,,service_code,description', 'ORDER_COLUMN_UNKNOWN'],
    ['order_id,description', 'ORDER_COLUMN_MISSING'],
  ])('when it is %s, then it is refused as %s', async (header, code) => {
    await expect(orders(`${header}\n1,2,3,4\n`)).rejects.toMatchObject({ code });
  });

  it('when a spreadsheet left empty columns at its end, then they are passed over', async () => {
    expect(await orders(`${HEADER},,\n${GOOD},,\n`)).toMatchObject([
      { fields: { order_id: 'G1' } },
    ]);
  });
});

describe('given a file that is no table', () => {
  const zip = (name: string) =>
    Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from(`........${name}`)]);
  it.each([
    ['an Excel workbook', zip('[Content_Types].xml..xl/workbook.xml'), 'Excel 工作簿（.xlsx）'],
    ['a document', zip('[Content_Types].xml..word/document.xml'), 'Word 文档'],
    ['an archive', zip('orders.csv'), 'ZIP 压缩包'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Excel 97–2003 工作簿（.xls）'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'PDF 文档'],
    ['a web page', Buffer.from('<html><table>'), '网页（HTML）表格'],
    ['a list of objects', Buffer.from('[{"order_id":"1"}]'), 'JSON 文件'],
    ['bytes', Buffer.alloc(100), '二进制文件'],
  ])('when it is %s, then it is called by its name', async (_, content, name) => {
    await expect(orders(content)).rejects.toMatchObject({
      code: 'FILE_NOT_TEXT',
      message: expect.stringContaining(name) as string,
    });
  });

  it('when it is not there or a folder, then that is told', async () => {
    await expect(readOrders(join(folder, 'none.csv'))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    await expect(readOrders(folder)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
