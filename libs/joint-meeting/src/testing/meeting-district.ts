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
import { CLOCK } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { InputValidationPipe } from '#graphql';
import { openReadStore, READ_STORE, type ReadStore } from '#read-store';
import { whistleStream } from '#whistle';
import { JointMeetingModule } from '../joint-meeting.module.js';
import { jointMeetings } from '../read/joint-meetings/joint-meetings.projection.js';

/** Role and organisation of whoever is signed in. */
export type SignedInAs = readonly [Role, string];
export const street: SignedInAs = ['street', 'xinhua'];
export const otherStreet: SignedInAs = ['street', 'guangming'];
export const community: SignedInAs = ['community', 'heping'];
export const centre: SignedInAs = ['command-centre', 'district'];
export const chengguan: SignedInAs = ['department', 'chengguan'];
export const gongan: SignedInAs = ['department', 'gongan'];

const organisations = [
  { id: 'district', kind: 'district' as const, name: '本区' },
  { id: 'xinhua', kind: 'street' as const, name: '新华街道' },
  { id: 'heping', kind: 'community' as const, name: '和平社区', parent: 'xinhua' },
  { id: 'guangming', kind: 'street' as const, name: '光明街道' },
  { id: 'chengguan', kind: 'department' as const, name: '城管局' },
  { id: 'gongan', kind: 'department' as const, name: '公安局' },
];

let ids = 0;
export const freshId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;

interface Answer {
  readonly status: number;
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null;
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

const RESULT = `__typename
  ... on JointMeetingAccepted { meetingId commandId revision position deduplicated events }
  ... on Rejection { code message } ... on NotYoursRejection { organisation }
  ... on RevisionConflictRejection { expected actual }`;

/** Joint meetings behind GraphQL, with a log and read store of their own and a fixed clock. */
export class MeetingDistrict {
  readonly #folder = mkdtempSync(join(tmpdir(), 'joint-meeting-'));
  log!: EventStore;
  #store!: ReadStore;
  #running!: Promise<void>;
  #app!: INestApplication;

  async open(): Promise<void> {
    this.log = await openSqliteEventStore({ file: join(this.#folder, 'events.db') });
    const place = { directory: join(this.#folder, 'read'), eventStore: this.log };
    this.#store = await openReadStore({ ...place, projections: [jointMeetings] });
    this.#running = this.#store.run();
    const providers = [
      { provide: EVENT_STORE, useValue: this.log },
      { provide: READ_STORE, useValue: this.#store },
      { provide: CLOCK, useValue: { now: () => '2026-11-23T06:00:00.000Z' } },
    ];
    const imports = importsOf(providers);
    const module = await Test.createTestingModule({ imports }).compile();
    this.#app = module.createNestApplication({ logger: false });
    this.#app.useGlobalPipes(new InputValidationPipe());
    await this.#app.listen(0, '127.0.0.1');
    const actor = { account: 'admin', organisation: 'district', role: 'administrator' };
    await this.#app.get(Directory).registerOrganisations(organisations, { actor });
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#store.close();
    await this.#running;
    await this.log.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** A whistle of a street in the log; gives its id. */
  async whistleOf(organisation: string): Promise<string> {
    const id = freshId();
    const actor = { account: 'test', organisation, role: 'street' };
    const metadata = { commandId: id, command: '', digest: '', correlationId: '', actor };
    const data = { at: '2026-11-20T01:00:00.000Z', street: organisation, raisedBy: organisation };
    await this.log.append(whistleStream(id), 'no-stream', [
      { id: freshId(), type: 'WhistleRaised', data, metadata, version: 1 },
    ]);
    return id;
  }

  readonly send = async (query: string, [role, organisation]: SignedInAs, variables = {}) => {
    const who = { username: `${organisation}-clerk`, displayName: organisation };
    const { token } = this.#app.get(Tokens).issue({ ...who, role, organisation });
    const { port } = this.#app.getHttpServer().address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) } as Answer;
  };

  /** Sends one mutation and gives its result. */
  readonly mutate = async (name: string, as: SignedInAs, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${RESULT} } }`;
    const { data, ...rest } = await this.send(query, as, { input });
    return { ...rest, result: data?.[name] };
  };
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
    JointMeetingModule,
  ];
}
