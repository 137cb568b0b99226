import { isRejection, specification } from '#event-sourcing';
import type {
  AnswerOpinions,
  AskOpinions,
  ConsultationCommand,
  ConsultationContext,
  GiveOpinion,
} from '../consultation.commands.js';
import type { ConsultationEvent } from '../consultation.events.js';
import { consultation } from '../consultation.js';
import { sealed } from '../dossier.js';

/** A local time of November 2026, `DD HH:MM`, as events keep it. */
export const at = (time: string): string => {
  const [day, clock] = time.split(' ');
  return new Date(`2026-11-${day}T${clock}:00.000+08:00`).toISOString();
};

export const bureau = { organisation: 'shichang', role: 'department' };
export const other = { organisation: 'chengguan', role: 'department' };
export const xinhua = { organisation: 'xinhua', role: 'street' };
export const guangming = { organisation: 'guangming', role: 'street' };
export const agency = { organisation: 'xinhua-suo', role: 'department' };

const known = new Map([
  ['shichang', { kind: 'department' }],
  ['chengguan', { kind: 'department' }],
  ['xinhua', { kind: 'street' }],
  ['guangming', { kind: 'street' }],
  ['xinhua-suo', { kind: 'stationed-agency', parent: 'shichang' }],
  ['paichusuo', { kind: 'stationed-agency', parent: 'guangming' }],
]);

const clock = (name: string, onTime: number, due: number) => ({ clock: name, onTime, due });

export const dossier = sealed({
  cutOff: at('10 09:00'),
  from: '2025-11',
  to: '2026-10',
  scores: [
    {
      month: '2026-10',
      rule: 'three-rates@2',
      ruleDigest: '0123456789abcdef',
      total: 83.4,
      fullMarks: 100,
      sample: 12,
      rank: 2,
      boardSize: 5,
    },
  ],
  responses: [
    {
      street: 'xinhua',
      summoned: 31,
      resolved: 29,
      sentBack: 2,
      rated: 20,
      satisfied: 18,
      clocks: [clock('acknowledge', 30, 31), clock('arrive', 27, 31), clock('resolve', 25, 28)],
    },
  ],
  meetings: { invited: 4, attended: 3 },
  appeals: { filed: 3, upheld: 1, rejected: 1, withdrawn: 0, open: 1 },
  talks: { called: 1, held: 1, promises: 2, kept: 1, broken: 1 },
});

/** Who decides, and when. */
export const contextOf = (
  acting: ConsultationContext['acting'],
  time: string,
): ConsultationContext => ({
  now: at(time),
  acting,
  directory: { find: (id) => known.get(id) },
  dossier,
});

export const ask = (fields: Partial<AskOpinions> = {}): AskOpinions => ({
  type: 'AskOpinions',
  agency: 'xinhua-suo',
  change: 'appointment',
  post: '所长',
  candidate: '李明',
  streets: ['xinhua', 'guangming'],
  answerBy: at('17 18:00'),
  ...fields,
});
export const agree: GiveOpinion = {
  type: 'GiveOpinion',
  opinion: 'agree',
  signatory: { name: '王芳', post: '街道党工委书记' },
};
export const object: GiveOpinion = {
  type: 'GiveOpinion',
  opinion: 'object',
  reason: '全年到场按时率仅 87.1 %',
  signatory: { name: '陈刚', post: '办事处主任' },
};
export const answer: AnswerOpinions = {
  type: 'AnswerOpinions',
  followed: false,
  reason: '拟任人选为异地交流，予以任用并挂牌督办',
};
export const withdrawal = { type: 'WithdrawConsultation', reason: '人选调整' } as const;

export type Step = readonly [ConsultationCommand, ConsultationContext];

/** The events of commands that are all accepted, one after the other. */
export function eventsOf(...steps: readonly Step[]): ConsultationEvent[] {
  const events: ConsultationEvent[] = [];
  for (const [command, context] of steps) {
    const { decision } = given(events).when(command, context);
    if (isRejection(decision)) throw new Error(`${command.type}: ${decision.rejected}`);
    events.push(...decision);
  }
  return events;
}

export const asked: Step = [ask(), contextOf(bureau, '10 09:00')];
export const agreed: readonly Step[] = [asked, [agree, contextOf(xinhua, '12 09:00')]];
export const spoken: readonly Step[] = [...agreed, [object, contextOf(guangming, '13 09:00')]];
export const whole: readonly Step[] = [...spoken, [answer, contextOf(bureau, '14 09:00')]];

export const { given } = specification(consultation);
