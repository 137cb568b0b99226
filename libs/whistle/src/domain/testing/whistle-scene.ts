import { isRejection, specification } from '#event-sourcing';
import type { Limit } from '#calendar';
import type { FileAppeal } from '../appealing.js';
import type { RaiseWhistle } from '../raising.js';
import type { RateDepartment } from '../verification.js';
import type { WhistleCommand } from '../whistle.js';
import type { RuleKind } from '#rules';
import { createWhistleRules } from '#rules';
import {
  type Acting,
  type Responder,
  SYSTEM_ACTOR,
  type WhistleContext,
} from '../whistle.context.js';
import type { WhistleEvent } from '../whistle.events.js';
import { director, head, secretary } from './whistle-leaders.js';
import type { DecisionState } from '../whistle.statements.js';
import { whistle } from '../whistle.js';

const hours = (value: number): Limit => ({ value, unit: '小时' });
const kind = { kind: 'routine', name: '一般哨', levels: ['street', 'community'] as const };
const limits = { acknowledge: hours(1), arrive: hours(2), resolve: hours(8), overall: hours(24) };

/** Everything that rules can ask for, in natural hours. */
const STRICT: Omit<RuleKind, 'kind' | 'name' | 'levels'> = {
  limits: { ...limits, contact: hours(2), resolve: hours(48) },
  review: { by: 'street', post: '主要负责人', limit: hours(2) },
  dispatch: { by: 'command-centre', limit: hours(1) },
  decline: { window: hours(4), ruling: hours(3) },
  extension: { most: hours(24), by: 'command-centre' },
  pause: { by: 'command-centre', most: hours(5) },
  evidence: { arrive: ['department'], resolve: ['department'] },
  ladder: [
    { step: 'reminder', after: hours(0) },
    { step: 'written', after: hours(2) },
    { step: 'escalation', after: hours(4), clocks: ['arrive', 'resolve'] },
  ],
  escalate: { sentBack: 2, redispatched: 2 },
  appeal: { file: hours(72), decide: hours(24) },
};

/** The street's own steps have clocks too, and its silence counts as verification. */
const street = {
  confirmArrival: hours(2),
  verify: hours(3),
  rate: hours(24),
  deemedVerified: true,
};

/** Natural hours, so that a spec can be checked by eye; `working` counts 工作时 from 09:00 to 17:00. */
const rules = createWhistleRules([
  {
    pack: 'test',
    version: '1',
    effectiveFrom: '2026-01-01',
    source: '测试',
    workingHours: [['09:00', '17:00']],
    kinds: [
      { ...kind, limits },
      { ...kind, kind: 'working', limits: { resolve: { value: 8, unit: '工作时' } } },
      { ...kind, kind: 'desk', limits: {} },
      { ...kind, kind: 'of-all', levels: ['community', 'street', 'district'], limits },
      { ...kind, kind: 'strict', ...STRICT },
      { ...kind, kind: 'two-way', limits, street },
      {
        ...kind,
        kind: 'offline',
        limits,
        street,
        arrival: { deviceTime: { toleranceMinutes: 30, countersigned: true } },
      },
      { ...kind, kind: 'two-way-strict', ...STRICT, street },
      { ...kind, kind: 'centred', limits, dispatch: { by: 'command-centre', limit: hours(1) } },
      { ...kind, kind: 'reviewed', limits, review: { by: 'street', limit: hours(2) } },
      { ...kind, kind: 'initiated', limits, initiators: ['党工委书记', '主任'] },
      { ...kind, kind: 'initiated-strict', ...STRICT, initiators: ['党工委书记', '主任'] },
    ],
  },
]);

const responders: Readonly<Record<string, Responder>> = {
  chengguan: { kind: 'department' },
  gongan: { kind: 'department' },
  shuiwu: { kind: 'department' },
  paichusuo: { kind: 'stationed-agency', stationedIn: 'xinhua' },
  wuye: { kind: 'company' },
  xinchengsuo: { kind: 'stationed-agency', stationedIn: 'xincheng' },
};
const streets = new Map([
  ['xinhua', 'xinhua'],
  ['heping', 'xinhua'],
  ['guangming', 'guangming'],
]);
/** Merged units and who succeeds them. */
const successors = new Map([
  ['chengguan', 'zonghe'],
  ['xinhua', 'xincheng'],
]);
const directory = {
  responder: (id: string) => responders[id],
  streetOf: (id: string) => streets.get(id),
  actsFor: (id: string, other: string) => successors.get(other) === id,
};

const acting = (organisation: string, role: string): Acting => ({
  account: `${organisation}-clerk`,
  organisation,
  role,
});

/** A time of Monday 16 November 2026 in Shanghai (or `DD HH:MM` of that month), as events keep it. */
export function at(time: string): string {
  const [clock = '', day = '16'] = time.split(' ').reverse();
  return new Date(`2026-11-${day}T${clock}:00.000+08:00`).toISOString();
}

