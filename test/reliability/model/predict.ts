import {
  type Actor,
  type Move1,
  openPause,
  overOf,
  type Prediction,
  type Summons,
  type WhistleModel,
} from './whistle-model.js';

interface Turn {
  readonly model: WhistleModel;
  readonly move: Move1;
  readonly now: number;
}

type OnSummons = (summons: Summons, turn: Turn) => Prediction;

const STREET_SIDE = ['street', 'community', 'command-centre'];
const ROLES: Readonly<Record<string, readonly string[]>> = {
  pauseClock: ['street', 'command-centre'],
  rateDepartment: ['street', 'community'],
  grantExtension: ['street', 'command-centre'],
  refuseExtension: ['street', 'command-centre'],
  upholdDecline: ['command-centre'],
  overruleDecline: ['command-centre'],
};

/** 签收、联系、报到、进展、反馈、退哨、延期: by the department of the summons. */
const BY_DEPARTMENT: Readonly<Record<string, OnSummons>> = {
  acknowledgeSummons: (summons, { model, now }) =>
    summons.acknowledged === undefined ? model.acknowledge(summons, now) : 'ALREADY_ACKNOWLEDGED',
  contactStreet(summons, { model, now }) {
    const first = model.acknowledge(summons, now);
    summons.contacted ??= now;
    return [...first, 'StreetContacted'];
  },
  arriveOnSite(summons, { model, now }) {
    if (summons.arrived !== undefined)
      return summons.confirmed === undefined ? ['ArrivalSupplemented'] : 'ALREADY_CONFIRMED';
    const first = model.acknowledge(summons, now);
    summons.arrived = now;
    if (summons.arrival !== 'confirmed') summons.arrival = 'claimed';
    return [...first, 'DepartmentArrived'];
  },
  recordProgress: ({ confirmed }) =>
    confirmed === undefined ? ['ProgressRecorded'] : 'ALREADY_CONFIRMED',
  reportResolution(summons, { model, now }) {
    if (summons.role === 'INFORMED') return 'INFORMED_ONLY';
    if (summons.confirmed !== undefined) return 'ALREADY_CONFIRMED';
    if (summons.reported !== undefined) return ['ReportSupplemented'];
    const before = [...model.resume(summons, now), ...model.acknowledge(summons, now)];
    summons.reported = now;
    if (summons.decline === 'PENDING') summons.decline = 'LAPSED';
    return [...before, 'ResolutionReported'];
  },
  declineSummons(summons, { now }) {
    if (summons.decline === 'PENDING') return 'DECLINE_PENDING';
    if (summons.role === 'INFORMED') return 'INFORMED_ONLY';
    const over = overOf(summons);
    if (over !== undefined) return over;
    if (summons.decline === 'OVERRULED') return 'DECLINE_RULED';
    if ((openPause(summons)?.from ?? now) > summons.declineUntil) return 'DECLINE_TOO_LATE';
    summons.decline = 'PENDING';
    return ['SummonsDeclined'];
  },
  requestExtension(summons, { model, move, now }) {
    const refused = model.refuseExtension(summons, move.hours, now);
    if (refused !== undefined) return refused;
    summons.asked = move.hours;
    return ['ExtensionRequested'];
  },
};

function replaced(summons: Summons, { model, move, now }: Turn): Prediction {
  if (model.isBusy(move.department)) return 'DEPARTMENT_ALREADY_SUMMONED';
  model.release(summons, 'REPLACED', now);
  return ['DepartmentReplaced', model.call(move.department, summons.role, now)];
}

/** 确认、异议、核实、退回、挂账、改派、撤出: by the street's side. */
const BY_STREET: Readonly<Record<string, OnSummons>> = {
  confirmArrival(summons) {
    if (summons.arrival === 'confirmed') return [];
    if (summons.arrival !== 'claimed') return 'NOT_ARRIVED';
    summons.arrival = 'confirmed';
    return ['ArrivalConfirmed'];
  },
  disputeArrival(summons) {
    if (summons.arrival === 'none') return 'NOT_ARRIVED';
    if (summons.confirmed !== undefined) return 'ALREADY_CONFIRMED';
    [summons.arrival, summons.arrived] = ['disputed', undefined];
    return ['ArrivalDisputed'];
  },
  confirmResolution(summons, { model, now }) {
    if (summons.confirmed !== undefined) return [];
    if (summons.reported === undefined) return 'NOT_REPORTED';
    summons.confirmed = now;
    model.settle(summons);
    return ['ResolutionConfirmed'];
  },
  sendBackResolution(summons) {
    if (summons.confirmed !== undefined) return 'ALREADY_CONFIRMED';
    if (summons.reported === undefined) return 'NOT_REPORTED';
    summons.reported = undefined;
    summons.sentBack++;
    return ['ResolutionSentBack'];
  },
  pauseClock(summons, { now }) {
    if (summons.role === 'INFORMED') return 'INFORMED_ONLY';
    const over = overOf(summons);
    if (over !== undefined) return over;
    if (openPause(summons)) return 'ALREADY_PAUSED';
    summons.pauses.push({ from: now });
    return ['ClockPaused'];
  },
  resumeClock: (summons, { model, now }) => model.resume(summons, now),
  replaceDepartment: (summons, turn) =>
    summons.confirmed === undefined ? replaced(summons, turn) : 'ALREADY_CONFIRMED',
  withdrawDepartment(summons, { model, now }) {
    if (summons.confirmed !== undefined) return 'ALREADY_CONFIRMED';
    if (summons.role === 'LEAD') return 'LEAD_REQUIRED';
    model.release(summons, 'WITHDRAWN', now);
    return ['DepartmentWithdrawn'];
  },
};

