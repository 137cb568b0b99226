import { spreadsheetSafe, spreadsheetText } from './spreadsheet.js';

describe('given a text that goes into a spreadsheet', () => {
  it.each([
    '=HYPERLINK("http://x")',
    '+8613800138000',
    '-2+3+cmd',
    '@SUM(1+1)',
    '\t=1',
    '\r=1',
    '＝1',
  ])('when %j would be run, then it is shown, and read back as it was', (text) => {
    expect(spreadsheetSafe(text)).toBe(`'${text}`);
    expect(spreadsheetText(spreadsheetSafe(text))).toBe(text);
  });

  it.each(["'=1", "''=1", "'", "'引号", '建设街 18 号', '', '2026-11-26'])(
    'when it is %j, then it comes back as it was',
    (text) => expect(spreadsheetText(spreadsheetSafe(text))).toBe(text),
  );

  it.each(["'引号", '建设街 18 号', ''])('when %j is harmless, then it stays as it is', (text) =>
    expect(spreadsheetSafe(text)).toBe(text),
  );
});
