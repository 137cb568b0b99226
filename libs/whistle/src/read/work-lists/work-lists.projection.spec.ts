import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import type { Kysely } from 'kysely';
import type { WhistleEvent } from '../../domain/whistle.events.js';
import { at, clock, happened, raised, Scene, summoned, whole } from '../testing/whistle-scene.js';
import { WORK_LISTS } from './work-lists.projection.js';
import { NEVER, type WorkListTables } from './work-lists.tables.js';

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  let scene: Scene;
  beforeAll(async () => {
    await places.start();
    scene = await Scene.open(places.fresh());
  }, 60_000);
  afterAll(async () => {
    await scene.close();
    await places.stop();
  }, 60_000);

  let count = 0;
  async function after(...events: WhistleEvent[]) {
    const id = `case-${++count}`;
    await scene.write(id, raised(), summoned('chengguan'), ...events);
    return rowsOf(id);
  }
  async function rowsOf(id: string) {
    const db = await scene.db();
    const whistle = await db
      .selectFrom('whistles')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const summonses = await db
      .selectFrom('summonses')
      .selectAll()
      .where('whistle_id', '=', id)
      .orderBy('no')
      .execute();
    return { whistle, summonses, first: summonses[0] };
  }
  const all = async (db: Kysely<WorkListTables>) => [
    await db.selectFrom('whistles').selectAll().orderBy('id').execute(),
    await db.selectFrom('summonses').selectAll().orderBy('whistle_id').orderBy('no').execute(),
    await db.selectFrom('tasks').selectAll().orderBy('id').execute(),
    await db.selectFrom('whistle_links').selectAll().orderBy('whistle_id').execute(),
  ];
  const approaching = happened('DeadlineApproaching', '01:50');
  const missed = happened('DeadlineMissed', '02:10');
  const missed2 = happened('DeadlineMissed', '02:10', { summons: 2, department: 'chengguan' });
  const called = (no: number) => summoned('chengguan', { no });
  const withdrawn = whole('WhistleWithdrawn', '02:20');
  const filed = happened('AppealFiled', '03:10', { appeal: 1, contested: { subject: 'rating' } });
  const reportedBy = [
    happened('DepartmentAcknowledged', '01:10'),
    happened('DepartmentArrived', '01:30'),
    happened('ResolutionReported', '02:30'),
  ];

  describe('given a whistle on the work lists', () => {
    it('when it has a place on the map, then its row has it', async () => {
      const place = { address: '解放路12号', regionCode: '370125001001' };
      const there = { longitude: 117.025, latitude: 36.675 };
      await scene.write('placed', raised({ place: { ...place, ...there } }));
      expect((await rowsOf('placed')).whistle).toMatchObject(there);
      await scene.write('anywhere', raised({ place }));
      const nowhere = { longitude: null, latitude: null };
      expect((await rowsOf('anywhere')).whistle).toMatchObject(nowhere);
    });

    const review = { by: 'street', applicant: 'clerk', clock: clock(at('01:30')) } as const;
    const call = { lead: 'chengguan', assisting: [], informed: [] };
    const late = { clock: 'review', dueAt: at('01:30'), summons: 0 };
    const asked = { verification: clock(at('02:40')) };
    const missedVerify = { clock: 'verify', dueAt: at('02:40') };
    const cards: [string, WhistleEvent[], string | null][] = [
      ['has nothing late', [raised(), summoned('chengguan')], null],
      ['is near a deadline', [raised(), summoned('chengguan'), approaching], 'yellow'],
      [
        'has one late, another near',
        [raised(), ...[1, 2].map(called), approaching, missed2],
        'red',
      ],
      ['was late, and is over', [raised(), summoned('chengguan'), missed, withdrawn], null],
      [
        'is reviewed late',
        [raised({ call, review }), happened('DeadlineMissed', '01:31', late)],
        'red',
      ],
      [
        'is verified late by its street',
        [
          ...[raised(), summoned('chengguan'), ...reportedBy.slice(0, 2)],
          happened('ResolutionReported', '02:30', asked),
          happened('DeadlineMissed', '02:41', missedVerify),
        ],
        'red',
      ],
    ];
    it.each(cards)('when it %s, then its row shows the worst card', async (_, events, card) => {
      const id = `card-${++count}`;
      await scene.write(id, ...events);
      expect((await rowsOf(id)).whistle.card).toBe(card);
    });

    const settled = [...reportedBy, happened('ResolutionConfirmed', '02:50')];
    const voided = happened('AppealUpheld', '03:20', { changes: { effect: 'rating-voided' } });
    const ratings: [string, WhistleEvent[], number][] = [
      ['reported', reportedBy, 0],
      ['settled', settled, 1],
      ['rated', [...settled, happened('DepartmentRated', '03:00')], 0],
      [
        'rated, and the rating voided',
        [...settled, happened('DepartmentRated', '03:00'), filed, voided],
        0,
      ],
      ['let go', [happened('DepartmentWithdrawn', '01:20')], 0],
      ['settled, and the whole withdrawn', [...settled, whole('WhistleWithdrawn', '03:00')], 0],
    ];
    it.each(ratings)(
      'when a department is %s, then its row says whether it is to be rated',
      async (_, events, wanted) => {
        expect((await after(...events)).first).toMatchObject({ rating_wanted: wanted });
      },
    );

    it('when a department was only informed, or is the street itself, then nobody is to rate it', async () => {
      const closed = whole('WhistleClosed', '03:00');
      await scene.write('informed', raised(), summoned('gongan', { role: 'informed' }), closed);
      await scene.write('both', raised(), summoned('street-a', { role: 'assist' }), closed);
      for (const id of ['informed', 'both'])
        expect((await rowsOf(id)).first).toMatchObject({ rating_wanted: 0, open: 0 });
    });

    it('when it is raised, then it is open and the first clock is due', async () => {
      const { whistle, first } = await after();
      expect(whistle).toMatchObject({
        status: 'open',
        street: 'street-a',
        kind: 'routine',
        title: '占道经营',
        due_at: at('02:00'),
        open_summonses: 1,
        revision: 1,
      });
      expect(first).toMatchObject({
        status: 'to-acknowledge',
        next_clock: 'acknowledge',
        due_at: at('02:00'),
        paused: 0,
      });
    });

    const steps: [string, WhistleEvent[], object][] = [
      ['acknowledged', reportedBy.slice(0, 1), { status: 'to-arrive', due_at: at('03:00') }],
      ['on site', reportedBy.slice(0, 2), { status: 'to-resolve', due_at: at('06:00') }],
      [
        'confirmed on site',
        [...reportedBy.slice(0, 2), happened('ArrivalConfirmed', '01:40')],
        { status: 'to-resolve', changed_at: at('01:40') },
      ],
      [
        'not on site after all',
        [...reportedBy.slice(0, 2), happened('ArrivalDisputed', '01:40')],
        { status: 'to-arrive', due_at: at('03:00') },
      ],
      ['reported', reportedBy, { status: 'reported', due_at: NEVER, next_clock: null }],
      [
        'sent back',
        [...reportedBy, happened('ResolutionSentBack', '02:40')],
        { status: 'to-resolve', due_at: at('06:00') },
      ],
      ['confirmed', [...reportedBy, happened('ResolutionConfirmed', '02:50')], { status: 'done' }],
      ['paused', [happened('ClockPaused', '01:20')], { paused: 1, due_at: NEVER }],
      [
        'resumed',
        [
          happened('ClockPaused', '01:20'),
          happened('ClockResumed', '02:20', {
            clocks: { acknowledge: { limit: {}, dueAt: at('03:00'), provisional: true } },
          }),
        ],
        { paused: 0, due_at: at('03:00'), provisional: 1 },
      ],
      ['withdrawn', [happened('DepartmentWithdrawn', '01:20')], { status: 'released' }],
      ['unwilling', [happened('SummonsDeclined', '01:20')], { declined: 1, due_at: at('02:00') }],
      [
        'told that it is competent',
        [happened('SummonsDeclined', '01:20'), happened('DeclineOverruled', '01:30')],
        { declined: 0 },
      ],
      ['warned', [happened('DeadlineApproaching', '01:50')], { card: 'yellow' }],
      [
        'too late',
        [happened('DeadlineApproaching', '01:50'), happened('DeadlineMissed', '02:10')],
        { card: 'red', due_at: at('02:00') },
      ],
      [
        'too late, but there in the end',
        [happened('DeadlineMissed', '02:10'), happened('DepartmentAcknowledged', '02:20')],
        { card: null, status: 'to-arrive' },
      ],
      [
        'supervised',
        [
          happened('SupervisionIssued', '02:10', { step: 'written' }),
          happened('SupervisionIssued', '02:20', { step: 'reminder' }),
        ],
        { supervision: 'written' },
      ],
    ];
    it.each(steps)('when its department is %s, then its row says so', async (_, events, row) => {
      expect((await after(...events)).first).toMatchObject(row);
    });

    it('when a department is replaced, then the next one has a row of its own', async () => {
      const replacement = summoned('gongan', {
        no: 2,
        time: '01:30',
        due: ['02:30', '04:00', '08:00'],
      });
      const { whistle, summonses } = await after(
        happened('DepartmentReplaced', '01:30'),
        replacement,
      );
      expect(summonses.map((s) => [s.department, s.status])).toEqual([
        ['chengguan', 'released'],
        ['gongan', 'to-acknowledge'],
      ]);
      expect(whistle.due_at).toBe(at('02:30'));
    });

    it('when it is closed and reopened, then it leaves the open list and comes back', async () => {
      const id = 'reopened';
      const done = [...reportedBy, happened('ResolutionConfirmed', '02:50')];
      const rated = happened('DepartmentRated', '03:10');
      await scene.write(
        id,
        raised(),
        summoned('chengguan'),
        ...done,
        whole('WhistleClosed', '03:00'),
      );
      expect((await rowsOf(id)).whistle).toMatchObject({ status: 'closed', due_at: NEVER });
      await scene.write(id, rated, whole('WhistleReopened', '04:00'));
      const again = summoned('chengguan', {
        no: 2,
        time: '04:00',
        due: ['05:00', '06:00', '09:00'],
      });
      await scene.write(id, again);
      const { whistle, summonses } = await rowsOf(id);
      expect(whistle).toMatchObject({ status: 'open', due_at: at('05:00'), open_summonses: 1 });
      expect(summonses.map((s) => s.status)).toEqual(['done', 'to-acknowledge']);
    });

    it('when it is withdrawn, then nobody is asked for anything any more', async () => {
      const { whistle, first } = await after(whole('WhistleWithdrawn', '01:20'));
      expect([whistle.status, whistle.due_at, first?.status]).toEqual([
        'withdrawn',
        NEVER,
        'released',
      ]);
    });

    it('when it repeats one and is merged into another, then both are linked to it', async () => {
      await scene.write('linked', raised({ previous: ['case-1', 'case-2'] }));
      await scene.write('linked', whole('WhistleMerged', '01:20', { into: 'case-3' }));
      const db = await scene.db();
      const links = db.selectFrom('whistle_links').select(['link', 'other_id']);
      const found = await links.where('whistle_id', '=', 'linked').orderBy('other_id').execute();
      expect(found).toEqual([
        { link: 'previous', other_id: 'case-1' },
        { link: 'previous', other_id: 'case-2' },
        { link: 'merged', other_id: 'case-3' },
      ]);
      expect((await rowsOf('linked')).whistle).toMatchObject({ status: 'merged', due_at: NEVER });
    });

    it('when the lists are built anew, then every row is the same', async () => {
      const before = await all(await scene.db());
      await scene.store.rebuild(WORK_LISTS);
      expect(await all(await scene.db())).toEqual(before);
    });
  });
});
