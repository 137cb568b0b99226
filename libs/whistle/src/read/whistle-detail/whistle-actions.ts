import { mayCall } from '#access';
import {
  type ActionsAsked,
  type ActionType as Type,
  possibilitiesOf,
  type Possibility,
  SUMMONS_ACTIONS,
  WHISTLE_ACTIONS,
} from '../../domain/whistle.actions.js';
import { type ContactRejection, contactRefusals } from '../../contact/contact.refusals.js';
import { whistleMessage } from '../../whistle-refusals.js';
import type { ActionType } from './action.type.js';

/** What somebody may do with a whistle: with all of it, and with one of its summonses. */
export interface MayDo {
  withWhistle(): readonly ActionType[];
  withSummons(no: number): readonly ActionType[];
}

type Asked = Omit<ActionsAsked, 'summons'>;

/** `RateDepartment` is sent by the mutation `rateDepartment`. */
const mutationOf = (type: Type): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;

const refused = (action: string, code: string, reason: string): ActionType => ({
  action,
  possible: false,
  code,
  reason,
});
const possible = (action: string): ActionType => ({
  action,
  possible: true,
  code: null,
  reason: null,
});

function shownAction(type: Type, found: Possibility): ActionType {
  const action = mutationOf(type);
  if (found === 'possible') return possible(action);
  if (found === 'done') return refused(action, 'ALREADY_DONE', '已经办过，再办不改变什么');
  return refused(action, found.rejected, whistleMessage(found));
}

/** Of these, those that the table of permissions has for the role; the decisions say the rest. */
function actionsOf(types: readonly Type[], asked: ActionsAsked): ActionType[] {
  const { role } = asked.context.acting;
  const permitted = types.filter((type) => mayCall(mutationOf(type), role));
  return [...possibilitiesOf(permitted, asked)].map(([type, found]) => shownAction(type, found));
}

/** 查看联系方式, which the domain of the whistle does not decide. */
function contactAction(role: string, refusal: ContactRejection | undefined): ActionType[] {
  const action = 'revealContact';
  if (!mayCall(action, role)) return [];
  if (refusal === undefined) return [possible(action)];
  const reason = contactRefusals.messageOf({ rejected: refusal, details: {} });
  return [refused(action, refusal, reason)];
}

/** @param contact why the resident's contact data is not shown; undefined where it is */
export const mayDo = (asked: Asked, contact: ContactRejection | undefined): MayDo => ({
  ...mayDoFrom(asked),
  withWhistle: () => [
    ...actionsOf(WHISTLE_ACTIONS, asked),
    ...contactAction(asked.context.acting.role, contact),
  ],
});

/** The same without 查看联系方式, which asks for more than the events. */
export const mayDoFrom = (asked: Asked): MayDo => ({
  withWhistle: () => actionsOf(WHISTLE_ACTIONS, asked),
  withSummons: (summons) => actionsOf(SUMMONS_ACTIONS, { ...asked, summons }),
});
