import { buildSchema, type GraphQLField, parse, subscribe } from 'graphql';

import { boundSubscriptions } from './bound-subscriptions.js';

interface Context {
  readonly caller: string;
}

type Events = AsyncGenerator<{ ticks: number }>;

function served(source: () => Events) {
  const schema = buildSchema('type Query { a: Int } type Subscription { ticks: Int }');
  const fields = schema.getSubscriptionType()!.getFields();
  const ticks = fields['ticks'] as GraphQLField<unknown, unknown>;
  ticks.subscribe = source;
  const taken: string[] = [];
  const charged: number[] = [];
  boundSubscriptions(schema, {
    most: 2,
    callerOf: (context) => (context as Context).caller,
    turns: {
      take: (caller) => void taken.push(caller),
      charge: (_, cost) => void charged.push(cost),
    },
  });
  const document = parse('subscription { ticks }');
  const listen = async (caller: string) =>
    (await subscribe({ schema, document, contextValue: { caller } })) as AsyncGenerator & {
      readonly errors?: readonly { extensions: object }[];
    };
  return { listen, taken, charged };
}

async function* three(): Events {
  for (const ticks of [1, 2, 3]) yield { ticks };
}

const TOO_MANY = { errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] };

describe('given subscriptions', () => {
  it('when events come, then each is charged, and sent in its listener’s turn', async () => {
    const { listen, taken, charged } = served(three);
    const seen: unknown[] = [];
    for await (const event of await listen('a')) seen.push(event);
    expect(seen).toMatchObject([1, 2, 3].map((ticks) => ({ data: { ticks } })));
    expect(taken).toEqual(['a', 'a', 'a']);
    expect(charged.every((cost) => cost > 0)).toBe(true);
  });

  it('when a caller has as many as it may, then one more is refused until one has ended', async () => {
    const { listen } = served(three);
    const [first] = [await listen('a'), await listen('a')];
    expect(await listen('a')).toMatchObject(TOO_MANY);
    expect(await listen('b')).not.toHaveProperty('errors');
    await first.return(undefined);
    await first.return(undefined);
    expect(await listen('a')).not.toHaveProperty('errors');
    expect(await listen('a')).toMatchObject(TOO_MANY);
  });

  it('when it cannot begin, or breaks, then it counts no more', async () => {
    const { listen } = served(async function* () {
      yield { ticks: 1 };
      throw new Error('broken');
    });
    for (let times = 0; times < 3; times++) {
      const events = await listen('a');
      await events.next();
      await expect(events.next()).rejects.toThrow('broken');
    }
    const refused = served(() => {
      throw new Error('refused');
    });
    for (let times = 0; times < 3; times++)
      expect(await refused.listen('a')).toMatchObject({ errors: [{ message: 'refused' }] });
  });
});
