import { hash } from 'node:crypto';

import { openLog } from '#runtime';

import { DISTRICT, foundDistrict, tokenOf, type Username } from '../support/district.js';
import { freshPhoto, sendEvidence } from '../support/evidence.js';
import { clientOf } from '../support/graphql-client.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const sha256 = (bytes: Buffer): string => hash('sha256', bytes);
const HALF = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

let served: Served;
const tokens = new Map<Username, string>();

beforeAll(async () => {
  const dataDir = temporaryFolder();
  const log = await openLog(dataDir, 'inline');
  await foundDistrict(log);
  await log.close();
  const env = { DEMO: 'false', EVIDENCE_MAX_MB: '1', EVIDENCE_PER_DAY: '4' };
  served = await serveApi({ dataDir, env });
  for (const who of ['street', 'dept-1', 'dept-2', 'centre', 'admin', 'assessor'] as const)
    tokens.set(who, await tokenOf(served.url, who));
}, 120_000);
afterAll(async () => {
  await served.stop();
  removeFolder(served.dataDir);
});

const send = (who: Username, bytes: Buffer, more?: Parameters<typeof sendEvidence>[3]) =>
  sendEvidence(served.url, tokens.get(who)!, bytes, more);

const get = (who: Username, reference: string, headers: Record<string, string> = {}, query = '') =>
  fetch(`${served.url}/evidence/${reference}${query}`, {
    headers: { authorization: `Bearer ${tokens.get(who)!}`, ...headers },
  });

async function mutate(who: Username, name: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename
    ... on WhistleAccepted { whistleId position } ... on Rejection { code message } } }`;
  type Answer = { result: Readonly<Record<string, string>> };
  return (await clientOf(served.url, tokens.get(who)!).ask<Answer>(query, { input })).result;
}

async function whistleOf(lead: string): Promise<string> {
  const { whistleId = '' } = await mutate('street', 'raiseWhistle', {
    kind: 'routine',
    level: 'STREET',
    title: '路口污水外溢',
    description: '雨后路口污水井反涌，影响居民出行。',
    place: {
      address: '新河路 18 号',
      regionCode: '990101001001',
      longitude: 116.3,
      latitude: 39.9,
    },
    category: '01',
    channel: 'GRID_PATROL',
    street: DISTRICT.street,
    lead,
    assisting: [],
    informed: [],
  });
  return whistleId;
}

describe('given a department with a photo', () => {
  it('when it sends it, then it is taken once, and the same answer comes again', async () => {
    const photo = await freshPhoto();
    const first = await send('dept-1', photo);
    expect(first).toEqual({
      status: 201,
      body: {
        reference: sha256(photo),
        mediaType: 'image/png',
        bytes: expect.any(Number) as number,
        width: 16,
        height: 16,
      },
    });
    expect(await send('dept-1', photo)).toEqual({ status: 200, body: first.body });
    const announced = { query: `?sha256=${sha256(photo)}` };
    // What has been sent is not sent again: the answer does not wait for the bytes.
    expect(await send('dept-1', Buffer.from('other bytes'), announced)).toMatchObject({
      status: 200,
    });
  });

  it('when it arrives with it, then the whistle’s readers see it, and nobody else', async () => {
    const photo = await freshPhoto();
    const { body } = await send('dept-1', photo);
    const reference = String(body['reference']);
    expect((await get('dept-1', reference)).status).toBe(200);
    for (const who of ['street', 'dept-2', 'centre', 'admin'] as const)
      expect([who, (await get(who, reference)).status]).toEqual([who, 404]);
    const whistleId = await whistleOf('dept-1');
    const evidence = [{ reference, mediaType: 'application/x-anything' }];
    const arrival = { whistleId, summons: 1, person: '王工', evidence };
    const { position, ...arrived } = await mutate('dept-1', 'arriveOnSite', arrival);
    expect(arrived).toMatchObject({ __typename: 'WhistleAccepted' });
    for (const who of ['street', 'centre', 'admin'] as const)
      expect([who, (await get(who, reference, {}, `?after=${position}`)).status]).toEqual([
        who,
        200,
      ]);
    expect((await get('dept-2', reference)).status).toBe(404);
    const shown = await clientOf(served.url, tokens.get('street')!).ask<{ whistle: object }>(
      `{ whistle(id: "${whistleId}") { timeline { evidence { reference mediaType keptElsewhere } } } }`,
    );
    expect(JSON.stringify(shown)).toContain(
      JSON.stringify([{ reference, mediaType: 'image/png', keptElsewhere: false }]),
    );
  });

  it('when it refers to what it has not sent, then it is refused, and the field named', async () => {
    const whistleId = await whistleOf('dept-1');
    const { body } = await send('dept-2', await freshPhoto());
    const unknown = ['photo/1.jpg', 'f'.repeat(64), String(body['reference'])];
    for (const reference of unknown)
      expect(
        await mutate('dept-1', 'arriveOnSite', {
          whistleId,
          summons: 1,
          person: '王工',
          evidence: [{ reference }],
        }),
      ).toMatchObject({
        __typename: 'InvalidReferenceRejection',
        code: 'EVIDENCE_UNKNOWN',
        message: expect.stringContaining('evidence.0.reference') as string,
      });
  });

  it('when it asks for a part, then it gets that part, and the whole where it has not changed none', async () => {
    const { body } = await send('street', PDF);
    const reference = String(body['reference']);
    const whole = await get('street', reference);
    expect(Buffer.from(await whole.arrayBuffer()).equals(PDF)).toBe(true);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${reference.slice(0, 12)}.pdf"`,
      'cache-control': 'private, max-age=86400, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox') as string,
      vary: 'authorization',
    });
    const part = await get('street', reference, { range: 'bytes=1-3' });
    expect([part.status, await part.text()]).toEqual([206, 'PDF']);
    expect(part.headers.get('content-range')).toBe(`bytes 1-3/${PDF.length}`);
    expect((await get('street', reference, { range: 'bytes=9999-' })).status).toBe(416);
    // Without the second header, this client would insist on the bytes.
    const etag = whole.headers.get('etag')!;
    const again = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await get('street', reference, again)).status).toBe(304);
    const stale = { range: 'bytes=1-3', 'if-range': '"another"' };
    expect((await get('street', reference, stale)).status).toBe(200);
  });
});