function ofExtension(actor: Actor, granted: boolean, { model, move }: Turn): Prediction {
  const summons = model.active(move.summons);
  if (typeof summons === 'string') return summons;
  if (summons.role === 'INFORMED') return 'EXTENSION_NOT_ALLOWED';
  if (actor.role !== 'command-centre' && actor.organisation !== 'street-1')
    return 'NOT_YOUR_ORGANISATION';
  if (summons.asked === undefined) return 'NO_EXTENSION_PENDING';
  if (granted) {
    summons.moves.push({ hours: summons.asked });
    summons.granted += summons.asked;
  }
  summons.asked = undefined;
  return [granted ? 'ExtensionGranted' : 'ExtensionRefused'];
}

function ofDecline(upheld: boolean, turn: Turn): Prediction {
  const summons = turn.model.active(turn.move.summons);
  if (typeof summons === 'string') return summons;
  if (summons.decline !== 'PENDING') return 'NO_DECLINE_PENDING';
  if (!upheld) {
    summons.decline = 'OVERRULED';
    return ['DeclineOverruled'];
  }
  if (turn.model.isBusy(turn.move.department)) return 'DEPARTMENT_ALREADY_SUMMONED';
  summons.decline = 'UPHELD';
  return ['DeclineUpheld', ...replaced(summons, turn)];
}

function reopened({ model, move, now }: Turn): Prediction {
  if (model.status === 'OPEN') return 'WHISTLE_STILL_OPEN';
  model.status = 'OPEN';
  model.reopened++;
  return ['WhistleReopened', model.call(move.department, 'LEAD', now)];
}

function summoned({ model, move, now }: Turn): Prediction {
  if (model.isBusy(move.department)) return 'DEPARTMENT_ALREADY_SUMMONED';
  return [model.call(move.department, 'ASSIST', now)];
}

/** Of the whole whistle: whether it has to be open, and what comes of it. */
const OF_WHISTLE: Readonly<Record<string, (turn: Turn) => Prediction>> = {
  summonDepartment: summoned,
  closeWhistle: ({ model, now }) => model.close(now),
  withdrawWhistle: ({ model, now }) => model.withdraw(now),
};

function ofWhole(isStreets: boolean, turn: Turn): Prediction {
  const { model, move } = turn;
  if (model.status !== 'OPEN') return endedAgain(move.name, isStreets, model);
  return isStreets ? OF_WHISTLE[move.name]!(turn) : 'NOT_YOUR_ORGANISATION';
}

function byStreet(actor: Actor, turn: Turn): Prediction {
  const { model, move, now } = turn;
  const isStreets = model.isStreets(actor);
  if (move.name === 'reopenWhistle') return isStreets ? reopened(turn) : 'NOT_YOUR_ORGANISATION';
  if (move.name in OF_WHISTLE) return ofWhole(isStreets, turn);
  const summons = model.active(move.summons);
  if (typeof summons === 'string') return summons;
  if (!isStreets) return 'NOT_YOUR_ORGANISATION';
  return BY_STREET[move.name]?.(summons, { model, move, now }) ?? 'unknown';
}

/** The same end a second time is refused to strangers as such. */
function endedAgain(name: string, isStreets: boolean, { status }: WhistleModel): Prediction {
  const again = { closeWhistle: 'CLOSED', withdrawWhistle: 'WITHDRAWN' }[name] === status;
  return again && !isStreets ? 'NOT_YOUR_ORGANISATION' : 'WHISTLE_NOT_OPEN';
}

const DECIDING: Readonly<Record<string, (actor: Actor, turn: Turn) => Prediction>> = {
  grantExtension: (actor, turn) => ofExtension(actor, true, turn),
  refuseExtension: (actor, turn) => ofExtension(actor, false, turn),
  upholdDecline: (_, turn) => ofDecline(true, turn),
  overruleDecline: (_, turn) => ofDecline(false, turn),
  rateDepartment: (actor, { model, move }) => model.rate(actor, move.summons),
};

export const MOVES = [
  ...Object.keys(BY_DEPARTMENT),
  ...Object.keys(BY_STREET),
  ...Object.keys(OF_WHISTLE),
  ...Object.keys(DECIDING),
  'reopenWhistle',
];

/** What a command leads to; the model is then as the whistle should be. */
export function predict(actor: Actor, turn: Turn): Prediction {
  const { name } = turn.move;
  const byDepartment = BY_DEPARTMENT[name];
  const allowed = ROLES[name] ?? (byDepartment ? ['department'] : STREET_SIDE);
  if (!allowed.includes(actor.role)) return 'FORBIDDEN';
  const deciding = DECIDING[name];
  if (deciding) return deciding(actor, turn);
  if (!byDepartment) return byStreet(actor, turn);
  const summons = turn.model.active(turn.move.summons);
  if (typeof summons === 'string') return summons;
  if (summons.department !== actor.organisation) return 'NOT_YOUR_ORGANISATION';
  return byDepartment(summons, turn);
}
