import { isRejection } from '#event-sourcing';
import { refuseNewcomer } from './departments.js';
import { EXAMPLES, type ExamplePlace, OTHER_WHISTLE } from './whistle.examples.js';
import type { WhistleContext } from './whistle.context.js';
import { whistle, type WhistleCommand } from './whistle.js';
import type { WhistleRefusal } from './whistle.rejections.js';
import type { DecisionState } from './whistle.statements.js';

/** A command of people on a whistle that was blown. */
export type ActionType = keyof typeof EXAMPLES;
/** Commands on one summons; the others are on the whole whistle. */
const ON_SUMMONS: ReadonlySet<ActionType> = new Set<ActionType>([
  ...(['AcknowledgeSummons', 'ContactStreet', 'ArriveOnSite', 'RecordProgress'] as const),
  ...(['ReportResolution', 'DeclineSummons', 'RequestExtension'] as const),
  ...(['ConfirmArrival', 'DisputeArrival', 'ConfirmResolution', 'SendBackResolution'] as const),
  ...(['RateDepartment', 'UpholdDecline', 'OverruleDecline'] as const),
  ...(['GrantExtension', 'RefuseExtension', 'PauseClock', 'ResumeClock'] as const),
  ...(['RequestPause', 'RefusePause', 'AnswerSupervision'] as const),
  ...(['SuperviseSummons', 'ReplaceDepartment', 'WithdrawDepartment'] as const),
  ...(['FileAppeal', 'WithdrawAppeal', 'DecideAppeal'] as const),
]);
const ACTIONS = Object.keys(EXAMPLES) as ActionType[];
export const WHISTLE_ACTIONS = ACTIONS.filter((type) => !ON_SUMMONS.has(type));
export const SUMMONS_ACTIONS = ACTIONS.filter((type) => ON_SUMMONS.has(type));

/**
 * What came of asking whether a command is possible: yes; done already, so that it is accepted and changes
 * nothing; or the refusal that whoever sends it is given.
 */
export type Possibility = 'possible' | 'done' | WhistleRefusal;

/** Whose turn it is asked about, and where. */
export interface ActionsAsked {
  readonly state: DecisionState;
  readonly context: WhistleContext;
  /** Ordinal of the summons that a command is on. */
  readonly summons?: number | undefined;
  /** Whoever takes part in the district: among them a department that may be called is looked for. */
  readonly organisations: readonly string[];
}

/**
 * Whether an actor could send each of the commands now: what the decisions themselves say to an example of
 * valid input, so that nothing is decided twice. Where there are several examples, one that is accepted
 * is enough.
 */
export function possibilitiesOf(
  types: readonly ActionType[],
  { state, context: asked, summons: no, organisations }: ActionsAsked,
): ReadonlyMap<ActionType, Possibility> {
  const target = { status: 'open', street: state.street } as const;
  const context = { ...asked, related: new Map([[OTHER_WHISTLE, target]]) };
  const summons = state.summonses.find((one) => one.no === no);
  const newcomer = organisations.find((id) => !refuseNewcomer(state, id, context)) ?? '';
  const place = { state, summons, newcomer, context };
  return new Map(types.map((type) => [type, possibilityOf(type, place, state)]));
}

function possibilityOf(type: ActionType, place: ExamplePlace, state: DecisionState): Possibility {
  const on = place.summons ? { summons: place.summons.no } : {};
  const found = EXAMPLES[type](place).map((example): Possibility => {
    const command = { type, ...on, ...example } as WhistleCommand;
    const decision = whistle.decide(command, state, place.context);
    if (isRejection(decision)) return decision;
    return decision.length > 0 ? 'possible' : 'done';
  });
  return found.find((one) => one === 'possible') ?? found[0] ?? 'done';
}
