import { randomUUID } from 'node:crypto';

import fc from 'fast-check';

import { openLog } from '#runtime';

import { PERSONS_ONLY } from '../../libs/access/src/permissions/by-key.js';
import { type LeafOf, type Operation, operationsOf } from '../inputs/operations.js';
import { as, foundDistrict, type Username } from '../support/district.js';
import { type Client, clientOf } from '../support/graphql-client.js';
import { raising, whistleIdOf } from '../support/lifecycle.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

/** What a key says of its own scope when it is refused. */
const OF_KEY = '接口密钥';

interface Actions {
  readonly actions: readonly { readonly action: string }[];
}
interface Asked {
  readonly whistle: Actions & { readonly summonses: readonly Actions[] };
}

/** Some commands of each account, for a key with a list. */
const LISTED: Readonly<Partial<Record<Username, readonly string[]>>> = {
  street: ['closeWhistle', 'withdrawWhistle'],
  'dept-1': ['acknowledgeSummons', 'declineSummons'],
  centre: ['closeWhistle', 'mergeWhistle'],
};
const ACCOUNTS = Object.keys(LISTED) as Username[];
const listedOf = (who: Username): readonly string[] => LISTED[who] ?? [];

interface Scope {
  readonly name: string;
  made(who: Username): string;
  /** Which of the account's commands such a key leaves. */
  leaves(action: string, who: Username): boolean;
}
const SCOPES: readonly Scope[] = [
  { name: 'reads', made: () => 'scope: READ', leaves: () => false },
  {
    name: 'has a list of operations',
    made: (who) => `scope: LISTED, operations: ${JSON.stringify(['whistle', ...listedOf(who)])}`,
    leaves: (action, who) => listedOf(who).includes(action),
  },
  {
    name: 'may do everything',
    made: () => 'scope: EVERYTHING',
    leaves: (action) => !PERSONS_ONLY.has(action),
  },
];

describe('given a whistle that people and their machines read', () => {
  const dataDir = temporaryFolder();
  const operations = operationsOf('mutation');
  let served: Served;
  let whistleId: string;

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: PLAIN });
    const commandId = randomUUID();
    const { query, variables } = JSON.parse(raising(commandId).body) as {
      readonly query: string;
      readonly variables: object;
    };
    await (await as(served.url, 'street')).ask(query, variables);
    whistleId = whistleIdOf(commandId);
  }, 120_000);
  afterAll(async () => {
    await served.stop();
    removeFolder(dataDir);
  });

  /** All that the whistle and its summonses offer to whoever asks. */
  async function offeredTo(client: Client): Promise<readonly string[]> {
    const { whistle } = await client.ask<Asked>(`{ whistle(id: "${whistleId}") {
      actions { action } summonses { actions { action } } } }`);
    const all = [whistle, ...whistle.summonses].flatMap(({ actions }) => actions);
    return [...new Set(all.map(({ action }) => action))].toSorted();
  }

  async function keyOf(username: string, made: string): Promise<Client> {
    const admin = await as(served.url, 'admin');
    const { createApiKey } = await admin.ask<{ createApiKey: { secret?: string } }>(
      `mutation { createApiKey(input: { username: "${username}", name: "机", ${made} }) {
        ... on ApiKeyChanged { secret } ... on Rejection { code } } }`,
    );
    expect(createApiKey.secret).toBeDefined();
    return clientOf(served.url, createApiKey.secret);
  }

  /** Values that GraphQL takes, so that the guard is reached; for a whistle that is not there. */
  const leafOf: LeafOf = (type) => {
    const DateTime = '2026-11-20T08:00:00+08:00';
    const leaves: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true, DateTime };
    return fc.constant(leaves[type] ?? 'nowhere');
  };
  async function isRefusedToKey(client: Client, { document, values }: Operation): Promise<boolean> {
    const [variables] = fc.sample(values(leafOf), { numRuns: 1, seed: 1 });
    const { errors = [] } = await client.send(document, variables);
    return errors.some(({ message }) => message.includes(OF_KEY));
  }

  it.each(ACCOUNTS.flatMap((who) => SCOPES.map((scope) => [who, scope.name, scope] as const)))(
    'when a key of %s that %s asks, then it is offered what its door leaves it, and nothing else',
    async (who, _, { made, leaves }) => {
      const [person, key] = [await as(served.url, who), await keyOf(who, made(who))];
      const all = await offeredTo(person);
      expect(all.length).toBeGreaterThan(5);
      const offered = await offeredTo(key);
      expect(offered).toEqual(all.filter((action) => leaves(action, who)));
      for (const action of all) {
        const operation = operations.find(({ name }) => name === action);
        if (!operation) throw new Error(`the API has no ${action}`);
        const isRefused = await isRefusedToKey(key, operation);
        expect([action, isRefused]).toEqual([action, !offered.includes(action)]);
      }
    },
    60_000,
  );

  it('when what only a person may do is offered to a person, then there is some of it', async () => {
    const centre = await offeredTo(await as(served.url, 'centre'));
    expect(centre.some((action) => PERSONS_ONLY.has(action))).toBe(true);
  });
});
