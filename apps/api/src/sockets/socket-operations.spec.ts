import { buildSchema, execute, GraphQLError, type GraphQLObjectType, subscribe } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';

import { DEFAULT_OPERATION_LIMITS, OperationBounds } from '#graphql';
import { Observability } from '#observability';

import { SocketOperations } from './socket-operations.js';
import type { Extra } from './wire.js';

type Hooked = Parameters<SocketOperations['onSubscribe']>;
type Run = Exclude<ReturnType<SocketOperations['onSubscribe']>, readonly unknown[]>;

const schema = buildSchema(`
  type Query { fine: String bug(n: Int): String long: [String] }
  type Subscription { ticks: String }
`);
const fieldOf = (type: string, name: string) =>
  (schema.getType(type) as GraphQLObjectType).getFields()[name]!;
fieldOf('Query', 'fine').resolve = () => 'fine';
fieldOf('Query', 'long').resolve = () => Array.from({ length: 400 }, () => '哨');
fieldOf('Query', 'bug').resolve = () => {
  throw new TypeError('secret of our insides');
};
fieldOf('Subscription', 'ticks').subscribe = async function* () {
  yield { ticks: 'one' };
  throw new TypeError('secret of our insides');
};

describe('given operations over a socket', () => {
  const bounds = new OperationBounds({ ...DEFAULT_OPERATION_LIMITS, answerKib: 1 });
  const lines: Record<string, unknown>[] = [];
  const event = (_: string, fields: Record<string, unknown>) => void lines.push(fields);
  let observability: Observability;
  let operations: SocketOperations;
  let charged = 0;

  beforeAll(async () => {
    observability = await Observability.start('api', {});
    const { metrics, tracing } = observability;
    const record = { metrics, tracing, logger: { event, writesEvents: true } };
    operations = new SocketOperations(schema, bounds, record, {
      most: 3,
      charge: (_, cost) => void (charged += cost),
    });
  });

  beforeEach(() => void lines.splice(0));
  afterAll(() => observability.stop());

  const extra = { address: '10.0.0.1' } as unknown as Extra;
  const socketWith = (under: number): Hooked[0] => ({
    connectionInitReceived: true,
    acknowledged: true,
    subscriptions: Object.fromEntries(Array.from({ length: under }, (_, id) => [id, null])),
    extra,
  });

  /** What the client is sent, by the hooks in the order in which graphql-ws calls them. */
  async function answerTo(query: string, more: Partial<SubscribePayload> = {}, under = 1) {
    const payload = { query, ...more };
    const hooked: Hooked = [socketWith(under), '1', payload];
    const args = operations.onSubscribe(...hooked);
    if (Array.isArray(args)) return { errors: operations.onError(...hooked, args) };
    const result = await execute(args as Run);
    operations.onOperation(...hooked, args as Run, result);
    return operations.onNext(...hooked, args as Run, result);
  }

  const refused = async (...asked: Parameters<typeof answerTo>) => {
    const { errors } = await answerTo(...asked);
    return errors?.map(({ extensions }) => extensions?.['code']);
  };

  it('when something unexpected goes wrong, then nothing is told of it, and the log has it', async () => {
    const answer = await answerTo('{ fine bug }');
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(answer).toMatchObject({
      data: { fine: 'fine', bug: null },
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.any(String) } }],
    });
    expect(lines).toEqual([
      expect.objectContaining({
        operation: 'query',
        fields: ['fine', 'bug'],
        status: 'INTERNAL_SERVER_ERROR',
        reference: answer.errors![0]!.extensions!['reference'],
        durationMs: expect.any(Number),
      }),
    ]);
  });

  it('when a subscription breaks, then nothing is told of it', async () => {
    const hooked: Hooked = [socketWith(1), '1', { query: 'subscription { ticks }' }];
    const args = operations.onSubscribe(...hooked) as Run;
    const events = (await subscribe(args)) as AsyncGenerator<{ data: Record<string, unknown> }>;
    operations.onOperation(...hooked, args, events);
    expect(lines).toEqual([
      expect.objectContaining({ operation: 'subscription', fields: ['ticks'], status: 'ok' }),
    ]);
    await events.next();
    const broken = await events.next().catch((error: unknown) => error);
    const error = new GraphQLError((broken as Error).message, { originalError: broken as Error });
    expect(JSON.stringify(operations.onError(...hooked, [error]))).not.toContain('secret');
  });

  it.each([
    ['cannot be read', '{ fine', 'GRAPHQL_PARSE_FAILED'],
    ['is not of the schema', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['has too many words', `{ ${'fine '.repeat(9_000)} }`, 'OPERATION_TOO_COMPLEX'],
    ['has too many fields', `{ ${'nothing '.repeat(3_000)} }`, 'OPERATION_TOO_COMPLEX'],
    ['says nothing of which', 'query a { fine } query b { fine }', 'OPERATION_RESOLUTION_FAILURE'],
  ])(
    'when what is asked %s, then the code is that of HTTP and a line is written',
    async (...asked) => {
      const [, query, code] = asked;
      expect(await refused(query)).toEqual([code]);
      expect(lines).toEqual([expect.objectContaining({ operation: 'invalid', status: code })]);
    },
  );

  it('when a variable does not fit, then the input is told to be wrong', async () => {
    const query = 'query ($n: Int!) { bug(n: $n) }';
    expect(await refused(query, { variables: { n: 'x' } })).toEqual(['BAD_USER_INPUT']);
  });

  it('when the answer is too long, then it is refused instead', async () => {
    expect(await refused('{ long }')).toEqual(['ANSWER_TOO_LARGE']);
  });

  it('when as many are under way as may be, then one more is refused', async () => {
    expect(await refused('{ fine }', {}, 3)).toBeUndefined();
    expect(await refused('{ fine }', {}, 4)).toEqual(['TOO_MANY_REQUESTS']);
  });

  it('when it is answered, then its caller is charged for it', async () => {
    charged = 0;
    await answerTo('{ fine }');
    expect(charged).toBeGreaterThan(0);
  });

  it('when it is asked how many there were, then they are counted like those of HTTP', async () => {
    await answerTo('{ fine }');
    const page = await observability.metrics.registry.metrics();
    expect(page).toMatch(/shaodao_graphql_requests_total\{type="query",status="ok"\} [1-9]/);
    expect(page).toMatch(/shaodao_graphql_request_duration_seconds_count\{type="query"\} [1-9]/);
  });
});
