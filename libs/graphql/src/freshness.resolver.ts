import { Inject } from '@nestjs/common';
import { Float, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { LogSight } from '#read-store';
import { Freshness } from './connection.js';
import { GraphQLDateTime } from './date-time.scalar.js';

/** How old an answer is. */
interface Age {
  /** ISO 8601 UTC: whatever was recorded before is in the answer. */
  readonly asOf: string;
  /** Since the oldest event that is not in the answer was recorded. */
  readonly lagSeconds: number;
}

/** Cost of finding the head of the log and one event. */
const READING_LOG = 50;

@Resolver(() => Freshness)
export class FreshnessResolver {
  /** Both fields ask the same. */
  readonly #found = new WeakMap<Freshness, Promise<Age>>();

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => GraphQLDateTime, {
    complexity: READING_LOG,
    description:
      '截至何时：此前记下的都在答案之内。As of when: whatever was recorded before is in the answer.',
  })
  async asOf(@Parent() freshness: Freshness): Promise<string> {
    return (await this.#age(freshness)).asOf;
  }

  @ResolveField(() => Float, {
    complexity: READING_LOG,
    description:
      '落后多少秒：答案还没有的最早一条已记下多久；没有落后为 0。Seconds since the oldest event that the answer lacks was recorded; 0 when it lacks none.',
  })
  async lagSeconds(@Parent() freshness: Freshness): Promise<number> {
    return (await this.#age(freshness)).lagSeconds;
  }

  #age(freshness: Freshness): Promise<Age> {
    const found = this.#found.get(freshness) ?? this.#find(freshness);
    this.#found.set(freshness, found);
    return found;
  }

  async #find({ position, fromLog }: Freshness): Promise<Age> {
    const now = this.clock.now();
    if (fromLog) return { asOf: now, lagSeconds: 0 };
    const sight = await LogSight.of(this.log);
    const { seconds } = await sight.lagAt(position ?? undefined, new Date(now));
    return {
      asOf: new Date(Date.parse(now) - seconds * 1_000).toISOString(),
      lagSeconds: seconds,
    };
  }
}

@Resolver()
export class ServerTimeResolver {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Query(() => GraphQLDateTime, {
    description:
      '服务器时间：时限都按它计，客户端据此校正自己的时钟。The time of the service, by which every limit is counted: for clients whose own clock is off.',
  })
  serverTime(): string {
    return this.clock.now();
  }
}
