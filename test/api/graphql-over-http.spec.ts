import { serverAudits } from 'graphql-http';

import { readConfiguration } from '#runtime';

import { createApi } from '../../apps/api/src/serve.js';
import { removeFolder, temporaryFolder } from '../support/served.js';

/**
 * Audits that are not followed, and why. All are at the level MAY: a GET without a header of its own is
 * what another site can make a browser send, and is refused as such (400).
 */
const NOT_FOLLOWED = {
  '5A70': 'a GET that any page could have sent',
  D6D5: 'a GET that any page could have sent, with variables',
  '6A70': 'a GET that any page could have sent, with variables, for application/json',
} as const;

/** The header that no page of another site can send without asking first. */
const OWN = { 'apollo-require-preflight': 'true' };

describe('given the audits of GraphQL over HTTP', () => {
  const dataDir = temporaryFolder();
  let app: Awaited<ReturnType<typeof createApi>>;
  let url: string;
  beforeAll(async () => {
    process.env['LOG_LEVEL'] = 'silent';
    const environment = { DATA_DIR: dataDir, THREADS: 'false', DEMO: 'false' };
    app = await createApi(readConfiguration(environment, []));
    await app.listen(0, '127.0.0.1');
    url = `${await app.getUrl()}/graphql`;
  }, 60_000);
  afterAll(async () => {
    await app.close();
    removeFolder(dataDir);
  });

  async function failedAudits(fetchFn: typeof fetch): Promise<string[]> {
    const results = await Promise.all(serverAudits({ url, fetchFn }).map(({ fn }) => fn()));
    expect(results.length).toBeGreaterThan(60);
    return results.filter(({ status }) => status !== 'ok').map(({ id }) => id);
  }

  const post = (accept: string, query: string) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
    });

  it('when all are carried out, then exactly those with a reason are not ok', async () => {
    expect((await failedAudits(fetch)).sort()).toEqual(Object.keys(NOT_FOLLOWED).sort());
  });

  it('when a GET has the header that other sites cannot send, then every audit is ok', async () => {
    const withHeader: typeof fetch = (input, init = {}) =>
      fetch(input, Object.assign({}, init, { headers: Object.assign({}, init.headers, OWN) }));
    expect(await failedAudits(withHeader)).toEqual([]);
  });

  it('when a mutation comes by GET, then it is refused and not run, with the header too', async () => {
    const mutation = encodeURIComponent('mutation { signOut { __typename } }');
    const answer = await fetch(`${url}?query=${mutation}`, { headers: OWN });
    expect(answer.status).toBe(405);
  });

  it('when a subscription comes over HTTP, then it is told to come over a socket', async () => {
    const id = '3f2a9c1e-0000-5000-8000-000000000001';
    const answer = await post(
      '*/*',
      `subscription { whistleChanged(whistleId: "${id}") { whistleId } }`,
    );
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('SOCKET_REQUIRED');
  });

  it('when more is wrong in variables than GraphQL counts, then it is the client’s fault', async () => {
    const query =
      'query ($by: [StatisticsGroup!]!) { responseTimeStatistics(groupBy: $by) { __typename } }';
    const body = JSON.stringify({ query, variables: { by: Array(60).fill('NOTHING') } });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body });
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
    expect(answer.status).toBe(400);
    expect(errors.length).toBeGreaterThan(50);
    expect([...new Set(errors.map(({ extensions }) => extensions.code))]).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  it('when only JSON is accepted, then nothing is 200 but what was answered or misread', async () => {
    const json = 'application/json';
    expect((await post(json, '{ me { username } }')).status).toBe(401);
    expect((await post(json, `{ ${'nothing '.repeat(3_000)} }`)).status).toBe(400);
    expect((await post(json, '{ nothing }')).status).toBe(200);
    expect(
      (await post(`application/graphql-response+json, ${json};q=0.9`, '{ nothing }')).status,
    ).toBe(400);
    expect((await post('*/*', '{ nothing }')).status).toBe(400);
  });
});
