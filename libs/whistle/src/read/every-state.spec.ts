import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import fc from 'fast-check';
import { getNamedType, type GraphQLOutputType, isLeafType, isObjectType } from 'graphql';
import type { AddressInfo } from 'node:net';
import { AccessModule, Tokens } from '#access';
import { Directory } from '#directory';
import { CLOCK } from '#event-sourcing';
import { EVENT_STORE } from '#event-store';
import { FreshnessResolver } from '#graphql';
import { READ_STORE } from '#read-store';
import { DEADLINE_CLOCKS, type WhistleEvent } from '../domain/whistle.events.js';
import type { Whistle } from '../domain/whistle.state.js';
import { rulesOf } from '../domain/testing/game-rules.js';
import { game, nothing, play } from '../domain/testing/whistle-game.js';
import { WHISTLE_RULES } from '../whistle-rules.port.js';
import { declinePrecedents } from './decline-precedents/decline-precedents.projection.js';
import { Scene } from './testing/whistle-scene.js';
import { WhistleReadModule } from './whistle-read.module.js';
import { workLists } from './work-lists/work-lists.projection.js';

let scene: Scene;
let app: INestApplication;
let url: string;
let token: string;

beforeAll(async () => {
  scene = await Scene.open(undefined, [workLists, declinePrecedents]);
  const kernel = [
    { provide: EVENT_STORE, useValue: scene.log },
    { provide: READ_STORE, useValue: scene.store },
    { provide: WHISTLE_RULES, useValue: { current: async () => rulesOf([], []) } },
    { provide: CLOCK, useValue: { now: () => '2026-12-24T02:00:00.000Z' } },
  ];
  @Global()
  @Module({ providers: [...kernel, FreshnessResolver], exports: kernel })
  class Kernel {}
  const access = { tokenSecret: 'k'.repeat(32), organisationKnown: async () => true };
  const driver = { driver: ApolloDriver, autoSchemaFile: true };
  const imports = [
    ...[Kernel, CqrsModule.forRoot(), AccessModule.forRoot(access)],
    ...[GraphQLModule.forRoot<ApolloDriverConfig>(driver), WhistleReadModule],
  ];
  app = (await Test.createTestingModule({ imports }).compile()).createNestApplication({
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
  const holder = { username: 'c', displayName: 'c', organisation: 'centre' } as const;
  token = app.get(Tokens).issue({ ...holder, role: 'command-centre' }).token;
  const actor = { account: 'a', organisation: 'centre', role: 'administrator' };
  const district = [{ id: 'xinhua', kind: 'street' as const, name: '新华街道' }];
  await app.get(Directory, { strict: false }).registerOrganisations(district, { actor });
}, 60_000);
afterAll(async () => {
  await app.close();
  await scene.close();
});

/** Everything that can be asked of a type, some levels down. */
function allOf(type: GraphQLOutputType, levels = 6): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) throw new Error(`no selection for ${named.name}`);
  const fields = Object.values(named.getFields()).filter((field) => {
    const isLeaf = isLeafType(getNamedType(field.type));
    return isLeaf || (levels > 1 && field.args.length === 0);
  });
  return `{ ${fields.map((field) => field.name + allOf(field.type, levels - 1)).join(' ')} }`;
}

const QUERIES: Readonly<Record<string, string>> = {
  whistle: '(id: "ID")',
  streetWorkList: '(street: "xinhua", first: 50)',
  departmentWorkList: '(department: "chengguan", first: 50)',
  overdueSummonses: '(first: 50)',
  commandCentreWorkList: '(first: 50)',
  streetTasks: '(street: "xinhua", first: 50)',
  openWhistles: '(first: 50)',
  streetWorkCounts: '(street: "xinhua")',
  departmentWorkCounts: '(department: "chengguan")',
  centreWorkCounts: '',
  districtNow: '',
  declinePrecedents: '(first: 100)',
};

async function send(query: string): Promise<{ data?: object; errors?: object[] }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: object; errors?: object[] };
}

async function ask(query: string): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await send(query);
  expect(errors).toBeUndefined();
  return data as Readonly<Record<string, unknown>>;
}

