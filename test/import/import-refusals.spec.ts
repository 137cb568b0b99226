import { readFileSync } from 'node:fs';
import { csv, Place } from './import-fixture.js';

let place: Place;
beforeEach(() => (place = new Place()));
afterEach(() => place.remove());

const OPEN = 'A,2020-05-01T09:00:00Z,Dept 1,open,';

describe('given rows whose time cannot be', () => {
  const TIMES = [
    '2020-02-30 09:00',
    '2020-05-01 25:00',
    '2020-05-01 09:60',
    '2020-05-01T09:00:00+15:00',
    '0026-05-01 09:00',
    '12026-05-01 09:00',
    '2020-05-01 09:00:60',
  ];
  it('when they are imported, then each is refused with its time', async () => {
    const rows = TIMES.map((time) => `A,${time},Dept 1,take,`);
    const report = await place.import(csv(OPEN, ...rows, 'A,,Dept 1,take,'));
    expect(report).toMatchObject({ rowsRead: 9, unreadable: 8, eventsWritten: 2 });
    expect(report.byCode).toEqual({ TIME_INVALID: 7, TIME_MISSING: 1 });
    expect(report.reasons.map(({ reason }) => reason)).toContain(
      '时间无法识别或不存在：time“2020-02-30 09:00”',
    );
  });
});

describe('given a row ahead of now', () => {
  const ahead = `A,${new Date(Date.now() + 3_600_000).toISOString()},Dept 1,take,`;

  it('when it is imported, then it is refused', async () => {
    const report = await place.import(csv(OPEN, ahead));
    expect(report).toMatchObject({ unreadable: 1, byCode: { TIME_AHEAD: 1 } });
    expect(await place.types()).toEqual(['WhistleRaised', 'DepartmentSummoned']);
  });

  it('when that is asked for, then it is taken', async () => {
    const report = await place.import(csv(OPEN, ahead), { allowFuture: true });
    expect(report).toMatchObject({ unreadable: 0, eventsWritten: 3 });
  });
});

describe('given rows that are no whole rows', () => {
  it('when they are imported, then surplus, missing and unusable cells are told by line', async () => {
    const report = await place.import(
      csv(
        OPEN,
        'A,2020-05-01T09:10:00Z,Dept 1,"take\n\nit",Anna,surplus',
        'A,2020-05-01T09:10:00Z,Dept 1',
        'A,2020-05-01T09:10:00Z,Dept\u0000 1,take,Anna',
      ),
    );
    expect(report.reasons).toEqual([
      {
        code: 'CELL_COUNT',
        rows: 1,
        lines: [3],
        reason: '列数不符：表头有 5 列，本行有 6 列（内容中有分隔符的须加引号）',
      },
      expect.objectContaining({ code: 'CELL_COUNT', lines: [6] }),
      { code: 'TEXT_UNUSABLE', rows: 1, lines: [7], reason: '“unit”含有无法使用的字符 U+0000' },
    ]);
  });

  it('when a case is named like a formula, then the report does not run it', async () => {
    const report = await place.import(csv(OPEN, '"=HYPERLINK(""x"")",2020-05-01,Dept 1,dance,'));
    expect(readFileSync(report.rejectedFile, 'utf8')).toContain(`3,"'=HYPERLINK(""x"")",UNMAPPED`);
  });

  it('when a column comes twice, then the file is refused', async () => {
    await expect(place.import('case,time,unit,what,who,who\n')).rejects.toMatchObject({
      code: 'HEADER_INVALID',
    });
  });
});

describe('given steps without what they need', () => {
  const arriving = {
    kinds: [
      {
        id: 'plain',
        name: '一般',
        limits: { arrive: { value: 1, unit: '小时' }, resolve: { value: 2, unit: '小时' } },
      },
    ],
  };

  it('when no step of the mapping can come before, then it is refused before anything is read', async () => {
    const steps = [
      { when: { what: 'open' }, then: ['assign'] },
      { when: { what: 'done' }, then: ['report', 'confirm', 'close'] },
    ];
    const message = expect.stringMatching(
      /\/steps\/1\/then\/0.*“一般”有到场时限.*report（反馈）之前须有 arrive（报到）/,
    ) as string;
    expect(() => place.check({ ...arriving, steps })).toThrow(
      expect.objectContaining({ code: 'MAPPING_STEP_MISSING', message }) as Error,
    );
    expect(() => place.check({ steps: [{ when: {}, then: ['assign', 'confirm'] }] })).toThrow(
      'confirm（核实办结）之前须有 report（反馈）',
    );
    const asked = { step: 'request-extension', extension: '5 工作日' };
    expect(() => place.check({ steps: [{ when: {}, then: [asked] }] })).toThrow('extension');
  });

  it('when a row lacks it, then the reason names the missing step', async () => {
    const report = await place.import(
      csv(OPEN, 'A,2020-05-01T09:10:00Z,Dept 1,done,', 'A,2020-05-01T09:20:00Z,Dept 1,no,'),
      arriving,
    );
    expect(report).toMatchObject({ refused: 2 });
    expect(report.reasons.map(({ reason }) => reason).sort()).toEqual([
      '反馈：该部门尚未报到；之前须有 arrive（报到）',
      '退回重办：该部门尚未反馈；之前须有 report（反馈）',
    ]);
  });
});

describe('given rows of one minute', () => {
  const at = (what: string, time = '10:00') => `A,2020-05-01 ${time},Dept 1,${what},`;
  const DONE = [
    ...['WhistleRaised', 'DepartmentSummoned', 'DepartmentAcknowledged'],
    ...['ResolutionReported', 'ResolutionConfirmed', 'WhistleClosed'],
  ];

  it('when they stand in reverse and are refused so, then they are taken in the order that can be', async () => {
    const rows = [at('finish'), at('done'), at('take'), at('open')];
    const finish = { when: { what: 'finish' }, then: ['confirm', 'close'] };
    const { steps } = place.mapping();
    const mapping = { steps: [...steps, finish] };
    const report = await place.import(csv(...rows), mapping);
    expect(report).toMatchObject({ refused: 0 });
    expect(await place.types()).toEqual(DONE);
    const again = await place.import(csv(...rows), mapping);
    expect(again).toMatchObject({ eventsWritten: 0, eventsAlreadyThere: 6, outOfOrder: 0 });
  });

  it('when the file lists the newest first, then they are taken in reverse', async () => {
    const rows = [at('note', '11:00'), at('done'), at('take'), at('open'), at('open', '09:00')];
    await place.import(csv(...rows));
    expect(await place.types()).toEqual([...DONE.slice(0, 3), 'ResolutionReported']);
  });

  it('when the file lists the oldest first, then they are taken as they stand', async () => {
    const rows = [at('open', '09:00'), at('done'), at('open'), at('note', '11:00')];
    await place.import(csv(...rows));
    expect((await place.types()).at(-1)).toBe('ResolutionSentBack');
  });
});
