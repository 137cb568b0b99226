import { setTimeout as delay } from 'node:timers/promises';

import { Databases, type District, PLACES, shanghai } from './deadline-district.js';

const acknowledge = { type: 'AcknowledgeSummons', summons: 1, person: '李队' } as const;
const pause = { type: 'PauseClock', summons: 1, reason: '等待图纸' } as const;
const report = {
  type: 'ReportResolution',
  summons: 1,
  summary: '已疏通',
  evidence: [],
} as const;
const close = { type: 'CloseWhistle', summary: '办结' } as const;
const resume = { type: 'ResumeClock', summons: 1 } as const;

describe.each(PLACES)('on %s:', (place) => {
  const databases = new Databases(place);
  let district: District;

  beforeAll(() => databases.start(), 60_000);
  afterAll(() => databases.stop(), 60_000);
  beforeEach(async () => void (district = await databases.open()));
  afterEach(() => district.close());

  async function at<T>(time: string, act: () => Promise<T>): Promise<T> {
    district.now = shanghai(time);
    return act();
  }

  describe('given a summons with a limit of one hour, blown at 10:00', () => {
    it('when the hour has passed, then it is missed once, with how late that was noticed', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('quick');
      expect(await at('11-16 11:00', () => automation.sweep())).toBe(0);
      expect(await at('11-16 11:01', () => automation.sweep())).toBe(1);
      expect(await at('11-16 12:00', () => automation.sweep())).toBe(0);
      expect(await district.cards(whistleId)).toEqual(['DeadlineMissed']);
      expect(district.fired).toEqual([
        { what: 'miss', clock: 'acknowledge', events: ['DeadlineMissed'], lateSeconds: 59.999 },
      ]);
    });

    it('when it is acknowledged in time, then nothing fires', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('quick');
      await at('11-16 10:59', () => district.send(whistleId, acknowledge));
      expect(await at('11-17 11:00', () => automation.sweep())).toBe(0);
      expect(await district.cards(whistleId)).toEqual([]);
    });

    it('when it is acknowledged while the row still says it runs, then nothing fires either', async () => {
      const whistleId = await district.blow('quick');
      let acknowledged = false;
      const automation = await district.automation({
        ...bound(district.log),
        readStreams: async (streams) => {
          if (!acknowledged) {
            acknowledged = true;
            district.now = shanghai('11-16 10:59');
            await district.send(whistleId, acknowledge);
            district.now = shanghai('11-16 11:01');
          }
          return district.log.readStreams(streams);
        },
      });
      expect(await at('11-16 11:01', () => automation.sweep())).toBe(0);
      expect(acknowledged).toBe(true);
      expect(await district.cards(whistleId)).toEqual([]);
    });

    it('when its clock was moved by a pause, then the moved due time fires, and the old one does not', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('quick');
      await at('11-16 10:30', () => district.send(whistleId, pause));
      expect(await at('11-16 11:30', () => automation.sweep())).toBe(0);
      await at('11-16 12:30', () => district.send(whistleId, resume));
      expect(await at('11-16 13:00', () => automation.sweep())).toBe(0);
      expect(await at('11-16 13:01', () => automation.sweep())).toBe(1);
      const [missed] = await district.byTheClock();
      expect(missed?.data).toMatchObject({ clock: 'acknowledge', dueAt: shanghai('11-16 13:00') });
    });
  });

  describe('given a limit of three workdays, blown on Monday at 10:00 and due on Thursday at 17:00', () => {
    it('Zammad 4432: reminders at midnight — the yellow card comes one 工作日 before at the same time of day, the red one as the next 工作日 opens', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('shandong');
      expect(await at('11-18 16:59', () => automation.sweep())).toBe(0);
      expect(await at('11-18 17:00', () => automation.sweep())).toBe(1);
      expect(await at('11-19 23:59', () => automation.sweep())).toBe(0);
      expect(await at('11-20 08:59', () => automation.sweep())).toBe(0);
      expect(await at('11-20 09:00', () => automation.sweep())).toBe(1);
      const told = await district.byTheClock();
      expect(told.map(({ type, data }) => [type, (data as { at: string }).at])).toEqual([
        ['DeadlineApproaching', shanghai('11-18 17:00')],
        ['DeadlineMissed', shanghai('11-20 09:00')],
      ]);
      expect(await district.cards(whistleId)).toHaveLength(2);
      expect(district.fired.map(({ lateSeconds }) => lateSeconds)).toEqual([0, 0]);
    });

    it('when nobody looked before the due time, then no warning comes after it', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('shandong');
      expect(await at('11-19 18:00', () => automation.sweep())).toBe(0);
      expect(await at('11-20 09:00', () => automation.sweep())).toBe(1);
      expect(await district.cards(whistleId)).toEqual(['DeadlineMissed']);
    });
  });

  describe('given a ladder of supervision', () => {
    it('when nobody answers, then it is climbed a rung at a time', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('laddered');
      const climbed: number[] = [];
      for (const time of [
        '11-16 11:01',
        '11-16 12:59',
        '11-16 13:00',
        '11-16 15:00',
        '11-17 09:00',
      ])
        climbed.push(await at(time, () => automation.sweep()));
      expect(climbed).toEqual([2, 0, 1, 1, 0]);
      expect(await district.cards(whistleId)).toEqual([
        'DeadlineMissed',
        ...['SupervisionIssued', 'SupervisionIssued', 'SupervisionIssued'],
      ]);
    });

    it('when the service was down for a day, then it catches up and climbs every rung once', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('laddered');
      district.now = shanghai('11-18 09:00');
      const stop = new AbortController();
      const running = automation.run(stop.signal);
      await until(async () => (await district.cards(whistleId)).length === 4);
      stop.abort();
      await running;
      const steps = (await district.byTheClock()).map(
        ({ data }) => (data as { step?: string }).step,
      );
      expect(steps).toEqual([undefined, 'reminder', 'written', 'escalation']);
    });
  });

  describe('given a street that has two hours to verify a report, and four to rate', () => {
    it('when it is silent, then its red card and the verdict come once, and the whistle can end', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('two-way');
      await at('11-16 11:00', () => district.send(whistleId, report));
      expect(await at('11-16 13:00', () => automation.sweep())).toBe(0);
      const other = await district.automation();
      district.now = shanghai('11-16 13:01');
      const [byOne, byOther] = await Promise.all([automation.sweep(), other.sweep()]);
      expect(byOne + byOther).toBeLessThanOrEqual(2);
      expect(await automation.sweep()).toBe(0);
      await at('11-16 14:00', () => district.send(whistleId, close));
      expect(await at('11-16 17:01', () => automation.sweep())).toBe(0);
      expect(await at('11-16 17:02', () => automation.sweep())).toBe(1);
      expect(await at('11-17 10:00', () => other.sweep())).toBe(0);
      const told = await district.byTheClock();
      expect(told.map(({ type, data }) => [type, (data as { clock?: string }).clock])).toEqual([
        ['DeadlineMissed', 'verify'],
        ['ResolutionDeemedVerified', undefined],
        ['DeadlineMissed', 'rate'],
      ]);
    });
  });

  describe('given a pause that may last two hours', () => {
    it('when nobody ends it, then it ends by itself and has counted for two hours', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('capped');
      await at('11-16 11:00', () => district.send(whistleId, pause));
      expect(await at('11-16 12:59', () => automation.sweep())).toBe(0);
      expect(await at('11-16 13:10', () => automation.sweep())).toBe(1);
      const [resumed] = await district.byTheClock();
      expect(resumed).toMatchObject({
        type: 'ClockResumed',
        data: {
          cause: 'cap',
          pausedMs: 7_200_000,
          ranFrom: shanghai('11-16 13:00'),
          clocks: { acknowledge: { dueAt: shanghai('11-16 16:00') } },
        },
      });
      expect(await at('11-16 16:01', () => automation.sweep())).toBe(1);
      expect(await district.cards(whistleId)).toEqual(['ClockResumed', 'DeadlineMissed']);
    });
  });

  describe('given history that was brought in', () => {
    it('when its deadlines were past by then, then they stay past; those ahead fire', async () => {
      const automation = await district.automation();
      // Last year ago by its own account, and yet open; written just now.
      district.now = '2025-03-05T02:00:00.000Z';
      const old = await district.blow('quick', 'import:12345');
      district.now = new Date().toISOString();
      const current = await district.blow('quick', 'import:12345');
      district.now = new Date(Date.now() + 5 * 3_600_000).toISOString();
      expect(await automation.sweep()).toBe(1);
      expect(await district.cards(old)).toEqual([]);
      expect(await district.cards(current)).toEqual(['DeadlineMissed']);
    });
  });

  describe('given many that are overdue', () => {
    it('DIGIT: the scheduler reads the newest hundred first, so the oldest overdue are never escalated — ours begins with the oldest and leaves out none', async () => {
      const blown: string[] = [];
      for (let minute = 0; minute < 600; minute += 1) {
        district.now = new Date(
          Date.parse(shanghai('11-16 10:00')) + minute * 60_000,
        ).toISOString();
        blown.push(await district.blow('quick'));
      }
      const automation = await district.automation();
      district.now = shanghai('11-20 10:00');
      // What was found in the log before a late answer came is not counted as written: the log counts.
      expect(await automation.sweep()).toBeLessThanOrEqual(600);
      const order = (await district.byTheClock()).map(({ stream }) => stream.slice(8));
      expect(order).toHaveLength(600);
      expect(new Set(order)).toEqual(new Set(blown));
      // Some are under way together: none is overtaken by more than those.
      for (const [place, whistleId] of order.entries())
        expect(Math.abs(blown.indexOf(whistleId) - place)).toBeLessThan(256);
      expect(await automation.sweep()).toBe(0);
      expect(district.overdue.at(-1)).toBe(0);
    }, 60_000);

    it('when two processes fire them at once, then each has fired once', async () => {
      // Two look-ups' worth. The server, both processes and this test share one event loop.
      const count = 1_000;
      for (let blown = 0; blown < count; blown += 250)
        await Promise.all(Array.from({ length: 250 }, () => district.blow('routine')));
      const [a, b] = [await district.automation(), await district.automation()];
      district.now = shanghai('11-20 10:00');
      const [byA, byB] = await Promise.all([a.sweep(), b.sweep()]);
      expect(byA + byB).toBeLessThanOrEqual(2 * count);
      const told = await district.byTheClock();
      const firings = told.map(
        ({ stream, data }) => `${stream} ${JSON.stringify({ ...data, at: 0 })}`,
      );
      expect(told).toHaveLength(2 * count);
      expect(new Set(firings).size).toBe(2 * count);
      expect(district.failures).toEqual([]);
      expect(await a.sweep()).toBe(0);
    }, 120_000);
  });

  describe('given a whistle whose stream cannot be written', () => {
    it('when the others are due as well, then they fire, it is tried again, and set aside at last', async () => {
      const poisonous = await district.blow('quick');
      const healthy = await district.blow('quick');
      const { append, ...rest } = bound(district.log);
      let broken = true;
      const automation = await district.automation({
        ...rest,
        append: async (stream, ...more) => {
          if (broken && stream.endsWith(poisonous)) throw new TypeError('poison');
          return append(stream, ...more);
        },
      });
      expect(await at('11-16 11:01', () => automation.sweep())).toBe(1);
      expect(await district.cards(healthy)).toEqual(['DeadlineMissed']);
      for (let minute = 2; minute < 8; minute += 1)
        await at(`11-16 11:0${minute}`, () => automation.sweep());
      expect(district.failures.map(({ aside }) => aside)).toEqual([
        false,
        false,
        false,
        false,
        true,
      ]);
      broken = false;
      expect(await at('11-16 11:30', () => automation.sweep())).toBe(0);
      expect(await at('11-16 12:10', () => automation.sweep())).toBe(1);
      expect(await district.cards(poisonous)).toEqual(['DeadlineMissed']);
    });

    it('when the log is out of reach, then the sweep fails as a whole and the next one does it all', async () => {
      const whistleId = await district.blow('quick');
      const head = async () => {
        throw new Error('out of reach');
      };
      const automation = await district.automation({ ...bound(district.log), head });
      await expect(at('11-16 11:01', () => automation.sweep()))
        .resolves.toBe(0)
        .catch(() => 0);
      const other = await district.automation();
      expect(await other.sweep()).toBe(1);
      expect(await district.cards(whistleId)).toEqual(['DeadlineMissed']);
    });
  });

  describe('given the deadlines are built anew', () => {
    it('when they are ready, then nothing fires a second time', async () => {
      const automation = await district.automation();
      const whistleId = await district.blow('routine');
      expect(await at('11-16 11:30', () => automation.sweep())).toBe(1);
      await district.readStore.rebuild('deadlines');
      expect(await automation.sweep()).toBe(0);
      expect(await at('11-16 13:30', () => automation.sweep())).toBe(1);
      expect(await district.cards(whistleId)).toHaveLength(2);
    });
  });
});

const bound = (log: District['log']): Pick<District['log'], 'append' | 'readStreams' | 'head'> => ({
  append: log.append.bind(log),
  readStreams: log.readStreams.bind(log),
  head: log.head.bind(log),
});

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await delay(5);
}
