import type { WhistleEvent } from '#whistle';
import { READ_DATABASES } from '../../../../test/support/read-places.js';
import { actorOf, centre, clock, InsightDistrict, whistle } from '../testing/insight-district.js';
import { AskArrivedUnresolved, AskArrivedUnresolvedHandler } from './arrived-unresolved.query.js';
import {
  AskDecliningDepartments,
  AskDecliningDepartmentsHandler,
} from './declining-departments.query.js';
import { AskRepeatedWhistles, AskRepeatedWhistlesHandler } from './repeated-whistles.query.js';

type Happening = readonly [hours: number, type: WhistleEvent['type'], data?: object];

const DECLINED: Happening = [1, 'SummonsDeclined', { reason: '非职责', legalBasis: '三定方案' }];

/** What may befall a decline that nobody has ruled on, and what is to be said of it then. */
const ENDINGS: readonly [string, 'pending' | 'lapsed' | 'upheld', readonly Happening[]][] = [
  ['nothing happened', 'pending', []],
  ['it came all the same', 'pending', [[2, 'DepartmentArrived', { person: '张三', evidence: [] }]]],
  ['an extension was granted', 'pending', [[2, 'ExtensionGranted', { clocks: {} }]]],
  ['it reported the matter done', 'lapsed', [[2, 'ResolutionReported']]],
  [
    'its report was sent back',
    'lapsed',
    [
      [2, 'ResolutionReported'],
      [3, 'ResolutionSentBack'],
    ],
  ],
  [
    'it declined again after that',
    'pending',
    [[2, 'ResolutionReported'], [3, 'ResolutionSentBack'], DECLINED],
  ],
  ['it was settled without a report', 'lapsed', [[2, 'ResolutionConfirmed']]],
  ['it was replaced', 'lapsed', [[2, 'DepartmentReplaced', { replacement: 'dept-2' }]]],
  ['it was let go', 'lapsed', [[2, 'DepartmentWithdrawn']]],
  ['the whistle was withdrawn', 'lapsed', [[2, 'WhistleWithdrawn']]],
  ['the whistle was merged', 'lapsed', [[2, 'WhistleMerged', { into: 'other' }]]],
  ['the whistle was closed', 'lapsed', [[2, 'WhistleClosed']]],
  [
    'the whistle was reopened after that',
    'lapsed',
    [
      [2, 'WhistleWithdrawn'],
      [3, 'WhistleReopened'],
    ],
  ],
  [
    'the ruling let it go',
    'upheld',
    [
      [2, 'DeclineUpheld'],
      [2, 'DepartmentWithdrawn'],
    ],
  ],
];

