import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { importLog, readMapping } from '#importing';
import { Place, type Recorded } from './import-fixture.js';

const MAPPING = resolve('schema/imports/ledger.json');
const LEDGER = readFileSync('schema/imports/ledger.csv', 'utf8');

let place: Place;
beforeEach(() => (place = new Place()));
afterEach(() => place.remove());

const take = (content = LEDGER) =>
  importLog({
    dataDir: place.dataDir,
    mapping: readMapping(MAPPING),
    file: place.file(content, 'ledger.csv'),
  });

const organisations = async (): Promise<string[]> =>
  (await place.log())
    .filter(({ type }) => (type as string) === 'OrganisationRegistered')
    .map(({ data }) => (data as unknown as { id: string; kind: string }).id);

const dataOf = (events: readonly Recorded[], type: Recorded['type']) =>
  events.filter((event) => event.type === type).map(({ data }) => data);

describe('given a ledger with one line per whistle', () => {
  it('when it is imported, then every column becomes what it tells of, at its own time', async () => {
    expect(await take()).toMatchObject({ rowsRead: 2, mapped: 2, refused: 0, unreadable: 0 });
    const events = await place.events('2025-001');
    expect(events.map(({ type, data }) => `${data.at.slice(8, 16)} ${type}`)).toEqual([
      '03T01:10 WhistleRaised',
      ...Array.from({ length: 4 }, () => '03T01:10 DepartmentSummoned'),
      ...Array.from({ length: 3 }, () => '03T01:40 DepartmentAcknowledged'),
      '03T02:00 StreetContacted',
      '03T02:30 DepartmentArrived',
      '03T02:30 ArrivalConfirmed',
      '03T03:00 ProgressRecorded',
      '04T01:00 ExtensionRequested',
      '04T02:00 ExtensionGranted',
      ...Array.from({ length: 3 }, () => '06T08:00 ResolutionReported'),
      ...Array.from({ length: 3 }, () => '07T01:00 ResolutionConfirmed'),
      '07T01:00 WhistleClosed',
      '08T02:00 ResidentSatisfactionRecorded',
    ]);
    expect(events[0]?.data).toMatchObject({
      channel: 'hotline-12345',
      street: 'street-xinhe',
      level: 'street',
      place: { longitude: 112.512, latitude: 36.034, regionCode: '990106001001' },
      contact: { name: '王女士', phone: '138 0013 8000' },
    });
    expect(dataOf(events, 'DepartmentSummoned')).toMatchObject([
      { department: 'dept-chengguan', role: 'lead' },
      { department: 'dept-gongan', role: 'assist' },
      { department: 'agency-xinhe-shichangsuo', role: 'assist' },
      { department: 'company-gongdian', role: 'informed' },
    ]);
    expect(dataOf(events, 'DepartmentArrived')).toMatchObject([
      {
        evidence: [
          { reference: 'photos/2025-001-a.jpg', mediaType: 'image/jpeg' },
          { reference: 'photos/2025-001-b.jpg', mediaType: 'image/jpeg' },
        ],
      },
    ]);
    expect(dataOf(events, 'ExtensionGranted')).toMatchObject([
      { extension: { value: 3, unit: '工作日' } },
    ]);
    expect(dataOf(events, 'ResidentSatisfactionRecorded')).toMatchObject([
      { satisfaction: 4, channel: 'callback', comment: '晚上安静多了' },
    ]);
  });

  it('when a community blew and the lead declined, then both are told as they were', async () => {
    await take();
    const events = await place.events('2025-002');
    expect(events[0]?.data).toMatchObject({
      level: 'community',
      street: 'street-xinhe',
      raisedBy: 'community-meiyuan',
      channel: 'grid-patrol',
    });
    expect(dataOf(events, 'SummonsDeclined')).toMatchObject([
      { department: 'dept-chengguan', legalBasis: '区住建局三定方案第三条' },
    ]);
    expect(dataOf(events, 'DeclineUpheld')).toMatchObject([{ replacement: 'dept-zhujian' }]);
    expect(dataOf(events, 'SupervisionIssued')).toMatchObject([
      { department: 'dept-zhujian', step: 'written', reason: '久未到场' },
    ]);
    expect(events.at(-1)?.type).toBe('WhistleClosed');
  });

  it('when it is imported again, also with other spellings, then nothing is added', async () => {
    const { eventsWritten } = await take();
    const before = await organisations();
    const again = await take();
    expect(again).toMatchObject({ eventsWritten: 0, eventsAlreadyThere: eventsWritten });
    const respelled = LEDGER.replaceAll('城管局', 'CG01').replaceAll('梅园社区', '梅园居委会');
    const other = await take(respelled);
    expect(other).toMatchObject({ eventsWritten: 0, refused: 0, outOfOrder: 0 });
    expect(await organisations()).toEqual(before);
    expect(before.sort()).toEqual([
      ...['agency-xinhe-shichangsuo', 'community-meiyuan', 'company-gongdian'],
      ...['dept-chengguan', 'dept-gongan', 'dept-zhujian', 'street-xinhe'],
    ]);
  });
});

