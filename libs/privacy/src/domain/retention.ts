import { type DomainEvent, streamFamily } from '#event-sourcing';

/** 到期删除: what the retention rules erased on a day. */
export type RetentionApplied = DomainEvent<
  'RetentionApplied',
  {
    /** ISO 8601 UTC. */
    readonly at: string;
    /** `YYYY-MM-DD`, Asia/Shanghai. */
    readonly day: string;
    /** Whistles whose resident was erased by this run. */
    readonly residents: number;
    /** Days of the audit log whose names were erased by this run. */
    readonly auditDays: number;
  }
>;

/** Records, once a day, that the rules were applied. */
interface RecordRetention {
  readonly type: 'RecordRetention';
  readonly data: RetentionApplied['data'];
}

export interface RetentionState {
  /** The day for which the rules were applied last. */
  readonly lastDay: string | undefined;
}

/** One stream, which grows by one event a day. */
export const retention = streamFamily<
  RecordRetention,
  RetentionState,
  RetentionApplied,
  never,
  null
>({
  prefix: 'retention',
  versions: { RetentionApplied: 1 },
  decider: {
    initialState: { lastDay: undefined },
    decide: ({ data }, { lastDay }) =>
      lastDay === data.day ? [] : [{ type: 'RetentionApplied', data }],
    evolve: (_, { data }) => ({ lastDay: data.day }),
  },
});
