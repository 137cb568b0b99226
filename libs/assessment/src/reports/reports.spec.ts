import readXlsxFile from 'read-excel-file/node';
import { caojing } from '../testing/demand-story.js';
import { playWhistles, sampleGame } from '../testing/played-whistles.js';
import { ReportDistrict, type SignedInAs, TYPED_NAME } from '../testing/report-district.js';

const office: SignedInAs = ['assessment', 'district'];
const street: SignedInAs = ['street', 'street-a'];
const department: SignedInAs = ['department', '住建局'];
const district = new ReportDistrict();

const MONTHLY = `demand { raised carriedOver } byClass { categoryName raised byChannel { channel raised } }
  byStreet { street figures { raised } } response { summoned }
  boards { kind minimumSample ranked { department } black { department } }
  meetings { called held attendance { organisation } } repeats { count } cutOff`;

interface Monthly {
  readonly demand: { readonly raised: number; readonly carriedOver: number };
  readonly byClass: readonly {
    readonly categoryName: string;
    readonly raised: number;
    readonly byChannel: readonly { readonly channel: string; readonly raised: number }[];
  }[];
  readonly byStreet: readonly { readonly street: string; readonly figures: { raised: number } }[];
  readonly response: { readonly summoned: number };
}

const monthly = async (month: string, as: SignedInAs, of = '') => {
  const asked = `{ monthlyReport(month: "${month}"${of}) { ${MONTHLY} } }`;
  const { data, errors } = await district.ask<{ monthlyReport: Monthly }>(asked, as);
  return { report: data?.monthlyReport, code: errors?.[0]?.extensions.code };
};

beforeAll(
  () => district.open([...caojing(), ...playWhistles(sampleGame)], '2026-12-31T04:00:27.500Z'),
  60_000,
);
afterAll(() => district.close());

describe('given the month’s report over GraphQL', () => {
  it('when 漕泾 asks for July 2015, then 35 orders and six complaints are by class, and no summons is added', async () => {
    const { report } = await monthly('2015-07', office);
    expect(report?.demand).toEqual({ raised: 41, carriedOver: 0 });
    expect(report?.response.summoned).toBe(0);
    const by = (channel: string) =>
      report?.byClass.flatMap(({ categoryName, byChannel }) => {
        const found = byChannel.find((one) => one.channel === channel);
        return found ? [[categoryName, found.raised]] : [];
      });
    expect(by('GRID_PATROL')).toEqual([
      ['公用设施', 5],
      ['道路交通', 8],
      ['市容环境设施', 1],
      ['其他部件', 2],
      ['市容环境', 19],
    ]);
    expect(by('HOTLINE_12345')).toEqual([
      ['公用设施', 1],
      ['施工管理', 4],
      ['其他事件', 1],
    ]);
  });

  it('when the next months come, then what nobody ended is carried over', async () => {
    const { report } = await monthly('2015-08', office);
    expect(report?.demand).toEqual({ raised: 0, carriedOver: 41 });
  });

  it('when a street asks, then it sees its own demand, and may not see another’s', async () => {
    const all = (await monthly('2026-09', office)).report!;
    const own = (await monthly('2026-09', street)).report!;
    expect(all.byStreet.map((row) => row.street)).toEqual(['street-a', 'street-b']);
    expect(own.byStreet).toEqual(all.byStreet.slice(0, 1));
    expect(own.demand.raised).toBe(own.byStreet[0]!.figures.raised);
    expect(own.demand.raised).toBeGreaterThan(0);
    expect(own.response.summoned).toBeLessThan(all.response.summoned);
  });

  it.each([
    ['2026-09', street, ', street: "street-b"', 'NOT_YOUR_ORGANISATION'],
    ['2026-09', department, '', 'FORBIDDEN'],
    ['2026-13', office, '', 'INVALID_INPUT'],
  ] as const)('when %s is asked for by %s, with%s, then %s', async (month, as, of, code) => {
    expect((await monthly(month, as, of)).code).toBe(code);
  });
});

