import { readFileSync } from 'node:fs';

import { localDate } from '#calendar';
import { newId } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openLog } from '#runtime';

import { as, foundDistrict } from '../support/district.js';
import type { Client } from '../support/graphql-client.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const RULES = JSON.parse(readFileSync('schema/rules/whistle/default@6.json', 'utf8')) as object;
const textOf = (version: string): string =>
  JSON.stringify(Object.assign({}, RULES, { version, effectiveFrom: undefined }));

const REJECTION = '... on Rejection { code message }';
const CHECK = `query ($text: String!) { checkRules(text: $text) { version lines problems { path code reason } } }`;
const DIFF = `query ($before: ID, $after: ID, $text: String) {
  diffRules(before: $before, after: $after, text: $text) { before after lines } }`;
const ACTIVATE = `mutation ($input: ActivateRulesInput!) { result: activateRules(input: $input) {
  ... on RulesOrdered { version changes effects position } ${REJECTION} } }`;
const REVOKE = `mutation ($input: RevokeRulesInput!) { result: revokeRules(input: $input) {
  ... on RulesOrdered { changes position } ${REJECTION} } }`;
const PACKS = '{ rulePacks { pack version status from activatedBy } }';
const MODELS = `{ readModels { name state lagEvents parked failure { message } } }`;
const PARKED = `query ($readModel: ID!) {
  parkedStreams(readModel: $readModel) { stream revision type error events } }`;
const REBUILD = `mutation ($input: RebuildReadModelInput!) { result: rebuildReadModel(input: $input) {
  ... on RebuildBegun { readModel } ${REJECTION} } }`;
const UNPARKED = `... on StreamUnparked { stillParked { revision type } } ${REJECTION}`;
const RETRY = `mutation ($input: RetryParkedStreamInput!) {
  result: retryParkedStream(input: $input) { ${UNPARKED} } }`;
const SKIP = `mutation ($input: SkipParkedEventInput!) {
  result: skipParkedEvent(input: $input) { ${UNPARKED} } }`;
const IMPORT = `mutation ($input: ImportDirectoryInput!) { importDirectory(input: $input) {
  accepted lines organisations people refusedLines refused { line code message } } }`;
const AUDIT = `query ($day: String!) {
  auditLog(day: $day, kind: ADMINISTERED, first: 200) { edges { node { account operations } } } }`;

const DIRECTORY = `类型,编号,种类,名称,上级,电话,单位,岗位,生效日期,理由
单位,dept-shuiwu,部门,水务局,,,,,,机构改革
人员,0017,,王宁,,0531-5550117,dept-shuiwu,值班员,,
`;

/** A stream whose first event no read model of whistles can apply. */
const BROKEN = 'whistle-broken';
async function breakStream(log: EventStore): Promise<void> {
  const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };
  const commandId = newId();
  const origin = { commandId, command: 'Break', digest: commandId, correlationId: commandId };
  const metadata = Object.assign({ actor }, origin);
  const event = { id: newId(), type: 'WhistleRaised', version: 1, data: {}, metadata };
  const appended = await log.append(BROKEN, 'no-stream', [event]);
  if (appended.outcome !== 'appended') throw new Error(appended.outcome);
}

interface Model {
  readonly name: string;
  readonly state: string;
  readonly parked: number;
  readonly failure: object | null;
}
type Answer<T> = { readonly result: T };

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

const onServer = (): Record<string, string> => ({
  EVENT_STORE: 'postgres',
  EVENT_STORE_URL: postgres.url(),
  READ_STORE: 'postgres',
  READ_STORE_URL: postgres.url(),
  KEYS_URL: postgres.url(),
  KEYS_SECRET: 'a secret of the keys that this test keeps',
  TOKEN_SECRET: 'a secret of the tokens that this test keeps',
});