describe('given whistles in every state of the procedure', () => {
  const games = fc.sample(game, { numRuns: 400, seed: 20261126 });
  const positions = games.map((one) => play(one, nothing));

  /** Those in which something comes out as in none before. */
  const seen = new Set<string>();
  const telling = positions.filter(({ state }) => {
    const anew = outcomesOf(state).filter((outcome) => !seen.has(outcome));
    for (const outcome of anew) seen.add(outcome);
    return anew.length > 0;
  });

  it('when many are played, then every answer that the procedure has occurs', () => {
    const missing = [
      ...['decline pending', 'decline upheld', 'decline overruled', 'decline lapsed'],
      ...['extension pending', 'extension granted', 'extension refused', 'extension lapsed'],
      ...[
        'open initiation',
        'open review',
        'open returned',
        'open dispatch',
        'open sounded',
        'merged sounded',
      ],
      ...['withdrawn sounded', 'released replaced', 'released whistle-withdrawn'],
      ...['confirm-arrival waiting', 'confirm-arrival answered', 'confirm-arrival lapsed'],
      ...['verify waiting', 'verify answered', 'verify deemed', 'verify lapsed', 'rate waiting'],
    ].filter((outcome) => !seen.has(outcome));
    expect(missing).toEqual([]);
  });

  it('when each is asked for everything, at each of its moments, then each question has an answer', async () => {
    const { schema } = app.get(GraphQLSchemaHost);
    const questions = schema.getQueryType()?.getFields() ?? {};
    const query = (name: string, id: string) => {
      const asked = questions[name];
      if (!asked) throw new Error(`no question ${name}`);
      return `{ ${name}${QUERIES[name]?.replace('ID', id) ?? ''} ${allOf(asked.type)} }`;
    };
    for (const [index, { events, state }] of telling.entries()) {
      const id = `w${index}`;
      for (const moment of momentsOf(events)) {
        await scene.write(id, ...moment);
        expect(await ask(query('whistle', id))).toMatchObject({ whistle: { id } });
      }
      const keys = [0, ...state.summonses.map(({ no }) => no)].flatMap((no) =>
        DEADLINE_CLOCKS.map((clock) => `clock: ${nameOf(clock)}${no ? ` summons: ${no}` : ''}`),
      );
      const ledger = allOf(questions['clockLedger']?.type as GraphQLOutputType);
      await ask(
        `{ ${keys.map((key, n) => `k${n}: clockLedger(whistle: "${id}" ${key}) ${ledger}`).join(' ')} }`,
      );
    }
    await scene.db();
    for (const name of Object.keys(QUERIES)) await ask(query(name, 'w0'));
  }, 120_000);

  it('when rows of lists say what may be done, then what the whistle itself says', async () => {
    const action = '{ action possible code reason }';
    const lists = ['streetTasks', 'openWhistles', 'departmentWorkList', 'commandCentreWorkList'];
    for (const name of [...lists, 'overdueSummonses', 'streetWorkList']) {
      const on = ['openWhistles', 'streetWorkList'].includes(name) ? '' : 'summons';
      const rows = `edges { node { whistleId ${on} actions ${action} } }`;
      const found = (await ask(`{ list: ${name}${QUERIES[name]} { ${rows} } }`)) as {
        list: { edges: { node: Row }[] };
      };
      expect(found.list.edges.length).toBeGreaterThan(0);
      for (const { node } of found.list.edges) {
        const all = `actions ${action} summonses { summons actions ${action} }`;
        const { whistle: own } = (await ask(`{ whistle(id: "${node.whistleId}") { ${all} } }`)) as {
          whistle: Row & { summonses: Row[] };
        };
        const { summons = null } = node;
        const whole = own.actions.filter((one) => one.action !== 'revealContact');
        const ofSummons = own.summonses.find((one) => one.summons === summons)?.actions;
        expect([node, node.actions]).toEqual([node, summons === null ? whole : ofSummons]);
      }
    }
  }, 120_000);

  it('when a page with what may be done is too long, then it is refused by name', async () => {
    const query = '{ openWhistles(first: 51) { edges { node { actions { action } } } } }';
    const { errors } = await send(query);
    expect(errors).toMatchObject([
      { extensions: { field: 'first', violations: [{ code: 'PAGE_TOO_LONG' }] } },
    ]);
    await ask('{ openWhistles(first: 51) { edges { node { whistleId } } } }');
  });
});

interface Row {
  readonly whistleId: string;
  readonly summons?: number | null;
  readonly actions: readonly { readonly action: string }[];
}

const nameOf = (clock: string): string => clock.toUpperCase().replaceAll('-', '_');

/** What became of a whistle and of what was asked in it. */
function outcomesOf({ status, stage, summonses }: Whistle): readonly string[] {
  return [
    `${status} ${stage}`,
    ...summonses.flatMap(({ asks }) => asks.map(({ clock, outcome }) => `${clock} ${outcome}`)),
    ...summonses.map(({ decline }) => `decline ${decline?.outcome}`),
    ...summonses.map(({ released }) => `released ${released}`),
    ...summonses.flatMap(({ extensions }) => extensions.map((one) => `extension ${one.outcome}`)),
  ];
}

/** A stream in some pieces, so that it is looked at on its way. */
function momentsOf(events: readonly WhistleEvent[]): WhistleEvent[][] {
  const size = Math.max(1, Math.ceil(events.length / 4));
  const pieces: WhistleEvent[][] = [];
  for (let from = 0; from < events.length; from += size)
    pieces.push(events.slice(from, from + size));
  return pieces;
}
