import type { Limit } from '#calendar';
import type { Actor } from '#event-sourcing';
import type { Call, Contested, WhistleCommand, WhistleEvent } from '#whistle';
import type { WhistleRulePack } from '#rules';

import { utc } from './times.js';

/** Carries out a command as somebody, once what has happened so far is known. */
export type Act = (
  actor: Actor,
  commandOf: (events: readonly WhistleEvent[]) => WhistleCommand,
) => Promise<void>;

type Blow = Partial<Call>;

const PHOTO = { reference: 'photo/1.jpg', mediaType: 'image/jpeg' };

/** 街道的领导: username and name are the same, and the posts are those that their accounts have. */
export const LEADERS = {
  赵书记: ['党工委书记', '主要负责人', '街道领导'],
  钱主任: ['主任', '街道领导'],
  周副主任: ['副主任', '街道领导'],
} as const;
type Leader = keyof typeof LEADERS;

/** The newest summons of a department. */
function summonsOf(department: string, events: readonly WhistleEvent[]): { summons: number } {
  const found = events.findLast(
    ({ type, data }) => type === 'DepartmentSummoned' && data.department === department,
  );
  if (found?.type !== 'DepartmentSummoned') throw new Error(`${department} was not summoned`);
  return { summons: found.data.summons };
}

/** Who may act at a time, each with what they may do. */
export function castOf(pack: WhistleRulePack, act: Act) {
  const by = (organisation: string, role: string, account = organisation): Actor => ({
    account,
    organisation,
    role,
  });
  const on =
    (actor: Actor) =>
    <T extends object>(department: string, command: T) =>
      act(
        actor,
        (events) =>
          ({
            ...command,
            ...summonsOf(department, events),
          }) as unknown as WhistleCommand,
      );
  const plainly = (actor: Actor, command: WhistleCommand) => act(actor, () => command);
  const street = by('新华街道', 'street');
  const centre = by('区指挥中心', 'command-centre');
  return {
    street: streetPart(pack, street, { on: on(street), plainly }),
    community: {
      blows: (kind: string, blow: Blow = {}) =>
        plainly(by('和平社区', 'community'), raise(pack, kind, { level: 'community', ...blow })),
    },
    /** A leader of the street, who signs with the posts of {@link LEADERS}. */
    leader: (name: Leader) => leaderPart(pack, by('新华街道', 'street', name), plainly),
    centre: centrePart(pack, centre, { on: on(centre), plainly }),
    department: (name: string) => departmentPart(name, on(by(name, 'department'))),
    assessor: assessorPart(on(by('区考核办', 'assessment'))),
  };
}
export type Cast = ReturnType<typeof castOf>;

interface Means {
  on<T extends object>(department: string, command: T): Promise<void>;
  plainly(actor: Actor, command: WhistleCommand): Promise<void>;
}

/** A blow of a kind that the pack knows by that Chinese name. */
function raise(
  pack: WhistleRulePack,
  name: string,
  { level, ...call }: Blow & { readonly level: 'community' | 'street' | 'district' },
): WhistleCommand {
  const kind = pack.kinds.find((one) => one.name === name)?.kind ?? name;
  return {
    type: 'RaiseWhistle',
    kind,
    level,
    title: '夜市占道',
    description: '夜市占道，劝离无效',
    place: { address: '新华路 12 号', regionCode: '370199001001' },
    category: '1501',
    channel: 'grid-patrol',
    street: '新华街道',
    lead: '城管局',
    assisting: [],
    informed: [],
    ...call,
  };
}

function streetPart(pack: WhistleRulePack, street: Actor, { on, plainly }: Means) {
  const scores = { satisfaction: 5, responseSpeed: 5, cooperation: 5, implementation: 5 };
  return {
    blows: (kind: string, blow: Blow = {}) =>
      plainly(street, raise(pack, kind, { level: 'street', ...blow })),
    resubmits: (note: string, call: Partial<Call> = {}) =>
      plainly(street, {
        type: 'ResubmitWhistle',
        note,
        lead: '城管局',
        assisting: [],
        informed: [],
        ...call,
      }),
    confirmsArrivalOf: (department: string) => on(department, { type: 'ConfirmArrival' }),
    confirms: (department: string) => on(department, { type: 'ConfirmResolution' }),
    sendsBack: (department: string, reason: string) =>
      on(department, { type: 'SendBackResolution', reason }),
    handsOver: (department: string, replacement: string, reason: string) =>
      on(department, { type: 'ReplaceDepartment', replacement, reason }),
    rates: (department: string) => on(department, { type: 'RateDepartment', ...scores }),
    closes: (summary: string) => plainly(street, { type: 'CloseWhistle', summary }),
    approves: () => plainly(street, { type: 'ApproveWhistle' }),
    pauses: (department: string, reason: string) => on(department, { type: 'PauseClock', reason }),
    callsJointEnforcement: (summonses: readonly number[], startsAt: string, plan: string) =>
      plainly(street, { type: 'CallJointEnforcement', summonses, startsAt: utc(startsAt), plan }),
    concludesJointEnforcement: (attended: readonly string[], findings: string) =>
      plainly(street, {
        type: 'ConcludeJointEnforcement',
        enforcement: 1,
        attended,
        findings,
        measures: '依法处理',
      }),
  };
}

const leaderPart = (pack: WhistleRulePack, leader: Actor, plainly: Means['plainly']) => ({
  blows: (kind: string, blow: Blow = {}) =>
    plainly(leader, raise(pack, kind, { level: 'street', ...blow })),
  confirms: () => plainly(leader, { type: 'ConfirmInitiative' }),
  approves: () => plainly(leader, { type: 'ApproveWhistle' }),
  returns: (reason: string) => plainly(leader, { type: 'ReturnWhistle', reason }),
});

function centrePart(pack: WhistleRulePack, centre: Actor, { on, plainly }: Means) {
  return {
    blows: (kind: string) => plainly(centre, raise(pack, kind, { level: 'district' })),
    dispatches: (lead: string, ...assisting: string[]) =>
      plainly(centre, { type: 'DispatchWhistle', lead, assisting, informed: [] }),
    returns: (reason: string) => plainly(centre, { type: 'ReturnWhistle', reason }),
    upholds: (department: string, reason: string, replacement: string) =>
      on(department, { type: 'UpholdDecline', reason, replacement }),
    overrules: (department: string, reason: string) =>
      on(department, { type: 'OverruleDecline', reason }),
    grantsExtension: (department: string) => on(department, { type: 'GrantExtension' }),
  };
}

function departmentPart(name: string, on: Means['on']) {
  return {
    signs: (person = '李队') => on(name, { type: 'AcknowledgeSummons', person }),
    contacts: (note: string) => on(name, { type: 'ContactStreet', person: '李队', note }),
    arrives: (person = '李队', evidence = [PHOTO]) =>
      on(name, { type: 'ArriveOnSite', person, evidence }),
    reports: (summary: string) =>
      on(name, { type: 'ReportResolution', summary, evidence: [PHOTO] }),
    declines: (reason: string, legalBasis: string) =>
      on(name, { type: 'DeclineSummons', reason, legalBasis }),
    asksExtension: (extension: Limit, reason: string) =>
      on(name, { type: 'RequestExtension', extension, reason }),
    contests: (contested: Contested, reason: string) =>
      on(name, { type: 'FileAppeal', contested, reason, evidence: [PHOTO] }),
  };
}

const assessorPart = (on: Means['on']) => ({
  decides: (department: string, appeal: number, outcome: 'upheld' | 'rejected', reason: string) =>
    on(department, { type: 'DecideAppeal', appeal, outcome, reason }),
});
