import { csv, Place } from './import-fixture.js';

let place: Place;
beforeEach(() => (place = new Place()));
afterEach(() => place.remove());

describe('given cases whose rows are interleaved and out of order', () => {
  it('when they are imported, then each case is one stream in order of time, the oldest first', async () => {
    const report = await place.import(
      csv(
        'B,2020-05-01T10:00:00Z,Dept 1,open,',
        'A,2020-05-01T09:30:00Z,Dept 2,take,Anna',
        'B,2020-05-01T09:59:00Z,Dept 2,open,',
        'A,2020-05-01T09:00:00Z,Dept 1,open,',
      ),
    );
    expect(report).toMatchObject({ rowsRead: 4, mapped: 4, cases: 2, refused: 0, outOfOrder: 0 });
    const handedOver = [
      'WhistleRaised',
      'DepartmentSummoned',
      'DepartmentReplaced',
      'DepartmentSummoned',
    ];
    expect(await place.types('A')).toEqual([...handedOver, 'DepartmentAcknowledged']);
    expect(await place.types('B')).toEqual(handedOver);
    const first = (await place.log()).find(({ type }) => type === 'WhistleRaised');
    expect(first?.data.at).toBe('2020-05-01T09:00:00.000Z');
  });
});

describe('given a whole life of a case', () => {
  const life = csv(
    'A,2020-05-01T09:00:00Z,Dept 1,open,',
    'A,2020-05-01T09:10:00Z,Dept 1,take,Anna',
    'A,2020-05-01T09:20:00Z,Dept 1,wait for parts,Anna',
    'A,2020-05-01T09:50:00Z,Dept 1,come,Anna',
    'A,2020-05-01T10:00:00Z,Dept 1,done,Anna',
    'A,2020-05-01T10:10:00Z,Dept 1,no,',
    'A,2020-05-01T10:20:00Z,Dept 1,note,',
    'A,2020-05-01T10:30:00Z,Dept 1,close,',
    'A,2020-05-01T10:40:00Z,Dept 1,4,',
    'A,2020-05-02T10:40:00Z,Dept 3,open,',
  );

  it('when it is imported, then events keep their times and due times come from the rules', async () => {
    const report = await place.import(life);
    expect(report).toMatchObject({ refused: 0, unmapped: 0 });
    const events = await place.events();
    expect(events.map(({ type, data }) => `${data.at.slice(11, 16)} ${type}`)).toEqual([
      '09:00 WhistleRaised',
      '09:00 DepartmentSummoned',
      '09:10 DepartmentAcknowledged',
      '09:20 ClockPaused',
      '09:50 DepartmentArrived',
      '09:50 ArrivalConfirmed',
      '10:00 ClockResumed',
      '10:00 ResolutionReported',
      '10:10 ResolutionSentBack',
      '10:30 ResolutionReported',
      '10:30 ResolutionConfirmed',
      '10:30 WhistleClosed',
      '10:40 DepartmentRated',
      '10:40 WhistleReopened',
      '10:40 DepartmentSummoned',
    ]);
    const resumed = events.find(({ type }) => type === 'ClockResumed');
    expect(resumed?.data).toMatchObject({
      clocks: { resolve: { dueAt: '2020-05-01T11:40:00.000Z' } },
    });
    expect(events[1]?.data).toMatchObject({
      rule: { pack: 'test-log' },
      department: 'dept-dept-1',
    });
  });
});

describe('given rows that cannot all become events', () => {
  it('when they are imported, then each is counted and listed with line, code and reason', async () => {
    const report = await place.import(
      csv(
        'A,2020-05-01T09:00:00Z,Dept 1,open,',
        'A,2020-05-01T09:00:00Z,Dept 1,open,',
        'A,2020-05-01T09:00:00Z,Dept 1,open,Anna',
        'A,yesterday,Dept 1,take,',
        ',2020-05-01T09:00:00Z,Dept 1,take,',
        'A,2020-05-01T09:05:00Z,Dept 1,"dance,\nwildly",',
        'A,2020-05-01T09:06:00Z,Dept 1,no,',
        'A,2020-05-01T09:07:00Z,Dept 1,9,',
        'B,2020-05-01T09:08:00Z,,open,',
        'A,2020-05-01T09:09:00Z',
      ),
    );
    expect(report).toMatchObject({
      rowsRead: 10,
      mapped: 5,
      unmapped: 1,
      duplicates: 1,
      unreadable: 3,
      refused: 3,
      eventsWritten: 2,
      unmappedActivities: { 'dance,\nwildly': 1 },
    });
    const listed = place.rejected(report).filter((row) => /^\d+ /.test(row));
    expect(listed.sort()).toEqual([
      '10 A SCORE_INVALID',
      '11 B UNIT_MISSING',
      '12  CELL_COUNT',
      '3 A DUPLICATE_ROW',
      '5  TIME_INVALID',
      '6  CASE_MISSING',
      '7 A UNMAPPED',
      '9 A NOT_REPORTED',
    ]);
  });
});
