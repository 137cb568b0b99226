import type { Kysely } from 'kysely';
import type { Limit } from '#calendar';
import { isRejection, type RecordedEvent } from '#event-sourcing';
import { createWhistleRules } from '#rules';
import { type Acting, whistle, type WhistleCommand } from '#whistle';
import { assessmentDashboard } from '../read/assessment-dashboard/assessment-dashboard.query.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import { monthPeriod } from '../domain/score-period.js';
import { scorecards } from '../read/scorecards/scorecards.js';
import { metadata } from './played-whistles.js';
import { shippedScoring } from './shipped-scoring.js';
import { applyBatch, statisticsDatabase } from './statistics-database.js';

const limit = (value: number, unit: Limit['unit']): Limit => ({ value, unit });
const kind = { levels: ['street'] as const };

/** 签收一小时、到场一天、办结十个工作日; the other kind limits the street too, and may be given more time. */
const rules = createWhistleRules([
  {
    pack: 'story',
    version: '1',
    effectiveFrom: '2026-01-01',
    source: '测试',
    kinds: [
      {
        ...kind,
        kind: 'routine',
        name: '一般哨',
        limits: {
          acknowledge: limit(1, '小时'),
          arrive: limit(24, '小时'),
          resolve: limit(10, '工作日'),
        },
      },
      {
        ...kind,
        kind: 'limited',
        name: '街道亦限时',
        limits: { acknowledge: limit(1, '小时'), resolve: limit(5, '工作日') },
        extension: { most: limit(5, '工作日'), by: 'command-centre' },
        street: {
          confirmArrival: limit(2, '小时'),
          verify: limit(24, '小时'),
          rate: limit(48, '小时'),
        },
      },
    ],
  },
]);

/** A time of 2026 in Shanghai, `MM-DD HH:MM`, as events keep it. */
export const at = (time: string): string =>
  new Date(`2026-${time.replace(' ', 'T')}:00.000+08:00`).toISOString();

const STREETS = ['新华街道', '光明街道'];
const directory = {
  responder: () => ({ kind: 'department' }) as const,
  streetOf: (id: string) => (STREETS.includes(id) ? id : undefined),
};

export const acting = (organisation: string, role: string): Acting => ({
  account: organisation,
  organisation,
  role,
});
export const centre = acting('区指挥中心', 'command-centre');
const evidence = [{ reference: 'photo', mediaType: 'image/jpeg' }];

/** One matter: its whistle, told step by step in the order of time. */
export class Matter {
  readonly events: RecordedEvent[] = [];
  #state = whistle.initialState;

  constructor(
    private readonly stream: string,
    private readonly street: string,
  ) {}

  /** What one party does; a refusal fails the test. */
  step(command: WhistleCommand, by: Acting, time: string): this {
    const now = at(time);
    const context = { now, acting: by, rules, directory };
    const decision = whistle.decide(command, this.#state, context);
    if (isRejection(decision)) throw new Error(`${command.type}: ${decision.rejected}`);
    for (const event of decision) {
      const revision = this.events.length;
      const id = `${this.stream}-${revision}`;
      const where = { id, stream: this.stream, revision, position: id };
      this.events.push({ ...where, ...event, version: 1, metadata, recordedAt: now });
      this.#state = whistle.evolve(this.#state, event);
    }
    return this;
  }

  blow(
    lead: string,
    time: string,
    assisting: readonly string[] = [],
    kind: 'routine' | 'limited' = 'routine',
  ): this {
    const command: WhistleCommand = {
      type: 'RaiseWhistle',
      kind,
      level: 'street',
      title: '占道经营',
      description: '夜市占道',
      place: { address: '解放路', regionCode: '370125001001' },
      category: '01',
      channel: 'grid-patrol',
      street: this.street,
      lead,
      assisting,
      informed: [],
    };
    return this.byStreet(command, time);
  }

  byStreet(command: WhistleCommand, time: string): this {
    return this.step(command, acting(this.street, 'street'), time);
  }

  byDepartment(command: WhistleCommand & { readonly summons: number }, time: string): this {
    const { department = '' } = this.#state.summonses[command.summons - 1] ?? {};
    return this.step(command, acting(department, 'department'), time);
  }

  /** Acknowledged within minutes, and on site with a photo. */
  comes(time: string, summons = 1): this {
    const acknowledge = { type: 'AcknowledgeSummons', summons, person: '李队' } as const;
    const arrive = { type: 'ArriveOnSite', summons, person: '李队', evidence } as const;
    return this.byDepartment(acknowledge, time).byDepartment(arrive, time);
  }

  reports(time: string, summons = 1): this {
    const report = { type: 'ReportResolution', summons, summary: '已办', evidence } as const;
    return this.byDepartment(report, time);
  }

  /** 核实办结、评哨五分. */
  confirmed(time: string, summons = 1): this {
    const scores = { satisfaction: 5, responseSpeed: 5, cooperation: 5, implementation: 5 };
    return this.byStreet({ type: 'ConfirmResolution', summons }, time).byStreet(
      { type: 'RateDepartment', summons, ...scores },
      time,
    );
  }
}

/** What the district publishes of matters at a cut-off: cards by department, rows by street. */
export async function published(matters: readonly Matter[], month: string, cutOff: string) {
  const db: Kysely<StatisticsTables> = await statisticsDatabase();
  for (const { events } of matters) await applyBatch(db, events);
  const { cards } = await scorecards(db, shippedScoring(), {
    period: monthPeriod(month),
    cutOff,
  });
  const board = await assessmentDashboard(db, { month, cutOff });
  await db.destroy();
  const streets = board.byStreet.map((row) => [row.keys.street ?? '', row] as const);
  return {
    card: new Map(cards.map((card) => [card.department, card])),
    street: new Map(streets),
    totals: board.totals,
  };
}
