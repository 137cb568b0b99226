import { createHash } from 'node:crypto';

import { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

import { EventStoreError } from '#event-store';
import { ReadStoreError } from '#read-store';
import { DEFAULT_OPERATION_LIMITS, OperationBounds, OperationsAtOnce, Turns } from '#graphql';

import { createErrorFormatter } from '../format-error.js';
import { AnswerBounds } from './answer-bounds.plugin.js';

const bounds = new OperationBounds({ ...DEFAULT_OPERATION_LIMITS, answerKib: 1 });

const broken = (error: Error) => () => {
  throw error;
};

const server = new ApolloServer({
  typeDefs: 'type Query { fine: String bug: String away: String readsAway: String long: [String] }',
  resolvers: {
    Query: {
      fine: () => 'fine',
      bug: broken(new TypeError('secret of our insides')),
      away: broken(new EventStoreError('unavailable', 'secret address')),
      readsAway: broken(new ReadStoreError('READ_STORE_UNAVAILABLE', { reason: 'secret address' })),
      long: () => Array.from({ length: 400 }, () => '哨'),
    },
  },
  parseOptions: bounds.parseOptions,
  validationRules: [bounds.rule],
  formatError: createErrorFormatter(bounds),
  plugins: [
    new AnswerBounds(
      bounds,
      { atOnce: new OperationsAtOnce(bounds.limits), turns: new Turns(bounds.limits) },
      () => ({ address: '10.0.0.1' }),
    ),
  ],
});

async function answerTo(query: string, operationName?: string) {
  const { body, http } = await server.executeOperation({
    query,
    ...(operationName !== undefined && { operationName }),
  });
  if (body.kind !== 'single') throw new Error(body.kind);
  const { data, errors = [] } = body.singleResult;
  const codes = errors.map(({ extensions }: GraphQLFormattedError) => extensions?.['code']);
  return { status: http.status ?? 200, data, codes, text: JSON.stringify(errors) };
}

const many = (count: number, field: string) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

describe('given GraphQL over HTTP', () => {
  afterAll(() => server.stop());

  it('when all is well, then it answers 200', async () => {
    expect(await answerTo('{ fine }')).toMatchObject({ status: 200, codes: [] });
  });

  it('when something unexpected goes wrong, then it answers 500 and tells nothing of it', async () => {
    const answer = await answerTo('{ fine bug }');
    expect(answer).toMatchObject({ status: 500, codes: ['INTERNAL_SERVER_ERROR'] });
    expect(answer.data).toEqual({ fine: 'fine', bug: null });
    expect(answer.text).not.toContain('secret');
  });

  it('when the log or the database of the read models is away, then it answers 503', async () => {
    expect(await answerTo('{ away }')).toMatchObject({
      status: 503,
      codes: ['STORE_UNAVAILABLE'],
    });
    const reads = await answerTo('{ readsAway }');
    expect(reads).toMatchObject({ status: 503, codes: ['STORE_UNAVAILABLE'] });
    expect(reads.text).not.toContain('secret');
    expect(await answerTo('{ away bug }')).toMatchObject({ status: 500 });
  });

  it.each([
    ['too many fields', `{ ${many(31, 'bug')} }`],
    ['too many words', `{ ${'fine '.repeat(9_000)} }`],
    ['too many fields to be validated', `{ ${'nothing '.repeat(3_000)} }`],
  ])('when an operation has %s, then it is refused once and nothing runs', async (_, query) => {
    const answer = await answerTo(query);
    expect(answer).toMatchObject({ status: 400, codes: ['OPERATION_TOO_COMPLEX'] });
    expect(answer.data).toBeUndefined();
    expect(answer.text).toContain('请求过于复杂');
    expect(answer.text).not.toContain('"http"');
  });

  it('when the answer is too long, then it is refused instead', async () => {
    const answer = await answerTo('{ long }');
    expect(answer).toMatchObject({ status: 400, codes: ['ANSWER_TOO_LARGE'] });
    expect(answer.data).toBeUndefined();
  });

  it('when it is not said which operation is meant, then it is told so', async () => {
    const answer = await answerTo('query a { fine } query b { fine }');
    expect(answer).toMatchObject({ status: 400, codes: ['OPERATION_RESOLUTION_FAILURE'] });
    expect(await answerTo('query a { fine } query b { bug }', 'a')).toMatchObject({ status: 200 });
  });
});

describe('given a list of operations, and nothing beside it', () => {
  const text = '{ fine }';
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  const listing = new OperationBounds(DEFAULT_OPERATION_LIMITS, {
    explorer: false,
    operations: new Map([[sha256Hash, text]]),
    freeQueries: false,
  });
  const sharing = {
    atOnce: new OperationsAtOnce(listing.limits),
    turns: new Turns(listing.limits),
  };
  const cache = listing.listed.cache!;
  const keeper = new ApolloServer({
    typeDefs: 'type Query { fine: String }',
    resolvers: { Query: { fine: () => 'fine' } },
    persistedQueries: { cache },
    formatError: createErrorFormatter(listing),
    plugins: [new AnswerBounds(listing, sharing, () => ({ address: '10.0.0.1' }))],
  });
  afterAll(() => keeper.stop());

  async function told(request: { query?: string; extensions?: object }) {
    const { body } = await keeper.executeOperation(request);
    return body.kind === 'single' ? body.singleResult : undefined;
  }

  it('when it is named by its digest or sent as it is, then it is answered', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(await told({ extensions })).toMatchObject({ data: { fine: 'fine' } });
    expect(await told({ query: text })).toMatchObject({ data: { fine: 'fine' } });
  });

  it('when another is sent, then it is refused before it is read', async () => {
    const code = 'OPERATION_NOT_LISTED';
    for (const query of ['{ __typename }', '{ broken'])
      expect(await told({ query })).toMatchObject({ errors: [{ extensions: { code } }] });
  });
});
