import { buildSchema, execute, type GraphQLObjectType, parse } from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';

import { boundRunning } from './bound-running.js';
import { heavyCost } from './cost.js';
import { Lanes } from './lanes.js';
import { Turns } from './turns.js';

interface Context {
  readonly caller: string;
  begun: string[];
}

type Resolve = (source: unknown, args: object, context: Context) => unknown;

const NEVER = new Promise<never>(() => undefined);
const note =
  (name: string, answer: () => unknown): Resolve =>
  (_, __, context) => {
    context.begun.push(name);
    return answer();
  };

function served(resolvers: Record<string, Record<string, Resolve>>, seconds = 0.05) {
  const schema = buildSchema(`
    type Query { quick: String slow: String }
    type Mutation { first: String second: String }
  `);
  for (const [type, fields] of Object.entries(resolvers))
    for (const [name, resolve] of Object.entries(fields)) {
      const field = (schema.getType(type) as GraphQLObjectType).getFields()[name]!;
      field.resolve = resolve as NonNullable<typeof field.resolve>;
      if (name === 'slow') field.extensions = { complexity: heavyCost() };
    }
  const writes = { attempt: (caller: string) => (caller === 'account busy' ? 7 : 0) };
  const callerOf = (context: object) => (context as Context).caller;
  const turns = new Turns({ costPerSecond: 1_000_000 });
  const limits = { seconds, heavyPerCaller: 2, subscriptions: 1 };
  boundRunning(schema, limits, { callerOf, writes, turns });
  return async (query: string, caller = 'street') => {
    const contextValue: Context = { caller, begun: [] };
    const { data, errors } = await execute({ schema, document: parse(query), contextValue });
    return { data, codes: errors?.map(({ extensions }) => extensions['code']), contextValue };
  };
}

describe('given operations that are given little time', () => {
  it('when a question takes longer, then the others are answered and it is not waited for', async () => {
    const ask = served({ Query: { quick: () => 'here', slow: () => NEVER } });
    const { data, codes } = await ask('{ quick slow }');
    expect({ data, codes }).toEqual({
      data: { quick: 'here', slow: null },
      codes: ['OPERATION_TIMED_OUT'],
    });
  });

  it('when a command takes longer, then it is waited for and no other is begun', async () => {
    const first = note('first', () => sleep(80, 'done'));
    const ask = served({ Mutation: { first, second: note('second', () => 'done') } });
    const { data, codes, contextValue } = await ask('mutation { first second }');
    expect(data).toEqual({ first: 'done', second: null });
    expect(codes).toEqual(['OPERATION_TIMED_OUT']);
    expect(contextValue.begun).toEqual(['first']);
  });

  it('when a question fails by itself, then it says what it always said', async () => {
    const ask = served({ Query: { slow: () => Promise.reject(new Error('broken')) } });
    expect((await ask('{ slow }')).codes).toEqual([undefined]);
  });
});

describe('given one who asks the same heavy question again and again', () => {
  it('when two of them run, then the third waits, and somebody else does not', async () => {
    const finish: (() => void)[] = [];
    const slow = () => new Promise((resolve) => finish.push(() => resolve('done')));
    const ask = served({ Query: { slow } }, 10);
    const mine = [ask('{ slow }'), ask('{ slow }'), ask('{ slow }')];
    await sleep(1);
    expect(finish).toHaveLength(2);
    const theirs = ask('{ slow }', 'department');
    await sleep(1);
    expect(finish).toHaveLength(3);
    finish.shift()!();
    await mine[0];
    await sleep(1);
    expect(finish).toHaveLength(3);
    for (const one of finish.splice(0)) one();
    const answers = await Promise.all([...mine, theirs]);
    expect(answers.map(({ data }) => data?.['slow'])).toEqual(Array(4).fill('done'));
  });

  it('when a hundred wait already, then one more is told to come again', async () => {
    const lanes = new Lanes(1);
    const release = deferred();
    const running = Array.from({ length: 101 }, () => lanes.run('a', () => release.promise));
    await expect(lanes.run('a', () => 1)).rejects.toMatchObject({
      extensions: { code: 'TOO_MANY_REQUESTS' },
    });
    release.resolve(undefined);
    await Promise.all(running);
    await expect(lanes.run('a', () => 1)).resolves.toBe(1);
  });

  it('when one fails, then whoever waits has its turn', async () => {
    const lanes = new Lanes(1);
    const failed = lanes.run('a', () => Promise.reject(new Error('broken')));
    const next = lanes.run('a', () => 'next');
    await expect(failed).rejects.toThrow('broken');
    await expect(next).resolves.toBe('next');
  });
});

function deferred() {
  let resolve!: (value: unknown) => void;
  const promise = new Promise<unknown>((done) => (resolve = done));
  return { promise, resolve };
}

describe('given an account that has written as much as it may', () => {
  const fine = note('first', () => 'done');
  const resolvers = { Query: { quick: () => 'here' }, Mutation: { first: fine, second: fine } };

  it('when it writes again, then nothing is begun and it is told when to come back', async () => {
    const { data, codes, contextValue } = await served(resolvers)(
      'mutation { first second }',
      'account busy',
    );
    expect(data).toEqual({ first: null, second: null });
    expect(codes).toEqual(['TOO_MANY_WRITES', 'TOO_MANY_WRITES']);
    expect(contextValue.begun).toEqual([]);
  });

  it('when it reads, or others write, then they are answered', async () => {
    expect((await served(resolvers)('{ quick }', 'account busy')).codes).toBeUndefined();
    expect((await served(resolvers)('mutation { first }', 'account idle')).codes).toBeUndefined();
  });

  it('when nobody is signed in, then the rate of an account is not theirs', async () => {
    expect((await served(resolvers)('mutation { first }', 'address busy')).codes).toBeUndefined();
  });
});
