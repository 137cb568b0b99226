import type { Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentSession, isLeftByKey, type Session } from '#access';
import { inputError, selectedFields } from '#graphql';
import { ActionType } from '../whistle-detail/action.type.js';
import { AskItemActions } from '../whistle-detail/item-actions.query.js';
import type { ListedPage } from './listed-page.js';

/** The longest page whose rows also say what may be done: each costs as much as its whistle’s page. */
const MOST_WITH_ACTIONS = 50;

/** @throws GraphQLError `PAGE_TOO_LONG` where `actions` are asked for on a longer page */
export function refuseLongPageWithActions(info: GraphQLResolveInfo, first: number): void {
  if (first <= MOST_WITH_ACTIONS || !selectedFields(info).has('edges.node.actions')) return;
  throw inputError(
    'first',
    'PAGE_TOO_LONG',
    `要查 actions 时，first 不得超过 ${MOST_WITH_ACTIONS}`,
  );
}

/** A row that commands can be sent on: on its summons, or on the whole whistle. */
interface ActedOn {
  readonly whistleId: string;
  readonly summons?: number | null;
  readonly page: ListedPage;
}

/** The resolver of `actions` on a type of rows. */
export function actionsOn(type: Type<object>): Type<object> {
  @Resolver(() => type)
  class ItemActionsResolver {
    constructor(private readonly queries: QueryBus) {}

    @ResolveField(() => [ActionType])
    async actions(
      @CurrentSession() { actor, key }: Session,
      @Parent() { whistleId, summons, page }: ActedOn,
    ): Promise<readonly ActionType[]> {
      const mayDo = await this.queries.execute(new AskItemActions({ actor, page, whistleId }));
      const isOnSummons = summons !== undefined && summons !== null;
      const actions = isOnSummons ? mayDo.withSummons(summons) : mayDo.withWhistle();
      return actions.filter(({ action }) => isLeftByKey(action, key));
    }
  }
  return ItemActionsResolver;
}
