import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

import { openLog } from '#runtime';

import { foundDistrict, PASSWORD, tokenOf } from '../support/district.js';
import { raising } from '../support/lifecycle.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

/** Everything private that goes into the system here, and may not come out in its log. */
const PRIVATE = {
  contact: '赵敏之',
  phone: '13912345678',
  title: '幸福里三号楼老人走失',
  description: '住户身份证 110101195001011234，家属电话 13712345678',
  address: '幸福里 3 号楼 402',
  password: 'wrong-and-secret-password',
  operationName: 'phone13812345678',
  requestId: 'zhang-san-13612345678',
};

type Line = Readonly<Record<string, unknown>>;

describe('given a system that is given private things', () => {
  const dataDir = temporaryFolder();
  const lines: string[] = [];
  const requestId = randomUUID();
  let served: Served;
  let token: string;
  let answeredId: string | null;

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body,
    });

  async function raise(): Promise<void> {
    const { query, variables } = JSON.parse(raising(randomUUID()).body) as {
      query: string;
      variables: { input: { place: object } };
    };
    const { title, description, address } = PRIVATE;
    const contact = { name: PRIVATE.contact, phone: PRIVATE.phone };
    const place = { ...variables.input.place, address };
    const input = { ...variables.input, title, description, contact, place };
    const body = JSON.stringify({ query, variables: { input } });
    const response = await post(body, { 'x-request-id': requestId });
    answeredId = response.headers.get('x-request-id');
    expect(await response.text()).toContain('WhistleAccepted');
    await post(`${body.slice(0, -30)}`);
    await post(
      JSON.stringify({ query, variables: { input: { ...input, street: PRIVATE.phone } } }),
    );
  }

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: PLAIN });
    const read = createInterface({ input: served.process.stderr! });
    read.on('line', (line) => lines.push(line));
    token = await tokenOf(served.url, 'street');
    await raise();
    const signIn = `mutation { signIn(username: "street", password: "${PRIVATE.password}") { __typename } }`;
    await post(JSON.stringify({ query: signIn }));
    const { operationName } = PRIVATE;
    const query = `query ${operationName} { ${operationName}: me { username } }`;
    await post(JSON.stringify({ query, operationName }), { 'x-request-id': PRIVATE.requestId });
    await post(JSON.stringify({ query: `{ ${operationName} }` }));
    const closed = new Promise((resolve) => read.once('close', resolve));
    expect(await served.stop()).toBe(0);
    await closed;
  }, 120_000);

  afterAll(() => removeFolder(dataDir));

  const parsed = () => lines.map((line) => JSON.parse(line) as Line);

  it('when it has stopped, then every line is a JSON object with time, level and service', () => {
    expect(lines.length).toBeGreaterThanOrEqual(6);
    for (const line of parsed())
      expect(line).toMatchObject({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        level: expect.any(String),
        service: 'api',
      });
  });

  it('when a whistle was raised, then a line says who did what, how long it took and its id', () => {
    const raised = parsed().find(({ correlationId }) => correlationId === requestId);
    expect(raised).toMatchObject({
      message: 'graphql',
      operation: 'mutation',
      fields: ['raiseWhistle'],
      status: 'ok',
      account: 'street',
      organisation: 'street-1',
      durationMs: expect.any(Number),
    });
    expect(answeredId).toBe(requestId);
  });

  it('when the log is searched, then nothing private is in it', () => {
    const log = lines.join('\n');
    const secrets = [...Object.values(PRIVATE), token, PASSWORD, '110101195001011234', '1371234'];
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  });
});