describe('given what is not taken', () => {
  const wrongs: [string, Buffer, Parameters<typeof sendEvidence>[3], [number, string]][] = [
    ['a text', Buffer.from('hello'), {}, [415, 'EVIDENCE_TYPE']],
    ['nothing', Buffer.alloc(0), {}, [400, 'EVIDENCE_EMPTY']],
    ['too much', Buffer.alloc(1_200_000), {}, [413, 'EVIDENCE_TOO_LARGE']],
    [
      'another file',
      PDF,
      { query: `?sha256=${'0'.repeat(64)}` },
      [400, 'EVIDENCE_DIGEST_MISMATCH'],
    ],
    [
      'no digest',
      PDF,
      { headers: { 'x-content-sha256': 'abc' } },
      [400, 'EVIDENCE_DIGEST_INVALID'],
    ],
    ['half a photo', HALF, {}, [422, 'EVIDENCE_UNREADABLE']],
  ];
  it.each(wrongs)(
    'when %s is sent, then it is refused in Chinese',
    async (_, bytes, more, [status, code]) => {
      const answer = await send('centre', bytes, more);
      expect(answer).toMatchObject({ status, body: { code } });
      expect(answer.body['message']).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('when nobody is signed in, or one who sends no commands is, then it is refused', async () => {
    const anonymous = await fetch(`${served.url}/evidence`, { method: 'POST', body: 'x' });
    expect(anonymous.status).toBe(401);
    expect((await send('admin', PDF)).status).toBe(403);
    expect((await fetch(`${served.url}/evidence/${'0'.repeat(64)}`)).status).toBe(401);
  });

  it('when more than a day’s pieces are sent, then no more are taken that day', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < 40 && statuses.at(-1) !== 429; sent++)
      statuses.push((await send('assessor', await freshPhoto())).status);
    // The count may be behind by what was sent a moment ago.
    expect(statuses.slice(0, 4)).toEqual([201, 201, 201, 201]);
    expect(statuses.at(-1)).toBe(429);
  });
});
