import type { AddressInfo } from 'node:net';

import { ApolloServer } from '@apollo/server';
import { Controller, ForbiddenException, Get, Module, Param, UseFilters } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLError } from 'graphql';

import { ContentionError, OperatorError, OverdueError } from '#event-sourcing';
import { EventStoreError, type EventStoreFailure } from '#event-store';
import {
  DEFAULT_OPERATION_LIMITS,
  HttpErrorFilter,
  OperationBounds,
  OperationsAtOnce,
  Turns,
} from '#graphql';
import { ReadStoreError, type ReadStoreFailure } from '#read-store';

import { createErrorFormatter } from '../../apps/api/src/format-error.js';
import { AnswerBounds } from '../../apps/api/src/http/answer-bounds.plugin.js';

/** Stands for what must not leave: addresses, passwords, paths, statements. */
const INSIDE = 'postgres://user:password@10.0.0.7/log';

interface Told {
  readonly code: string;
  /** Over GraphQL, and of a file. */
  readonly status: readonly [number, number];
  readonly retryable?: boolean;
}
const AWAY: Told = { code: 'STORE_UNAVAILABLE', status: [503, 503], retryable: true };
/** Other streams are whole, so that an operation may have other answers beside it. */
const STREAM: Told = { code: 'STREAM_DAMAGED', status: [200, 500], retryable: false };
const INTERNAL: Told = { code: 'INTERNAL_SERVER_ERROR', status: [500, 500] };
const operators = (code: string): Told => ({ code, status: [503, 503], retryable: false });

/** Each failure of the log. A new one does not compile before it is here. */
const OF_LOG: Readonly<Record<EventStoreFailure, Told>> = {
  unavailable: AWAY,
  timeout: AWAY,
  credentials: AWAY,
  'not-leader': AWAY,
  'too-large': AWAY,
  'event-id-reused': AWAY,
  damaged: STREAM,
  corrupt: operators('STORE_DAMAGED'),
  incompatible: AWAY,
  closed: AWAY,
};
/** Each failure of the read store; most are of operators' own doings, and never of a question. */
const OF_READS: Readonly<Record<ReadStoreFailure, Told>> = {
  PROJECTION_UNKNOWN: INTERNAL,
  PROJECTION_INVALID: INTERNAL,
  PROJECTION_NOT_READY: { code: 'READ_MODEL_NOT_READY', status: [503, 503], retryable: true },
  PROJECTION_AHEAD: INTERNAL,
  PROJECTION_OWNED: INTERNAL,
  REBUILD_RUNNING: INTERNAL,
  REBUILD_ABORTED: INTERNAL,
  EVENT_UNPROCESSABLE: INTERNAL,
  STREAM_NOT_PARKED: INTERNAL,
  READ_STORE_UNAVAILABLE: AWAY,
  READ_STORE_CLOSED: INTERNAL,
};
const OF_SQLITE: Readonly<Record<string, Told>> = {
  SQLITE_CORRUPT: operators('READ_MODEL_DAMAGED'),
  SQLITE_CORRUPT_VTAB: operators('READ_MODEL_DAMAGED'),
  SQLITE_NOTADB: operators('READ_MODEL_DAMAGED'),
  SQLITE_FULL: AWAY,
  SQLITE_IOERR_WRITE: AWAY,
  SQLITE_READONLY_DBMOVED: AWAY,
  SQLITE_CANTOPEN: AWAY,
  SQLITE_BUSY_SNAPSHOT: AWAY,
  SQLITE_LOCKED: AWAY,
  SQLITE_CONSTRAINT_UNIQUE: INTERNAL,
  SQLITE_ERROR: INTERNAL,
};
const OF_KEYS = ['KEYS_DAMAGED', 'KEYS_REFUSED', 'KEYS_SECRET_WRONG'];

