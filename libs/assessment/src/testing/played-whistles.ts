import { type Limit, MINUTE_MS } from '#calendar';
import { isRejection, type RecordedEvent } from '#event-sourcing';
import {
  type Acting,
  INTAKE_CHANNELS,
  whistle,
  type WhistleCommand,
  type WhistleContext,
  type WhistleEvent,
} from '#whistle';
import { createWhistleRules } from '#rules';

/** A turn in a game of whistles: somebody tries something, some minutes after the turn before. */
export interface Turn {
  readonly whistle: number;
  /** Which of the possible commands; see `attempts`. */
  readonly act: number;
  /** Chooses among summonses, departments, scores. */
  readonly pick: number;
  readonly minutes: number;
}

export const DEPARTMENTS = ['城管局', '住建局', '公安局', '市场监管局'];
export const STREETS = ['street-a', 'street-b'];
const KINDS = ['routine', 'emergency', 'unlimited'];
const START = Date.parse('2026-09-28T02:00:00.000Z');

type WhistleState = typeof whistle.initialState;

const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const plus = (time: string, minutes: number): string =>
  new Date(Date.parse(time) + minutes * MINUTE_MS).toISOString();

const minutes = (value: number): Limit => ({ value, unit: '分钟' });
/** What people may do in every kind; the street's own steps have limits in all but one. */
const kind = {
  name: '测试哨',
  levels: ['street'] as const,
  pause: { by: 'street' as const },
  extension: { most: minutes(3000), by: 'street' as const },
};
const street = { confirmArrival: minutes(30), verify: minutes(400), rate: minutes(900) };

/** In natural minutes but for one, so that hardly anything hangs on the calendar. */
const rules = createWhistleRules([
  {
    pack: 'test',
    version: '1',
    effectiveFrom: '2026-01-01',
    source: '测试',
    kinds: [
      { ...kind, kind: 'unlimited', limits: {}, street },
      {
        ...kind,
        kind: 'emergency',
        limits: { acknowledge: minutes(10), arrive: minutes(60), resolve: minutes(600) },
        street: { ...street, deemedVerified: true },
      },
      {
        ...kind,
        kind: 'routine',
        limits: { acknowledge: minutes(60), resolve: { value: 5, unit: '工作日' } },
      },
    ],
  },
]);

const contextOf = (now: string, acting: Acting): WhistleContext => ({
  now,
  acting,
  rules,
  directory: {
    responder: (id) => (DEPARTMENTS.includes(id) ? { kind: 'department' } : undefined),
    streetOf: (id) => (STREETS.includes(id) ? id : undefined),
  },
});

const raise = ({ whistle: no, pick }: Turn): WhistleCommand => ({
  type: 'RaiseWhistle',
  kind: at(KINDS, pick),
  level: 'street',
  title: '占道经营',
  description: '夜市占道',
  place: { address: '解放路', regionCode: '370125001001' },
  category: at(['01', '02'], pick),
  channel: at(INTAKE_CHANNELS, pick),
  street: at(STREETS, no),
  lead: at(DEPARTMENTS, pick),
  assisting: pick % 2 ? [at(DEPARTMENTS, pick + 1)] : [],
  informed: pick % 3 ? [] : [at(DEPARTMENTS, pick + 2)],
});