/** Other whistles that a command may name: an open one, and one of another street. */
const related: WhistleContext['related'] = new Map([
  ['earlier', { status: 'open', street: 'xinhua' }],
  ['elsewhere', { status: 'open', street: 'guangming' }],
]);

/** Who decides, and when. */
export const by = (who: Acting, time: string): WhistleContext => ({
  now: at(time),
  acting: who,
  rules,
  directory,
  related,
});

export { director, head, secretary };
export const xinhua = acting('xinhua', 'street');
export const heping = acting('heping', 'community');
export const system: Acting = SYSTEM_ACTOR;
export const guangming = acting('guangming', 'street');
export const centre = acting('centre', 'command-centre');
/** 区考核办: decides appeals. */
export const assessor = acting('district', 'assessment');
export const chengguan = acting('chengguan', 'department');
export const gongan = acting('gongan', 'department');
/** 综合执法局 and 新城街道: into them 城管局 and 新华街道 were merged. */
export const zonghe = acting('zonghe', 'department');
export const xincheng = acting('xincheng', 'street');

export const raise = (fields: Partial<RaiseWhistle> = {}): RaiseWhistle => ({
  type: 'RaiseWhistle',
  kind: 'routine',
  level: 'street',
  title: '污水外溢',
  description: '新华路污水外溢',
  place: { address: '新华路 12 号', regionCode: '370199001001' },
  category: '1101',
  channel: 'grid-patrol',
  street: 'xinhua',
  lead: 'chengguan',
  assisting: ['gongan'],
  informed: [],
  ...fields,
});

const one = { summons: 1 };
export const acknowledge = { type: 'AcknowledgeSummons', ...one, person: '李队' } as const;
export const arrive = { type: 'ArriveOnSite', ...one, person: '李队', evidence: [] } as const;
export const report = { type: 'ReportResolution', ...one, summary: '疏通', evidence: [] } as const;
export const confirm = { type: 'ConfirmResolution', ...one } as const;
export const sendBack = { type: 'SendBackResolution', ...one, reason: '仍有积水' } as const;
export const pause = { type: 'PauseClock', ...one, reason: '等待图纸' } as const;
export const resume = { type: 'ResumeClock', ...one } as const;
export const rate: RateDepartment = {
  type: 'RateDepartment',
  ...one,
  satisfaction: 5,
  responseSpeed: 4,
  cooperation: 4,
  implementation: 5,
};
const photo = { reference: 'photos/log.jpg', mediaType: 'image/jpeg' };
/** 城管局: its people were on site at 10:50. */
export const contest: FileAppeal = {
  type: 'FileAppeal',
  ...one,
  contested: { subject: 'timestamp', clock: 'arrive', claimedAt: at('10:50') },
  reason: '系统故障，当时已到场',
  evidence: [photo],
};
export const uphold = {
  type: 'DecideAppeal',
  ...one,
  appeal: 1,
  outcome: 'upheld',
  reason: '执法记录仪可证',
} as const;
export const close = { type: 'CloseWhistle', summary: '办结' } as const;
export const withdraw = { type: 'WithdrawWhistle', reason: '误报' } as const;
export const reopen = { type: 'ReopenWhistle', reason: '再次外溢' } as const;

export type Step = readonly [WhistleCommand, WhistleContext];

/** A whistle blown by the street of 新华 at 10:00. */
export const blown: Step = [raise(), by(xinhua, '10:00')];

/** A whistle of the kind that asks for everything, blown at 10:00 and sounded at 10:30. */
export const sounded: readonly Step[] = [
  [raise({ kind: 'strict' }), by(xinhua, '10:00')],
  [{ type: 'ApproveWhistle' }, by(head, '10:10')],
  [
    { type: 'DispatchWhistle', lead: 'chengguan', assisting: ['gongan'], informed: [] },
    by(centre, '10:30'),
  ],
];

/** The events of commands that are all accepted, one after the other. */
export function after(...steps: readonly Step[]): WhistleEvent[] {
  const events: WhistleEvent[] = [];
  for (const [command, context] of steps) {
    const { decision } = given(events).when(command, context);
    if (isRejection(decision)) throw new Error(`${command.type}: ${decision.rejected}`);
    events.push(...decision);
  }
  return events;
}

export const stateOf = (events: readonly WhistleEvent[]): DecisionState =>
  events.reduce(whistle.evolve, whistle.initialState);

export const { given } = specification(whistle);

/** Names of what was decided, where its details are another spec's matter. */
export const typesOf = (decision: object): string[] =>
  Array.isArray(decision) ? decision.map((event: WhistleEvent) => event.type) : [];

export const ofOne = (time: string) => ({ at: at(time), summons: 1, department: 'chengguan' });
