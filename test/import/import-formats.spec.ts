import { csv, Place } from './import-fixture.js';

let place: Place;
beforeEach(() => (place = new Place()));
afterEach(() => place.remove());

const columns = (time: object) => ({
  columns: { case: 'case', time: { column: 'time', ...time }, unit: 'unit', activity: 'what' },
});

describe.each([
  ['ISO with an offset', '2021-03-28T09:00:00+0200', {}, '2021-03-28T07:00:00.000Z'],
  ['ISO with microseconds', '2021-03-28 09:00:00.123456+02:00', {}, '2021-03-28T07:00:00.123Z'],
  ['no zone at all', '2021-03-28 09:00', {}, '2021-03-28T01:00:00.000Z'],
  ['a date alone', '2021/3/28', { zone: 'UTC' }, '2021-03-28T00:00:00.000Z'],
  [
    'local times in summer',
    '2021-06-01 12:00:00',
    { zone: 'Europe/Berlin' },
    '2021-06-01T10:00:00.000Z',
  ],
  [
    'an hour that does not exist',
    '2021-03-28 02:30:00',
    { zone: 'Europe/Berlin' },
    '2021-03-28T01:30:00.000Z',
  ],
  [
    'an hour that comes twice',
    '2021-10-31 02:30:00',
    { zone: 'Europe/Berlin' },
    '2021-10-31T00:30:00.000Z',
  ],
  [
    'a German time',
    '28.03.2021 09:05:07',
    { format: 'dd.MM.yyyy HH:mm:ss', zone: 'UTC' },
    '2021-03-28T09:05:07.000Z',
  ],
  [
    'an American time',
    '3/28/21 9:05 PM',
    { format: 'M/d/yy h:mm a', zone: 'UTC' },
    '2021-03-28T21:05:00.000Z',
  ],
  [
    'English months',
    '28-Mar-2021 09:05',
    { format: 'dd-MMM-yyyy HH:mm', zone: 'UTC' },
    '2021-03-28T09:05:00.000Z',
  ],
  [
    'a Chinese time',
    '2021年3月28日 9时05分',
    { format: 'yyyy年M月d日 H时mm分' },
    '2021-03-28T01:05:00.000Z',
  ],
  ['seconds', '1616922307', { format: 'epoch-seconds' }, '2021-03-28T09:05:07.000Z'],
  ['milliseconds', '1616922307123', { format: 'epoch-milliseconds' }, '2021-03-28T09:05:07.123Z'],
  [
    'one of several',
    '20210328090507',
    { format: ['iso', 'yyyyMMddHHmmss'], zone: 'UTC' },
    '2021-03-28T09:05:07.000Z',
  ],
])('given times written as %s', (_, written, time, instant) => {
  it('when the log is imported, then the event has that instant', async () => {
    await place.import(csv(`A,${written},Dept 1,open,`), columns(time));
    expect((await place.events())[0]?.data.at).toBe(instant);
  });
});

describe('given files as other programs write them', () => {
  const expected = { rowsRead: 2, mapped: 2, eventsWritten: 3 };
  const rows = [
    'case;time;unit;what;who',
    'A;2020-05-01T09:00:00Z;Dept 1;OPEN;',
    'A;2020-05-01T09:01:00Z;DEPT 1;Take;"Anna;\n B"',
  ];

  it('when lines end in CRLF after a byte order mark, then it is read all the same', async () => {
    expect(await place.import(`\uFEFF${rows.join('\r\n')}\r\n`)).toMatchObject(expected);
  });

  it('when it is gzipped and without a last line end, then it is read all the same', async () => {
    expect(await place.import(rows.join('\n'), {}, 'log.csv.gz')).toMatchObject(expected);
  });

  it('when it is UTF-16, then it is read by its encoding', async () => {
    const bytes = Buffer.from(`\uFEFF${rows.join('\n')}`, 'utf16le');
    expect(await place.import(bytes, { csv: { encoding: 'utf-16le' } })).toMatchObject(expected);
  });

  it('when it has no header, then the mapping names the columns', async () => {
    const csvOptions = { header: ['case', 'time', 'unit', 'what', 'who'], delimiter: ';' };
    const report = await place.import(rows.slice(1).join('\n'), { csv: csvOptions });
    expect(report).toMatchObject(expected);
  });
});

describe('given an event log exported from XES', () => {
  it('when it is imported, then lifecycle columns and several resource columns are understood', async () => {
    const report = await place.import(
      [
        'case:concept:name,concept:name,lifecycle:transition,org:group,org:resource,time:timestamp',
        '173688,Accepted,In Progress,,Anna,2010-03-31T15:59:42.000+01:00',
        '173688,Accepted,Assigned,NULL,Berta,2010-03-31T16:59:42.000+01:00',
        '173688,Completed,Resolved,Group 7,Berta,2010-03-31T17:59:42.000+01:00',
      ].join('\n'),
      {
        csv: { empty: ['NULL'] },
        columns: {
          case: 'case:concept:name',
          time: 'time:timestamp',
          unit: { from: ['org:group', 'org:resource'] },
          activity: ['concept:name', 'lifecycle:transition'],
        },
        whistle: { title: '{concept:name} {{x}', kind: 'plain', street: 'S' },
        steps: [
          { when: { 'concept:name': 'accepted' }, then: ['assign', 'acknowledge'] },
          { when: { 'lifecycle:transition': 'Resolved' }, then: ['assign', 'report'] },
        ],
      },
    );
    expect(report).toMatchObject({ mapped: 3, refused: 0 });
    const events = await place.events();
    expect(events[0]?.data).toMatchObject({ title: 'Accepted {x}', street: 'street-s' });
    const leads = events.filter(({ type }) => type === 'DepartmentSummoned');
    expect(leads.map(({ data }) => (data as { department: string }).department)).toEqual([
      'dept-anna',
      'dept-berta',
      'dept-group-7',
    ]);
  });
});
