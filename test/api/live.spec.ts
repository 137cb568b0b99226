import { randomUUID } from 'node:crypto';

import { type Client as SocketClient, createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { openLog } from '#runtime';

import { as, DISTRICT, foundDistrict, tokenOf } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { lifecycle, type Step, whistleIdOf } from '../support/lifecycle.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

interface Change {
  readonly data: { readonly whistleChanged: { readonly events: string[] } };
}

/** Pauses and resumes by turns: the street's way of changing a whistle as often as need be. */
function pausing(whistleId: string, turn: number): Step {
  const [mutation, type, more] =
    turn % 2 === 0
      ? ['pauseClock', 'PauseClockInput', { reason: '等待材料' }]
      : ['resumeClock', 'ResumeClockInput', {}];
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`;
  const input = { whistleId, summons: 1, ...(more as object) };
  return {
    as: 'street',
    mutation: String(mutation),
    body: JSON.stringify({ query, variables: { input } }),
  };
}

describe('given a served district with people watching', () => {
  let served: Served;
  let tokens: Record<Step['as'], string>;
  const sockets: SocketClient[] = [];

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: { DEMO: 'false' } });
    tokens = {
      street: await tokenOf(served.url, 'street'),
      'dept-1': await tokenOf(served.url, 'dept-1'),
    };
  }, 60_000);

  afterAll(async () => {
    for (const socket of sockets) await socket.dispose();
    await served.stop();
    removeFolder(served.dataDir);
  });

  function socket(token?: string): SocketClient {
    const client = createClient({
      url: `${served.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    sockets.push(client);
    return client;
  }

  const send = (step: Step) => {
    const { query, variables } = JSON.parse(step.body) as { query: string; variables: object };
    return clientOf(served.url, tokens[step.as]).ask(query, variables);
  };

  /** A subscription begins some time after it was asked for: something new is done until it shows. */
  async function untilSeen<T>(
    seen: Promise<T>,
    act: (turn: number) => Promise<unknown>,
  ): Promise<T> {
    let shown = false;
    void seen.then(() => (shown = true));
    for (let turn = 0; !shown; turn++) await act(turn);
    return seen;
  }

  it('when a department answers, then whoever watches the whistle sees it', async () => {
    const commandId = randomUUID();
    const [raise, ...answers] = lifecycle(commandId);
    await send(raise!);
    const watching = socket(tokens.street).iterate({
      query: `subscription ($id: ID!) { whistleChanged(whistleId: $id) { position events whistle { id status } } }`,
      variables: { id: whistleIdOf(commandId) },
    });
    await untilSeen(watching.next(), (turn) => send(pausing(whistleIdOf(commandId), turn)));
    const seen: string[] = [];
    for (const step of answers) await send(step);
    while (!seen.includes('DepartmentRated')) {
      const next = (await watching.next()) as { value: Change };
      seen.push(...next.value.data.whistleChanged.events);
    }
    expect(seen).toEqual(expect.arrayContaining(['DepartmentAcknowledged', 'DepartmentArrived']));
  }, 30_000);

  it('when a whistle is blown, then the department sees its work list change', async () => {
    const watching = socket(tokens['dept-1']).iterate({
      query: `subscription { workListChanged(organisation: "dept-1") { __typename } }`,
    });
    const seen = await untilSeen(watching.next(), () => send(lifecycle(randomUUID())[0]!));
    expect(seen).toMatchObject({ done: false });
  }, 30_000);

  it('when the street watches the dashboard, then it is shown at once, and anew after a whistle, by name', async () => {
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const watching = socket(tokens.street).iterate({
      query: `subscription ($month: String!) { assessmentDashboardChanged(month: $month) {
        totals { summoned contact { due } acknowledge { distribution { count } } }
        byChannel { channelName summoned } } }`,
      variables: { month },
    });
    type Board = { totals: { summoned: number }; byChannel: { channelName: string }[] };
    const boardIn = async () => {
      const { value } = (await watching.next()) as {
        value: { data: { assessmentDashboardChanged: Board } };
      };
      return value.data.assessmentDashboardChanged;
    };
    const first = await boardIn();
    await send(lifecycle(randomUUID())[0]!);
    let board = first;
    while (board.totals.summoned === first.totals.summoned) board = await boardIn();
    expect(board.totals.summoned).toBeGreaterThan(first.totals.summoned);
    expect(board.byChannel.map(({ channelName }) => channelName)).toEqual(['网格巡查']);
  }, 30_000);

  it('when nobody is signed in on the socket, then nothing is shown', async () => {
    const watching = socket().iterate({
      query: `subscription { workListChanged(organisation: "${DISTRICT.street}") { __typename } }`,
    });
    const answer = (await watching.next()) as { value: { errors: { extensions: object }[] } };
    expect(answer.value.errors[0]!.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  }, 30_000);

  it('when a street looks at its list, then two characters of Chinese find the whistle', async () => {
    const street = await as(served.url, 'street');
    type List = { streetWorkList: { edges: { node: { title: string } }[] } };
    const find = (text: string) =>
      street.ask<List>(
        `query ($street: ID!, $text: String!) {
           streetWorkList(street: $street, filter: { text: $text }) { edges { node { title } } } }`,
        { street: DISTRICT.street, text },
      );
    expect((await find('污水')).streetWorkList.edges.length).toBeGreaterThan(0);
    expect((await find('停电')).streetWorkList.edges).toEqual([]);
  });
});
