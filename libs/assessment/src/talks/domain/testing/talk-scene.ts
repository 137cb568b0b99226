import { isRejection, specification } from '#event-sourcing';
import type {
  CallTalk,
  HoldTalk,
  ReportTalkPromise,
  TalkCommand,
  TalkContext,
} from '../talk.commands.js';
import type { TalkEvent } from '../talk.events.js';
import { talk } from '../talk.js';

/** A local time of October 2026, `DD HH:MM`, as events keep it. */
export const at = (time: string): string => {
  const [day, clock] = time.split(' ');
  return new Date(`2026-10-${day}T${clock}:00.000+08:00`).toISOString();
};

export const office = { organisation: 'kaohe', role: 'assessment' };
export const anju = { organisation: 'anju', role: 'department' };
export const chengguan = { organisation: 'chengguan', role: 'department' };

const known = new Set(['kaohe', 'anju', 'chengguan']);

/** Who decides, and when. */
export const contextOf = (acting: TalkContext['acting'], time: string): TalkContext => ({
  now: at(time),
  acting,
  directory: { takesPart: (id) => known.has(id) },
});

/** 安居物业 had 56.25 points in the third quarter, and the line is 60. */
export const call = (fields: Partial<CallTalk> = {}): CallTalk => ({
  type: 'CallTalk',
  organisation: 'anju',
  ground: { kind: 'score-below', period: '2026-Q3', score: 56.25, line: 60 },
  holdBy: at('16 18:00'),
  ...fields,
});
export const hold: HoldTalk = {
  type: 'HoldTalk',
  heldAt: at('13 09:30'),
  attended: [{ name: '赵经理', post: '项目负责人' }],
  record: '约谈要求：电梯困人 30 分钟内到场。',
  promises: [
    { content: '补足夜班维修人员', measure: '夜班在岗不少于 2 人', dueAt: at('20 18:00') },
    { content: '清运积存垃圾', measure: '三处堆点清零', dueAt: at('18 18:00') },
  ],
};
export const report: ReportTalkPromise = {
  type: 'ReportTalkPromise',
  promise: 1,
  summary: '夜班已增至 2 人',
  evidence: [{ reference: 'talks/roster.pdf', mediaType: 'application/pdf' }],
};
export const confirm = { type: 'ConfirmTalkPromise', promise: 1 } as const;
export const breach = { type: 'BreakTalkPromise', promise: 2, reason: '两处堆点未清' } as const;
export const close = { type: 'CloseTalk', conclusion: '一项兑现，一项未兑现' } as const;
export const cancel = { type: 'CancelTalk', reason: '复核后得分为 61.5' } as const;

export type Step = readonly [TalkCommand, TalkContext];

/** The events of commands that are all accepted, one after the other. */
export function eventsOf(...steps: readonly Step[]): TalkEvent[] {
  const events: TalkEvent[] = [];
  for (const [command, context] of steps) {
    const { decision } = given(events).when(command, context);
    if (isRejection(decision)) throw new Error(`${command.type}: ${decision.rejected}`);
    events.push(...decision);
  }
  return events;
}

export const called: Step = [call(), contextOf(office, '10 09:00')];
export const held: readonly Step[] = [called, [hold, contextOf(office, '13 11:00')]];
export const reported: readonly Step[] = [...held, [report, contextOf(anju, '19 10:00')]];
/** From the call to the end. */
export const whole: readonly Step[] = [
  ...reported,
  [confirm, contextOf(office, '20 09:00')],
  [breach, contextOf(office, '20 09:10')],
  [close, contextOf(office, '21 09:00')],
];

export const { given } = specification(talk);