describe.each([
  ['SQLite', () => ({})],
  ['PostgreSQL', onServer],
] as const)('given an administrator of a service on %s', (_, storesOf) => {
  const dataDir = temporaryFolder();
  let served: Served;
  let admin: Client;
  let street: Client;

  beforeAll(async () => {
    const stores: Record<string, string> = storesOf();
    const url = stores['EVENT_STORE_URL'];
    const place =
      url === undefined ? dataDir : ({ dataDir, eventStore: { kind: 'postgres', url } } as const);
    const log = await openLog(place, 'inline');
    await foundDistrict(log, 2);
    await breakStream(log);
    await log.close();
    served = await serveApi({ dataDir, env: Object.assign({}, PLAIN, stores) });
    admin = await as(served.url, 'admin');
    street = await as(served.url, 'street');
  }, 120_000);
  afterAll(async () => {
    await served.stop();
    removeFolder(dataDir);
  });

  const send = async <T>(document: string, input: object): Promise<T> =>
    (await admin.ask<Answer<T>>(document, { input })).result;

  const models = async (): Promise<readonly Model[]> =>
    (await admin.ask<{ readModels: readonly Model[] }>(MODELS)).readModels;

  /** Asked until it is so: read models follow by themselves. */
  async function until(isSo: (all: readonly Model[]) => boolean): Promise<readonly Model[]> {
    for (;;) {
      const all = await models();
      if (isSo(all)) return all;
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  it('when a text is checked, then what is wrong is told with its place, and what is right in words', async () => {
    const check = async (text: string) =>
      (await admin.ask<{ checkRules: object }>(CHECK, { text })).checkRules;
    expect(await check('{')).toMatchObject({
      version: null,
      problems: [{ path: '', code: 'RULE_FILE_NOT_JSON' }],
    });
    const wrong = textOf('7').replace('"工作日"', '"工作天"');
    expect(await check(wrong)).toMatchObject({
      problems: [{ path: expect.stringMatching(/^\//) as string }],
    });
    expect(await check(textOf('7'))).toMatchObject({
      version: 'default@7',
      problems: [],
      lines: expect.arrayContaining([expect.stringContaining('一般哨')]) as string[],
    });
  });

  it('when versions are compared, then with what is in force unless another is named', async () => {
    const diff = async (asked: object) =>
      (await admin.ask<{ diffRules: { before: string; lines: string[] } }>(DIFF, asked)).diffRules;
    expect(await diff({ after: 'default@3' })).toMatchObject({ before: 'default@3', lines: [] });
    expect((await diff({ text: textOf('7') })).lines.length).toBeGreaterThan(0);
    expect(await diff({ before: 'default@6', text: textOf('7') })).toMatchObject({ lines: [] });
    const { errors } = await admin.send(DIFF, { after: 'none@1' });
    expect(errors?.[0]?.extensions).toMatchObject({ field: 'after' });
  });

  it('when a version is tried, activated and revoked, then only the last two are written', async () => {
    const from = '2099-01-01';
    const input = { text: textOf('7'), from };
    const upcoming = async () =>
      (
        await admin.ask<{ rulePacks: { version: string; status: string }[] }>(PACKS)
      ).rulePacks.filter(({ status }) => status === 'UPCOMING');
    const tried = await send<object>(ACTIVATE, Object.assign({ dryRun: true }, input));
    expect(tried).toMatchObject({ version: 'default@7', changes: true, position: null });
    expect(await upcoming()).toEqual([]);
    const past = await send<object>(ACTIVATE, { version: 'default@6', from: '2020-01-01' });
    expect(past).toMatchObject({ code: 'RULES_DATE_PAST' });
    expect(await send(ACTIVATE, input)).toMatchObject({
      changes: true,
      position: expect.any(String) as string,
    });
    expect(await upcoming()).toMatchObject([{ version: '7', from, activatedBy: 'admin' }]);
    expect(await send(ACTIVATE, input)).toMatchObject({ changes: false });
    expect(await send(REVOKE, { from, reason: '改期' })).toMatchObject({ changes: true });
    expect(await upcoming()).toEqual([]);
    expect(await send(REVOKE, { from, reason: '改期' })).toMatchObject({
      code: 'RULES_NOT_ACTIVATED',
    });
  });

  it('when a stream cannot be applied, then it is shown, stays after a retry, and goes on without the event', async () => {
    const parking = (await until((all) => all.some(({ parked }) => parked > 0))).find(
      ({ parked }) => parked > 0,
    );
    const readModel = parking?.name ?? '';
    type Streams = { parkedStreams: { stream: string; error: string }[] };
    const { parkedStreams } = await admin.ask<Streams>(PARKED, { readModel });
    expect(parkedStreams).toMatchObject([{ stream: BROKEN, revision: 0, type: 'WhistleRaised' }]);
    const stream = { readModel, stream: BROKEN };
    expect(await send(RETRY, stream)).toMatchObject({ stillParked: { type: 'WhistleRaised' } });
    const skipped = await send(SKIP, Object.assign({ reason: '试验数据' }, stream));
    expect(skipped).toEqual({ stillParked: null });
    expect(await send(RETRY, stream)).toMatchObject({ code: 'STREAM_NOT_PARKED' });
    expect(await admin.ask(PARKED, { readModel })).toEqual({ parkedStreams: [] });
  });

  it('when a read model is rebuilt, then it is begun, told of, and answers again', async () => {
    const [first] = await until((all) => all.every(({ state }) => state === 'LIVE'));
    const readModel = first?.name ?? '';
    expect(await send(REBUILD, { readModel })).toEqual({ readModel });
    expect(await send(REBUILD, { readModel: 'none' })).toMatchObject({
      code: 'PROJECTION_UNKNOWN',
    });
    const state = (all: readonly Model[]) => all.find(({ name }) => name === readModel)?.state;
    await until((all) => state(all) === 'LIVE');
  });

  it('when a file of the directory is imported, then all of it is, or nothing', async () => {
    const imported = async (text: string, dryRun: boolean) => {
      const input = { name: '名录.csv', text, dryRun };
      return (await admin.ask<{ importDirectory: object }>(IMPORT, { input })).importDirectory;
    };
    const bad = DIRECTORY.replace('dept-shuiwu,值班员', 'none,值班员');
    expect(await imported(bad, false)).toMatchObject({
      accepted: false,
      refusedLines: 1,
      refused: [{ line: 3 }],
    });
    const organisation = '{ organisation(id: "dept-shuiwu") { name } }';
    expect(await admin.ask(organisation)).toEqual({ organisation: null });
    const right = { accepted: true, lines: 2, organisations: 1, people: 1 };
    expect(await imported(DIRECTORY, true)).toMatchObject(right);
    expect(await admin.ask(organisation)).toEqual({ organisation: null });
    expect(await imported(DIRECTORY, false)).toMatchObject(right);
    expect(await admin.ask(organisation)).toEqual({ organisation: { name: '水务局' } });
    expect(await imported(DIRECTORY, false)).toMatchObject({ organisations: 0, people: 0 });
    const { errors } = await admin.send(IMPORT, { input: { name: 'x.csv', text: '没有表头' } });
    expect(errors?.[0]?.extensions).toMatchObject({ field: 'input.text' });
  });

  it('when somebody else asks, then it is not for them; and what was done is in the audit log', async () => {
    for (const [document, variables] of [
      [CHECK, { text: '{}' }],
      [MODELS, {}],
      [REBUILD, { input: { readModel: 'none' } }],
      [IMPORT, { input: { name: 'x.csv', text: 'x' } }],
    ] as const) {
      const { errors } = await street.send(document, variables);
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    type Lines = { auditLog: { edges: { node: { account: string; operations: string[] } }[] } };
    const told = new Set<string>();
    const done = ['activateRules', 'importDirectory', 'rebuildReadModel', 'revokeRules'];
    const day = localDate(new Date().toISOString());
    // It is written some seconds after the act.
    while (!done.every((one) => told.has(one))) {
      await new Promise((again) => setTimeout(again, 200));
      const { auditLog } = await admin.ask<Lines>(AUDIT, { day });
      for (const { node } of auditLog.edges) for (const one of node.operations) told.add(one);
    }
    expect([...told]).toEqual(expect.arrayContaining(done));
  }, 30_000);
});
