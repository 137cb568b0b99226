import { csvLine } from './import-report.js';

describe('given cells of a report', () => {
  it.each([
    ['=HYPERLINK("http://x","点我")', `"'=HYPERLINK(""http://x"",""点我"")"`],
    ['+8613800138000', "'+8613800138000"],
    ['-2+3+cmd', "'-2+3+cmd"],
    ['@SUM(1+1)', "'@SUM(1+1)"],
    ['＝1+1', "'＝1+1"],
    ['一,二', '"一,二"'],
    ['一;=1', '"一;=1"'],
    ['建设街 18 号', '建设街 18 号'],
  ])('when %j is written, then a spreadsheet shows it and does not run it', (text, cell) => {
    expect(csvLine([7, text])).toBe(`7,${cell}\n`);
  });
});
