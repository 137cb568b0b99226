import { CommandBus } from '@nestjs/cqrs';
import { Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#event-sourcing';
import { CurrentActor } from '../session/access.decorators.js';
import { CloseRetiredAccounts, MOST_CLOSED } from './retired-accounts.command.js';

@ObjectType({ description: '已销户的账号。Accounts that were closed.' })
class RetiredAccountsClosed {
  @Field(() => [ID], { description: '已销户的用户名。Usernames that were closed.' })
  usernames!: readonly string[];

  @Field(() => Boolean, {
    description: `是否还有更多：每次至多 ${MOST_CLOSED} 个。Whether there are more: send it again.`,
  })
  hasMore!: boolean;
}

@Resolver()
export class RetiredAccountsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RetiredAccountsClosed, {
    description:
      '将单位已停用的账号全部销户（管理员）。Close the accounts of retired organisations (administrator).',
  })
  async closeRetiredAccounts(@CurrentActor() actor: Actor): Promise<RetiredAccountsClosed> {
    const closed = await this.commands.execute(new CloseRetiredAccounts(actor));
    return Object.assign(new RetiredAccountsClosed(), closed);
  }
}