describe('given the files under /reports', () => {
  const refusal = async (path: string, as?: SignedInAs) => {
    const response = await district.get(path, as);
    const { code } = (await response.json()) as { code?: string };
    return [response.status, code];
  };

  it('when nobody is signed in, or may not see it, then there is no file', async () => {
    const month = '/reports/month?month=2026-10';
    expect((await district.get(month)).status).toBe(401);
    expect((await district.get(month, department)).status).toBe(403);
    expect(await refusal(`${month}&street=street-b`, street)).toEqual([
      403,
      'NOT_YOUR_ORGANISATION',
    ]);
    const others = '/reports/summonses?month=2026-10&department=城管局';
    expect(await refusal(others, department)).toEqual([403, 'NOT_YOUR_ORGANISATION']);
    expect(await refusal('/reports/statistics?month=2026-1', office)).toEqual([
      400,
      'INVALID_INPUT',
    ]);
    expect(await refusal('/reports/scorecards?month=2026-10&format=doc', office)).toEqual([
      400,
      'INVALID_INPUT',
    ]);
  });

  it('when the page is asked for, then names are shown and not obeyed, and nothing is fetched', async () => {
    const response = await district.get('/reports/month?month=2026-09', office);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain('本区群众需求月报（2026 年 9 月）');
    expect(page).toContain('=城管&lt;script&gt;alert(1)&lt;/script&gt;局');
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\bsrc=|\bhref=|url\((?!#)/i);
    expect(page.match(/<svg/g)?.length).toBeGreaterThanOrEqual(3);
    expect(page).toContain('样本不足 10 项的不排名');
  });

  it('when the report is asked for twice in its forms, then one digest tells that they say the same', async () => {
    const digestIn = (text: string) => /sha256:([0-9a-f]{64})/.exec(text)?.[1];
    const texts = await Promise.all(
      ['html', 'csv', 'json'].map(async (format) =>
        (await district.get(`/reports/month?month=2026-10&format=${format}`, office)).text(),
      ),
    );
    const [digest, ...others] = texts.map(digestIn);
    expect(digest).toBeDefined();
    expect(others).toEqual([digest, digest]);
    const other = await district.get('/reports/month?month=2026-09&format=csv', office);
    expect(digestIn(await other.text())).not.toBe(digest);
  });

  it('when scorecards are exported, then each indicator has its parts, and names are no formulas', async () => {
    const xlsx = await district.get('/reports/scorecards?month=2026-10&format=xlsx', office);
    expect(xlsx.headers.get('content-disposition')).toBe(
      'attachment; filename=scorecards-2026-10.xlsx',
    );
    const [sheet] = await readXlsxFile(Buffer.from(await xlsx.arrayBuffer()));
    const rows = sheet?.data ?? [];
    expect(rows.slice(0, 7).map(([name]) => name)).toEqual([
      '标题',
      '期间',
      '数据截止',
      '考核规则',
      '内容摘要',
      '生成时间',
      '生成人',
    ]);
    expect(rows[3]?.[1]).toMatch(/three-rates@\d+（摘要 [0-9a-f]+）/);
    expect(rows[6]?.[1]).toBe('clerk（本区）');
    expect(rows.some((row) => row[2] === TYPED_NAME)).toBe(true);
    const csv = await district.get('/reports/scorecards?month=2026-10&format=csv', office);
    expect(await csv.text()).toContain(`,'${TYPED_NAME},`);
    const own = await district.get('/reports/scorecards?month=2026-10&format=json', department);
    const { tables } = (await own.json()) as { tables: { rows: { department: string }[] }[] };
    expect(new Set(tables[0]?.rows.map((row) => row.department))).toEqual(new Set(['住建局']));
  });

  it('when summonses are listed, then they are as many as were summoned, each for whoever may see it', async () => {
    const rows = async (as: SignedInAs, of = '') => {
      const path = `/reports/summonses?month=2026-10&format=json${of}`;
      const { tables } = (await (await district.get(path, as)).json()) as {
        tables: { rows: { street: string; department: string }[] }[];
      };
      return tables[0]?.rows ?? [];
    };
    const all = await rows(office);
    expect(all).toHaveLength((await monthly('2026-10', office)).report?.response.summoned ?? -1);
    const own = await rows(street);
    expect(own).toEqual(all.filter((row) => row.street === 'street-a'));
    expect(own.length).toBeGreaterThan(0);
    expect(await rows(department)).toEqual(all.filter((row) => row.department === '住建局'));
  });

  it('when statistics are exported by street, then a street has one row', async () => {
    const path = '/reports/statistics?month=2026-10&format=csv&by=street';
    const lines = async (as: SignedInAs) =>
      (await (await district.get(path, as)).text())
        .split('\r\n')
        .filter((line) => /^street-/.test(line));
    expect(await lines(office)).toHaveLength(2);
    expect(await lines(street)).toHaveLength(1);
  });
});