const ALL: readonly (readonly [name: string, error: unknown, told: Told])[] = [
  ...Object.entries(OF_LOG).map(
    ([failure, told]) =>
      [`log: ${failure}`, new EventStoreError(failure as EventStoreFailure, INSIDE), told] as const,
  ),
  ...Object.entries(OF_READS).map(
    ([code, told]) =>
      [code, new ReadStoreError(code as ReadStoreFailure, { reason: INSIDE }), told] as const,
  ),
  ...Object.entries(OF_SQLITE).map(
    ([code, told]) => [code, Object.assign(new Error(INSIDE), { code }), told] as const,
  ),
  ...OF_KEYS.map((code) => [code, new OperatorError(code, INSIDE), operators(code)] as const),
  ['ContentionError', new ContentionError(INSIDE), AWAY],
  ['OverdueError', new OverdueError(INSIDE), AWAY],
  ['TypeError', new TypeError(INSIDE), INTERNAL],
  ['a text that was thrown', INSIDE, INTERNAL],
];
const errorNamed = (name: string): unknown => ALL.find(([one]) => one === name)?.[1];

const bounds = new OperationBounds(DEFAULT_OPERATION_LIMITS);
const sharing = { atOnce: new OperationsAtOnce(bounds.limits), turns: new Turns(bounds.limits) };
const graphql = new ApolloServer({
  typeDefs: 'type Query { fails(name: String!): String }',
  resolvers: {
    Query: {
      fails: (_: unknown, { name }: { readonly name: string }) => {
        throw errorNamed(name);
      },
    },
  },
  formatError: createErrorFormatter(bounds),
  plugins: [new AnswerBounds(bounds, sharing, () => ({ address: '10.0.0.1' }))],
});

@Controller('reports')
@UseFilters(HttpErrorFilter)
class FailingReports {
  @Get('refused')
  refused(): never {
    throw new GraphQLError('无权', { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
  }

  @Get('input')
  input(): never {
    throw new GraphQLError('须为 YYYY-MM');
  }

  @Get('http')
  http(): never {
    throw new ForbiddenException({ code: 'FORBIDDEN', message: '无权' });
  }

  @Get('fails/:name')
  fails(@Param('name') name: string): never {
    throw errorNamed(name);
  }
}

@Module({ controllers: [FailingReports] })
class FailingModule {}

describe('given any failure of the infrastructure', () => {
  let reports: INestApplication;
  let url: string;
  beforeAll(async () => {
    reports = await NestFactory.create(FailingModule, { logger: false });
    await reports.listen(0, '127.0.0.1');
    const { port } = (reports.getHttpServer() as { address(): AddressInfo }).address();
    url = `http://127.0.0.1:${port}/reports`;
  });
  afterAll(async () => {
    await Promise.all([reports.close(), graphql.stop()]);
  });

  it.each(ALL.map(([name, , told]) => [name, told] as const))(
    'when it is %s, then GraphQL tells its code, and nothing of the inside',
    async (name, { code, status: [status], retryable }) => {
      const query = `{ fails(name: ${JSON.stringify(name)}) }`;
      const { body, http } = await graphql.executeOperation({ query });
      const { errors } = body.kind === 'single' ? body.singleResult : {};
      expect([http.status ?? 200, errors]).toEqual([
        status,
        [
          expect.objectContaining({
            message: expect.stringMatching(/\p{Script=Han}/u) as string,
            extensions: expect.objectContaining({
              code,
              ...(retryable !== undefined && { retryable }),
            }) as object,
          }),
        ],
      ]);
      expect(JSON.stringify(body)).not.toMatch(/password|10\.0\.0\.7|stack/);
    },
  );

  it.each(ALL.map(([name, , told]) => [name, told] as const))(
    'when it is %s, then a file tells the same code, and nothing of the inside',
    async (name, { code, status: [, status] }) => {
      const answer = await fetch(`${url}/fails/${encodeURIComponent(name)}`);
      const text = await answer.text();
      expect(answer.status).toBe(status);
      expect(JSON.parse(text)).toMatchObject({ code });
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(/password|10\.0\.0\.7|stack|\.js:/);
    },
  );

  it.each([
    ['refused', 403, { code: 'FORBIDDEN', message: '无权' }],
    ['input', 400, { code: 'INVALID_INPUT', message: '须为 YYYY-MM' }],
    ['http', 403, { code: 'FORBIDDEN', message: '无权' }],
  ])('when a file is refused (%s), then that is told as it is', async (path, status, body) => {
    const answer = await fetch(`${url}/${path}`);
    expect([answer.status, await answer.json()]).toEqual([status, body]);
  });
});