/** What the turn tries; most tries are refused in most states, as in life. */
function attempt(turn: Turn, summons: number): WhistleCommand {
  const { pick } = turn;
  const reason = '情况说明';
  const evidence = pick % 2 ? [{ reference: 'photo', mediaType: 'image/jpeg' }] : [];
  const score = (pick % 5) + 1;
  const scores = { satisfaction: score, responseSpeed: 3, cooperation: 3, implementation: 3 };
  const attempts: readonly WhistleCommand[] = [
    { type: 'AcknowledgeSummons', summons, person: '张三' },
    { type: 'ArriveOnSite', summons, person: '张三', evidence },
    { type: 'ReportResolution', summons, summary: '已办', evidence },
    { type: 'ConfirmResolution', summons },
    { type: 'SendBackResolution', summons, reason },
    { type: 'RateDepartment', summons, ...scores },
    { type: 'DisputeArrival', summons, reason },
    { type: 'PauseClock', summons, reason },
    { type: 'ResumeClock', summons },
    { type: 'ReplaceDepartment', summons, replacement: at(DEPARTMENTS, pick), reason },
    { type: 'WithdrawDepartment', summons, reason },
    { type: 'SummonDepartment', department: at(DEPARTMENTS, pick), role: 'assist' },
    { type: 'CloseWhistle', summary: '办结' },
    { type: 'ReopenWhistle', reason },
    { type: 'ConfirmArrival', summons },
    { type: 'DeclineSummons', summons, reason, legalBasis: '三定方案' },
    { type: 'OverruleDecline', summons, reason },
    { type: 'UpholdDecline', summons, reason, replacement: at(DEPARTMENTS, pick) },
    { type: 'RequestExtension', summons, reason, extension: minutes(300) },
    { type: 'GrantExtension', summons },
    { type: 'SuperviseSummons', summons, step: 'reminder', reason },
    { type: 'RecordResidentSatisfaction', satisfaction: score, channel: 'callback' },
    { type: 'WithdrawWhistle', reason },
  ];
  return at(attempts, turn.act);
}

const OWN = [
  'AcknowledgeSummons',
  'ArriveOnSite',
  'ReportResolution',
  'DeclineSummons',
  'RequestExtension',
];
const RULINGS = ['OverruleDecline', 'UpholdDecline'];

function actorOf(command: WhistleCommand, street: string, department: string): Acting {
  if (RULINGS.includes(command.type))
    return { account: 'a', organisation: 'district', role: 'command-centre' };
  const own = OWN.includes(command.type);
  const organisation = own ? department : street;
  return { account: 'a', organisation, role: own ? 'department' : 'street' };
}

function decideTurn(turn: Turn, state: WhistleState, now: string): readonly WhistleEvent[] {
  const summons = (turn.pick % Math.max(1, state.summonses.length)) + 1;
  const command = state.status === 'none' ? raise(turn) : attempt(turn, summons);
  const department = state.summonses[summons - 1]?.department ?? '';
  const acting = actorOf(command, at(STREETS, turn.whistle), department);
  const decision = whistle.decide(command, state, contextOf(now, acting));
  return isRejection(decision) ? [] : decision;
}

/** Of every event that is played. */
export const metadata = {
  commandId: 'c',
  command: 'c',
  digest: 'd',
  correlationId: 'c',
  actor: { account: 'a', organisation: 'o', role: 'street' },
};

/** Plays the turns by the domain's own rules; the log they leave behind. */
export function playWhistles(turns: readonly Turn[]): RecordedEvent[] {
  const states = new Map<string, { state: WhistleState; revision: number }>();
  const log: RecordedEvent[] = [];
  let now = new Date(START).toISOString();
  for (const turn of turns) {
    now = plus(now, turn.minutes);
    const stream = `whistle-${turn.whistle}`;
    const known = states.get(stream) ?? { state: whistle.initialState, revision: -1 };
    for (const event of decideTurn(turn, known.state, now)) {
      known.state = whistle.evolve(known.state, event);
      known.revision++;
      const position = String(log.length).padStart(12, '0');
      const { revision } = known;
      const id = `${stream}-${revision}`;
      log.push({ id, stream, revision, position, ...event, version: 1, metadata, recordedAt: now });
    }
    states.set(stream, known);
  }
  return log;
}

/** The first acts are what mostly happens; the last, a withdrawal, is left out. */
const USUAL = 8;
const ALL_BUT_LAST = 22;

/** A number that looks random, always the same for the same `n` (MurmurHash3's finalizer). */
function chanceOf(n: number): number {
  const once = Math.imul(n ^ (n >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** A fixed game of some whistles over some weeks, in which nearly everything happens once. */
export const sampleGame: readonly Turn[] = Array.from({ length: 1400 }, (_, n) => {
  const chance = chanceOf(n + 1);
  return {
    whistle: Math.floor(n / 5) % 17,
    act: chance % (chance % 5 < 2 ? ALL_BUT_LAST : USUAL),
    pick: (chance >>> 5) % 60,
    minutes: (chance >>> 11) % (n % 5 === 0 ? 150 : 30),
  };
});