describe.each(READ_DATABASES)('in %s:', (database) => {
  const district = new InsightDistrict(database);
  beforeAll(() => district.start(), 60_000);
  afterAll(() => district.stop(), 60_000);

  describe('given a decline that waits for its ruling (GLPI 14025, 6515)', () => {
    it.each(ENDINGS.map((ending, index) => [...ending, index] as const))(
      'when %s, then it is %s',
      async (_, outcome, more, index) => {
        const day = `2022-05-${String(index + 1).padStart(2, '0')}`;
        await district.record(whistle({ at: `${day}T02:00:00.000Z` }, DECLINED, ...more));
        const ask = new AskDecliningDepartmentsHandler(
          district.questions,
          district.directory,
          district.reads,
        );
        const found = await ask.execute(
          new AskDecliningDepartments(centre, { from: day, to: day }),
        );
        const counts = { pending: 0, lapsed: 0, upheld: 0, overruled: 0, [outcome]: 1 };
        expect(found).toMatchObject([{ department: 'dept-1', declined: 1, ...counts }]);
      },
    );
  });

  describe('given several reports of one manhole (zammad 1741, OCSInventory 1288)', () => {
    const repeats = async (month: string, by = centre) => {
      const ask = new AskRepeatedWhistlesHandler(
        district.questions,
        district.directory,
        district.reads,
      );
      const period = { from: `${month}-01`, to: `${month}-28` };
      return ask.execute(new AskRepeatedWhistles(by, { ...period, radiusMetres: 100, least: 2 }));
    };

    it('when one is merged and one withdrawn as false, then they are one matter', async () => {
      const at = '2022-07-05T02:00:00.000Z';
      await district.record(
        whistle({ at }),
        whistle({ at }, [1, 'WhistleMerged', { into: 'the first' }]),
        whistle({ at }, [1, 'WhistleWithdrawn', { reason: '误报' }]),
      );
      expect(await repeats('2022-07')).toEqual([]);
    });

    it('when the withdrawn one is reopened, then it counts again', async () => {
      const at = '2022-08-05T02:00:00.000Z';
      await district.record(
        whistle({ at }, [1, 'WhistleClosed']),
        whistle({ at }, [1, 'WhistleWithdrawn'], [2, 'WhistleReopened']),
      );
      expect((await repeats('2022-08')).map(({ whistles }) => whistles.length)).toEqual([2]);
    });

    it('when others ask, then each is shown what it may read, and a stranger nothing [H2]', async () => {
      const at = '2022-09-05T02:00:00.000Z';
      const informed: Happening = [
        0,
        'DepartmentSummoned',
        {
          summons: 2,
          department: 'dept-2',
          role: 'informed',
          cause: 'raised',
          rule: { pack: 'test', version: '1' },
          clocks: {},
        },
      ];
      const replaced: Happening = [1, 'DepartmentReplaced', { replacement: 'dept-2' }];
      await district.record(
        whistle({ at, department: 'dept-1' }, informed),
        whistle({ at, department: 'dept-1' }, informed, replaced),
        whistle({ at, department: 'dept-1', street: 'street-2' }),
      );
      const seen = async (organisation: string, role: string) =>
        (await repeats('2022-09', actorOf(organisation, role))).map(
          ({ whistles }) => whistles.length,
        );
      expect(await seen('district', 'command-centre')).toEqual([3]);
      expect(await seen('dept-1', 'department')).toEqual([3]);
      expect(await seen('dept-2', 'department')).toEqual([2]);
      expect(await seen('street-1', 'street')).toEqual([2]);
      expect(await seen('community-1', 'community')).toEqual([2]);
      expect(await seen('street-2', 'street')).toEqual([]);
      expect(await seen('company-1', 'department')).toEqual([]);
    });
  });

  describe('given a department on site', () => {
    it('when its whistle ends in any way, then it is not listed as unresolved for ever', async () => {
      const at = '2022-10-05T02:00:00.000Z';
      const arrived: Happening = [1, 'DepartmentArrived', { person: '张三', evidence: [] }];
      const ways = ['WhistleClosed', 'WhistleMerged', 'WhistleWithdrawn'] as const;
      await district.record(
        ...ways.map((type) => whistle({ at, department: 'company-1' }, arrived, [2, type])),
      );
      const ask = new AskArrivedUnresolvedHandler(district.reads, clock, district.directory);
      const question = { days: 3, first: 10, department: 'company-1' };
      const { edges } = await ask.execute(new AskArrivedUnresolved(centre, question));
      expect(edges).toEqual([]);
    });
  });

  describe('given a period that cannot be', () => {
    it.each([
      ['2026-02-30', '2026-11-30', 'from'],
      ['2026-11-01', '2026-11-31', 'to'],
      ['2026-11-30', '2026-11-01', 'to'],
    ])(
      'when %s to %s is asked about, then %s is named and nothing answered',
      async (from, to, field) => {
        const named = { extensions: { code: 'INVALID_INPUT', field } };
        const declining = new AskDecliningDepartmentsHandler(
          district.questions,
          district.directory,
          district.reads,
        );
        const repeating = new AskRepeatedWhistlesHandler(
          district.questions,
          district.directory,
          district.reads,
        );
        await expect(
          declining.execute(new AskDecliningDepartments(centre, { from, to })),
        ).rejects.toMatchObject(named);
        const question = { from, to, radiusMetres: 100, least: 2 };
        await expect(
          repeating.execute(new AskRepeatedWhistles(centre, question)),
        ).rejects.toMatchObject(named);
      },
    );
  });
});
