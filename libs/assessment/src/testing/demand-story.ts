import type { RecordedEvent } from '#event-sourcing';
import type { IntakeChannel, WhistleEvent } from '#whistle';
import { metadata } from './played-whistles.js';

/** A time in Shanghai, `YYYY-MM-DD HH:MM`, as events keep it. */
export const instant = (time: string): string =>
  new Date(`${time.replace(' ', 'T')}:00.000+08:00`).toISOString();

export interface Blown {
  /** In Shanghai, as all times here. */
  readonly at: string;
  /** When the overall clock falls due. */
  readonly due?: string;
  readonly channel?: IntakeChannel;
  readonly category?: string;
  readonly kind?: string;
  readonly street?: string;
  readonly previous?: readonly string[];
}

const clockTill = (due: string | undefined) =>
  due === undefined
    ? {}
    : {
        overall: {
          limit: { value: 10, unit: '工作日' } as const,
          dueAt: instant(due),
          provisional: false,
        },
      };

const raised = (blown: Blown): WhistleEvent => ({
  type: 'WhistleRaised',
  data: {
    at: instant(blown.at),
    kind: blown.kind ?? 'routine',
    level: 'street',
    title: '路面破损',
    description: '一处',
    place: { address: '解放路', regionCode: '370125001001' },
    category: blown.category ?? '0201',
    channel: blown.channel ?? 'grid-patrol',
    street: blown.street ?? 'street-a',
    raisedBy: blown.street ?? 'street-a',
    rule: { pack: 'test', version: '1' },
    ...clockTill(blown.due),
    ...(blown.previous && { previous: blown.previous }),
  },
});

/** What happens to a whistle later, by its time. */
export const happened = {
  returned: (at: string): WhistleEvent => ({
    type: 'WhistleReturned',
    data: { at: instant(at), reason: '不属实' },
  }),
  closed: (at: string): WhistleEvent => ({
    type: 'WhistleClosed',
    data: { at: instant(at), summary: '已办' },
  }),
  withdrawn: (at: string): WhistleEvent => ({
    type: 'WhistleWithdrawn',
    data: { at: instant(at), reason: '误报' },
  }),
  merged: (at: string): WhistleEvent => ({
    type: 'WhistleMerged',
    data: { at: instant(at), reason: '重复', into: 'other' },
  }),
  /** Nothing that demand counts, and after the end as well. */
  rated: (at: string): WhistleEvent => ({
    type: 'DepartmentRated',
    data: {
      at: instant(at),
      summons: 1,
      department: 'dept-1',
      satisfaction: 5,
      responseSpeed: 5,
      cooperation: 5,
      implementation: 5,
    },
  }),
  reopened: (at: string, due?: string): WhistleEvent => ({
    type: 'WhistleReopened',
    data: { at: instant(at), reason: '复发', ...clockTill(due) },
  }),
  answered: (at: string, satisfaction: number): WhistleEvent => ({
    type: 'ResidentSatisfactionRecorded',
    data: { at: instant(at), satisfaction, channel: 'callback' },
  }),
};

let count = 0;

/** The log of one whistle. */
export function whistleLog(blown: Blown, ...later: readonly WhistleEvent[]): RecordedEvent[] {
  const stream = `whistle-demand-${(count += 1)}`;
  return [raised(blown), ...later].map(({ type, data }, revision) => {
    const id = `${stream}-${revision}`;
    const where = { id, stream, revision, position: id };
    return { ...where, type, data, version: 1, metadata, recordedAt: data.at };
  });
}

/** So many whistles alike. */
export const times = (
  many: number,
  blown: Blown,
  ...later: readonly WhistleEvent[]
): RecordedEvent[] => Array.from({ length: many }, () => whistleLog(blown, ...later)).flat();

/**
 * 金山漕泾, July 2015 (domain.md): 35 orders = 8 + 1 + 5 + 2 + 19 and six complaints = 4 + 1 + 1. Its
 * classes of then, by what they are called in GB/T 30428 today.
 */
const CAOJING = {
  'grid-patrol': {
    道路交通: ['0201', 8],
    环卫环保: ['0305', 1],
    公共设施: ['0103', 5],
    设施管理: ['0502', 2],
    市容环卫: ['1101', 19],
  },
  'hotline-12345': { 建设交通: ['1302', 4], 公共事业: ['0107', 1], 经济综合: ['1601', 1] },
} as const;

/** The log of these 41. */
export const caojing = (): RecordedEvent[] =>
  Object.entries(CAOJING).flatMap(([channel, classes]) =>
    Object.values(classes).flatMap(([category, many]) =>
      times(many, { at: '2015-07-08 09:00', category, channel: channel as keyof typeof CAOJING }),
    ),
  );
