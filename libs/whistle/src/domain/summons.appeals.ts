import type {
  Appeal,
  AppealEffect,
  AppealEvent,
  AppealFiled,
  AppealSubject,
} from './appeal.events.js';
import type { Summons } from './summons.state.js';

type Of<T extends AppealEvent['type']> = Extract<AppealEvent, { type: T }>['data'];
type Appealed = Pick<Summons, 'appeals'>;

const appealOf = (data: AppealFiled['data']): Appeal => ({
  no: data.appeal,
  at: data.at,
  contested: data.contested,
  by: data.by,
  account: data.account,
  reason: data.reason,
  evidence: data.evidence,
  recordedAt: data.recordedAt,
  decision: data.decision,
  outcome: 'pending',
  endedAt: undefined,
  decidedBecause: undefined,
  changes: undefined,
});

const endAppeal = (
  { appeals }: Appealed,
  no: number,
  ended: Partial<Appeal>,
): Pick<Summons, 'appeals'> => ({
  appeals: appeals.map((appeal) => (appeal.no === no ? { ...appeal, ...ended } : appeal)),
});

/** The judgement as the decision has it; what was recorded stays as it was. */
function applyEffect(summons: Summons, change: AppealEffect): Summons {
  switch (change.effect) {
    case 'corrected': {
      const corrected = { ...summons.corrected, [change.clock]: change.stoppedAt };
      return { ...summons, corrected };
    }
    case 'rating-voided':
      return { ...summons, rating: undefined };
    case 'excused':
      return { ...summons, excused: true };
    case 'excluded':
      return { ...summons, excluded: change.ground };
  }
}

/** What appeals mean to the summons, also after it or its whistle has ended; they reopen nothing. */
export const appealChanges: {
  [T in AppealEvent['type']]: (summons: Summons, data: Of<T>) => Summons;
} = {
  AppealFiled: (s, d) => ({ ...s, appeals: [...s.appeals, appealOf(d)] }),
  AppealWithdrawn: (s, d) => ({
    ...s,
    ...endAppeal(s, d.appeal, { outcome: 'withdrawn', endedAt: d.at }),
  }),
  AppealUpheld: (s, { at: endedAt, appeal, reason: decidedBecause, changes }) => ({
    ...applyEffect(s, changes),
    ...endAppeal(s, appeal, { outcome: 'upheld', endedAt, decidedBecause, changes }),
  }),
  AppealRejected: (s, { at: endedAt, appeal, reason: decidedBecause }) => ({
    ...s,
    ...endAppeal(s, appeal, { outcome: 'rejected', endedAt, decidedBecause }),
  }),
};

const NO_APPEALS: readonly Appeal[] = [];

/** Appeals that wait for their decision. */
export const pendingAppeals = ({ appeals }: Appealed): readonly Appeal[] =>
  appeals.length === 0 ? NO_APPEALS : appeals.filter(({ outcome }) => outcome === 'pending');

/** Whether an appeal about this has been upheld. */
export const isUpheld = ({ appeals }: Appealed, subject: AppealSubject): boolean =>
  appeals.some((one) => one.outcome === 'upheld' && one.contested.subject === subject);

/** Decided, or still pending, after its time. */
export const isDecidedLate = ({ decision, endedAt, outcome }: Appeal, now: string): boolean =>
  decision !== undefined && outcome !== 'withdrawn' && (endedAt ?? now) > decision.dueAt;
