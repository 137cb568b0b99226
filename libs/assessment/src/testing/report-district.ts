import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { AccessModule, type Role, Tokens } from '#access';
import { Directory } from '#directory';
import { CLOCK, type RecordedEvent } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { InputValidationPipe } from '#graphql';
import { insight } from '#insight';
import { jointMeetings } from '#joint-meeting';
import {
  answerOnThisThread,
  openReadStore,
  QUESTIONS,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import { WHISTLE_RULES } from '#whistle';
import { AssessmentModule } from '../assessment.module.js';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import { demandStatistics } from '../reports/demand-statistics/demand-statistics.projection.js';
import { DEPARTMENTS, rules, STREETS } from './played-whistles.js';

/** What somebody typed as the name of a department, to see whether a page believes it. */
export const TYPED_NAME = '=城管<script>alert(1)</script>局';

const organisations = [
  { id: 'district', kind: 'district' as const, name: '本区' },
  ...STREETS.map((id) => ({ id, kind: 'street' as const, name: `${id} 街道` })),
  ...DEPARTMENTS.map((id, index) => ({
    id,
    kind: 'department' as const,
    name: index === 0 ? TYPED_NAME : id,
  })),
];

/** Role and organisation of whoever is signed in. */
export type SignedInAs = readonly [Role, string];

/** Assessment behind HTTP and GraphQL, over a log and read models of its own. */
export class ReportDistrict {
  readonly #folder = mkdtempSync(join(tmpdir(), 'reports-'));
  log!: EventStore;
  #reads!: ReadStore;
  #app!: INestApplication;

  async open(events: readonly RecordedEvent[], now: string): Promise<void> {
    this.log = await openSqliteEventStore({ file: join(this.#folder, 'events.db') });
    for (const { stream, revision, type, data, metadata } of events)
      await this.log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [
        { id: randomUUID(), type, data, metadata, version: 1 },
      ]);
    const projections = [responseStatistics, demandStatistics, insight, jointMeetings];
    const directory = join(this.#folder, 'read');
    this.#reads = await openReadStore({ directory, eventStore: this.log, projections });
    for (const { name } of projections) await this.#reads.rebuild(name);
    const providers = [
      { provide: READ_STORE, useValue: this.#reads },
      { provide: QUESTIONS, useValue: answerOnThisThread(this.#reads) },
      { provide: EVENT_STORE, useValue: this.log },
      { provide: CLOCK, useValue: { now: () => now } },
      { provide: WHISTLE_RULES, useValue: rules },
    ];
    const module = await Test.createTestingModule({ imports: importsOf(providers) }).compile();
    this.#app = module.createNestApplication({ logger: false });
    this.#app.useGlobalPipes(new InputValidationPipe());
    await this.#app.listen(0, '127.0.0.1');
    const actor = { account: 'admin', organisation: 'district', role: 'administrator' };
    await this.#app.get(Directory).registerOrganisations(organisations, { actor });
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#reads.close();
    await this.log.close();
    rmSync(this.#folder, { recursive: true });
  }

  #fetch(path: string, as: SignedInAs | undefined, init: RequestInit = {}): Promise<Response> {
    const { port } = this.#app.getHttpServer().address() as AddressInfo;
    const headers = { 'content-type': 'application/json', ...this.#authorization(as) };
    return fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
  }

  #authorization(as: SignedInAs | undefined) {
    if (!as) return {};
    const [role, organisation] = as;
    const who = { username: 'clerk', displayName: organisation, role, organisation };
    return { authorization: `Bearer ${this.#app.get(Tokens).issue(who).token}` };
  }

  get(path: string, as?: SignedInAs): Promise<Response> {
    return this.#fetch(path, as);
  }

  async ask<Answer>(query: string, as: SignedInAs) {
    const body = JSON.stringify({ query });
    const response = await this.#fetch('/graphql', as, { method: 'POST', body });
    return (await response.json()) as {
      data?: Answer;
      errors?: { extensions: { code: string } }[];
    };
  }
}

function importsOf(providers: { provide: symbol; useValue: unknown }[]) {
  @Global()
  @Module({ providers, exports: providers })
  class Infrastructure {}
  return [
    Infrastructure,
    CqrsModule.forRoot(),
    AccessModule.forRoot({ tokenSecret: 'k'.repeat(32), organisationKnown: async () => true }),
    GraphQLModule.forRoot<ApolloDriverConfig>({
      driver: ApolloDriver,
      autoSchemaFile: true,
      preserveHttpStatusForExecutionErrors: false,
    }),
    AssessmentModule,
  ];
}