describe('given a ledger whose values cannot be', () => {
  it.each([
    ['12345 热线', '电报', 'whistle/channel 的值“电报”不符'],
    ['112.512', '212.512', 'whistle/longitude 的值“212.512”不符'],
    [',36.034,', ',,', 'whistle/latitude 的值“”不符'],
    ['138 0013 8000', '找王女士', 'whistle/contactPhone 的值“找王女士”不符'],
    ['990106001001,112', '99010600,112', 'whistle/regionCode 的值“99010600”不符'],
    [',3,需协调', ',三,需协调', '申请延期：extension 的值“三 工作日”不符'],
    [',满意,', ',还行,', '居民回访：评分应为 1 至 5 的整数'],
    ['书面督办', '口头', '督办：level 的值“口头”不符'],
    ['2025-03-06 16:00', '2025-02-30 16:00', '时间无法识别或不存在：反馈时间“2025-02-30 16:00”'],
    ['2025-03-03 09:40', '2025-03-02 09:40', '环节的时间早于该行的时间：“2025-03-02 09:40”'],
  ])('when %s is %s, then the row is told with the reason', async (from, to, reason) => {
    const report = await take(LEDGER.replace(from, to));
    expect(report.refused + report.unreadable).toBe(1);
    expect(report.reasons.map((one) => one.reason)).toContainEqual(
      expect.stringContaining(reason) as string,
    );
  });
});

describe('given a directory that has a unit under another id', () => {
  const ROWS = 'case,time,unit,what,who\nA,2020-05-01T09:00:00Z,区城管局,open,\n';

  async function registered(...details: Parameters<Directory['registerOrganisations']>[0]) {
    await place.import('case,time,unit,what,who\nZ,2020-01-01,Dept 0,open,\n');
    const store = await openSqliteEventStore({ file: join(place.dataDir, 'events.db') });
    const actor = { account: 'admin', organisation: '', role: 'administrator' };
    const directory = new Directory(store, systemClock);
    await directory.registerOrganisations(details, { actor, commandId: 'a' });
    await store.close();
  }
  const lead = async () => dataOf(await place.events('A'), 'DepartmentSummoned');

  it.each([
    [{ id: 'cg', kind: 'department', name: '区城管局' } as const],
    [{ id: 'cg', kind: 'company', name: '区城管局' } as const],
    [{ id: 'cg', kind: 'utility', name: '区城管局' } as const],
    [{ id: '区城管局', kind: 'department', name: '城管' } as const],
  ])('when it is called by name or number (%j), then it is not made again', async (unit) => {
    await registered(unit);
    const before = await organisations();
    await place.import(ROWS);
    expect(await organisations()).toEqual(before);
    expect(await lead()).toMatchObject([{ department: unit.id }]);
  });

  it('when the mapping names it, then it is that one; where the mapping errs, nothing is read', async () => {
    await registered({ id: 'cg', kind: 'department', name: '城市管理局' });
    const names = ['区城管局'];
    await expect(
      place.import(ROWS, { organisations: [{ id: 'cgg', names }] }),
    ).rejects.toMatchObject({ code: 'ORGANISATION_UNKNOWN' });
    await place.import(ROWS, { organisations: [{ id: 'cg', names }] });
    expect(await lead()).toMatchObject([{ department: 'cg' }]);
  });

  it('when two are called so, then the mapping must say which', async () => {
    const name = '区城管局';
    await registered({ id: 'a', kind: 'department', name }, { id: 'b', kind: 'company', name });
    await expect(place.import(ROWS)).rejects.toMatchObject({ code: 'UNIT_AMBIGUOUS' });
    await place.import(ROWS, { organisations: [{ id: 'b', names: [name] }] });
    expect(await lead()).toMatchObject([{ department: 'b' }]);
  });
});
