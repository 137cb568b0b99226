import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Accepted, DomainEvent } from '#event-sourcing';

/** Answer of every accepted command; fields that a client does not ask for are not computed. */
@ObjectType({ isAbstract: true })
export abstract class CommandAccepted<State, E extends DomainEvent> {
  @Field(() => ID, { description: '命令的幂等键。The idempotency key.' })
  readonly commandId: string;

  constructor(
    commandId: string,
    protected readonly accepted: Accepted<State, E>,
  ) {
    this.commandId = commandId;
  }

  @Field(() => Boolean, {
    description: '是否为重复提交，原结果照答。Whether the command had been carried out before.',
  })
  get deduplicated(): boolean {
    return this.accepted.deduplicated;
  }

  @Field(() => [String], {
    description: '所产生的事件；无变化则为空。Names of the events; empty where nothing changed.',
  })
  get events(): string[] {
    return this.accepted.events.map(({ type }) => type);
  }
}
