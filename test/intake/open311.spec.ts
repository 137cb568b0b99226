import { XMLParser } from 'fast-xml-parser';

import { as, tokenOf } from '../support/district.js';
import { EVIDENCE, sendPhoto } from '../support/evidence.js';
import type { Client } from '../support/graphql-client.js';
import { removeFolder, type Served } from '../support/served.js';
import { KEYS, serveOpenDistrict } from './open311-district.js';

type Json = Record<string, unknown>;

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

const parser = new XMLParser({ ignoreDeclaration: true, parseTagValue: false });

/** The fields of the standard's own example of a request, its place moved here. */
const EXAMPLE = {
  jurisdiction_id: 'shiyan.gov.cn',
  service_code: '001',
  lat: '39.76524078',
  long: '116.4212043',
  address_string: '第五街 1234 号',
  email: 'smit333@sfgov.edu',
  device_id: 'tt222111',
  account_id: '123456',
  first_name: 'john',
  last_name: 'smith',
  phone: '111111111',
  description: 'A large sinkhole is destroying the street',
  media_url: 'http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg',
};

let served: Served;
beforeAll(async () => void (served = await serveOpenDistrict()), 60_000);
afterAll(async () => {
  await served.stop();
  removeFolder(served.dataDir);
});

async function answered(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type');
  return { status: response.status, type, text: await response.text() };
}

const get = async (path: string): Promise<Answer> =>
  answered(await fetch(`${served.url}/open311/v2/${path}`));

async function post(format: string, fields: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams(fields);
  return answered(
    await fetch(`${served.url}/open311/v2/requests.${format}`, { method: 'POST', body }),
  );
}

const json = ({ text }: Answer) => JSON.parse(text) as Json[];

/** Asks until the read model has the request in the state that is waited for. */
async function request(id: string, key: string, until: (row: Json) => boolean): Promise<Json> {
  for (;;) {
    const answer = await get(`requests/${id}.json?api_key=${key}`);
    const row = answer.status === 200 ? json(answer)[0] : undefined;
    if (row && until(row)) return row;
  }
}

async function raised(fields: Record<string, string> = {}): Promise<string> {
  const answer = await post('json', { ...EXAMPLE, api_key: KEYS.app, ...fields });
  expect(answer).toMatchObject({ status: 201 });
  return String(json(answer)[0]?.['service_request_id']);
}

describe('given what the district offers', () => {
  it('when services are listed, then both formats say the same', async () => {
    const inJson = await get('services.json?jurisdiction_id=shiyan.gov.cn');
    expect(inJson.type).toMatch(/^application\/json/);
    expect(json(inJson)[0]).toEqual({
      service_code: '001',
      service_name: '路面塌陷',
      description: '道路塌陷、坑洞',
      metadata: true,
      type: 'realtime',
      keywords: '道路,坑洞',
      group: '道路',
    });
    const inXml = await get('services.xml');
    expect(inXml.type).toMatch(/^text\/xml/);
    expect(inXml.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><services><service>/);
    const { services } = parser.parse(inXml.text) as { services: { service: Json[] } };
    expect(services.service.map((one) => one['service_name'])).toEqual(['路面塌陷', '占道经营']);
  });

  it('when a service is defined, then it takes the number of the order', async () => {
    const definition = JSON.parse((await get('services/001.json')).text) as { attributes: Json[] };
    expect(definition.attributes).toMatchObject([{ code: 'order_id', required: false }]);
    expect(await get('services/999.json')).toMatchObject({ status: 404 });
  });

  it('when it is discovered, then the endpoint and its formats are named', async () => {
    const found = JSON.parse((await get('discovery.json')).text) as { endpoints: Json[] };
    expect(found.endpoints).toMatchObject([{ formats: ['text/xml', 'application/json'] }]);
    expect((await get('services.yaml')).status).toBe(406);
  });
});

describe('given the example of the standard', () => {
  it('when it is posted, then a whistle sounds and can be followed', async () => {
    const id = await raised();
    const row = await request(id, KEYS.app, () => true);
    expect(row).toMatchObject({
      service_request_id: id,
      status: 'open',
      service_code: '001',
      lat: 39.76524078,
      agency_responsible: '第1局',
      address: '第五街 1234 号',
    });
    expect(String(row['description'])).toContain('sinkhole');
    expect(String(row['expected_datetime'])).toMatch(/\+08:00$/);
    expect(JSON.stringify(row)).not.toContain('111111111');
  });

  it('when it is posted as XML, then the answer is XML', async () => {
    const answer = await post('xml', { ...EXAMPLE, api_key: KEYS.app });
    expect(answer).toMatchObject({ status: 201, type: 'text/xml; charset=utf-8' });
    const { service_requests } = parser.parse(answer.text) as {
      service_requests: { request: Json };
    };
    expect(service_requests.request['service_request_id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('when the departments work and the street closes, then the platform sees it', async () => {
    const id = await raised();
    const [street, department] = await Promise.all([
      as(served.url, 'street'),
      as(served.url, 'dept-1'),
    ]);
    await sendPhoto(served.url, await tokenOf(served.url, 'dept-1'));
    await send(department, 'arriveOnSite', {
      whistleId: id,
      summons: 1,
      person: '李队',
      evidence: EVIDENCE,
    });
    const summary = '已回填';
    const done = { whistleId: id, summons: 1, summary, evidence: [] };
    await send(department, 'reportResolution', done);
    expect(await request(id, KEYS.app, (row) => row['status_notes'] === summary)).toMatchObject({
      status: 'open',
    });
    await send(street, 'confirmResolution', { whistleId: id, summons: 1 });
    await send(street, 'closeWhistle', { whistleId: id, summary: '路面恢复' });
    const closed = await request(id, KEYS.app, (row) => row['status'] === 'closed');
    expect(closed).toMatchObject({ status_notes: '路面恢复' });
  });
});

async function send(client: Client, mutation: string, input: object): Promise<void> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`;
  const answer = await client.ask<Record<string, { __typename: string }>>(query, { input });
  expect(answer[mutation]?.__typename).toBe('WhistleAccepted');
}

describe('given an order of the hotline', () => {
  const order = { ...EXAMPLE, api_key: KEYS.hotline, address_id: '990102002001' };
  const numbered = { ...order, 'attribute[order_id]': '20261122-0001' };

  it('when it is delivered twice, then one whistle sounds, in the street of its region', async () => {
    const first = await post('json', numbered);
    const second = await post('json', numbered);
    expect([first.status, second.status]).toEqual([201, 200]);
    const id = String(json(first)[0]?.['service_request_id']);
    expect(json(second)[0]).toMatchObject({ service_request_id: id });
    const row = await request(id, KEYS.hotline, () => true);
    expect(row).toMatchObject({ service_notice: '来单编号 20261122-0001' });
    const centre = await as(served.url, 'centre');
    const { whistle } = await centre.ask<{ whistle: Json }>(
      `query ($id: ID!) { whistle(id: $id) { street source { system reference } } }`,
      { id },
    );
    expect(whistle).toMatchObject({ source: { system: 'hotline', reference: '20261122-0001' } });
    expect(JSON.stringify(whistle)).toContain('street-2');
  });

  it('when its number comes with other content, then it is refused', async () => {
    const changed = { ...numbered, 'attribute[order_id]': '20261122-0002' };
    await post('json', changed);
    const answer = await post('json', { ...changed, description: '另一件事' });
    expect(answer.status).toBe(400);
    expect(json(answer)).toMatchObject([{ code: 'COMMAND_ID_REUSED' }]);
  });

  it('when the region is of no street here, then it is refused', async () => {
    const answer = await post('json', { ...order, address_id: '110101001001' });
    expect(json(answer)).toMatchObject([{ code: 'STREET_UNKNOWN' }]);
  });
});

describe('given wrong calls', () => {
  const refused = async (fields: Record<string, string>, code: string, status = 400) => {
    const answer = await post('json', { ...EXAMPLE, api_key: KEYS.app, ...fields });
    expect({ status: answer.status, errors: json(answer) }).toMatchObject({
      status,
      errors: [{ code }],
    });
  };

  it('when the key is missing or wrong, then 403', async () => {
    await refused({ api_key: 'guess' }, 'API_KEY_INVALID', 403);
    expect((await get('requests.json')).status).toBe(403);
    const inXml = await get('requests.xml?api_key=guess');
    const { errors } = parser.parse(inXml.text) as { errors: { error: Json } };
    expect(errors.error).toMatchObject({ code: 'API_KEY_INVALID' });
  });

  it('when a field is wrong, then it is named and nothing sounds', async () => {
    await refused({ service_code: '999' }, 'SERVICE_UNKNOWN', 404);
    await refused({ jurisdiction_id: 'sfgov.org' }, 'JURISDICTION_UNKNOWN', 404);
    await refused({ description: '' }, 'FIELD_REQUIRED');
    await refused({ lat: '', long: '', address_string: '' }, 'LOCATION_REQUIRED');
    await refused({ lat: '95' }, 'FIELD_INVALID');
    await refused({ phone: 'call me' }, 'FIELD_INVALID');
    await refused({ media_url: 'javascript:alert(1)' }, 'FIELD_INVALID');
    await refused({ address_id: '12' }, 'FIELD_INVALID');
  });

  it('when a text cannot be kept, then its field is named, in every encoding', async () => {
    await refused({ description: '占道\u000b第二行' }, 'FIELD_INVALID');
    await refused({ description: '\u200b' }, 'FIELD_REQUIRED');
    const inJson = await fetch(`${served.url}/open311/v2/requests.xml`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...EXAMPLE, api_key: KEYS.app, attribute: { order_id: 'a\u0000' } }),
    });
    expect(inJson.status).toBe(400);
    expect(await inJson.text()).toContain('attribute.order_id：含有无法使用的字符 U+0000');
    const inQuery = await get(`requests.json?api_key=${KEYS.app}&status=open%00`);
    expect(inQuery).toMatchObject({ status: 400, type: expect.stringContaining('json') as string });
    expect(json(inQuery)).toMatchObject([{ code: 'FIELD_INVALID' }]);
  });

  it.each([
    ['start_date=2026-02-30T00:00:00Z', 'FIELD_INVALID'],
    ['end_date=2026-11-31', 'FIELD_INVALID'],
    ['start_date=2026-11-01T00:00:00', 'FIELD_INVALID'],
    ['end_date=9999-12-31T23:59:59Z', 'FIELD_INVALID'],
    ['start_date=2026-11-02&end_date=2026-11-01', 'SPAN_INVALID'],
  ])('when the span is %s, then it is refused', async (span, code) => {
    const answer = await get(`requests.json?api_key=${KEYS.app}&${span}`);
    expect(answer.status).toBe(400);
    expect(json(answer)).toMatchObject([{ code }]);
  });

  it('when a form is in GB18030, then it is refused before its text is lost', async () => {
    const fields = `api_key=${KEYS.app}&service_code=001&description=%D5%BC%B5%C0`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = { method: 'POST', headers, body: fields };
    const answer = await answered(await fetch(`${served.url}/open311/v2/requests.json`, sent));
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('BODY_NOT_UTF8') });
  });

  it('when another platform asks, then it sees none of them', async () => {
    const id = await raised();
    await request(id, KEYS.app, () => true);
    expect((await get(`requests/${id}.json?api_key=${KEYS.hotline}`)).status).toBe(404);
  });

  it('when requests are listed, then by status, service and span, the newest first', async () => {
    const id = await raised({ service_code: '002' });
    await request(id, KEYS.app, () => true);
    const list = async (query: string) =>
      json(await get(`requests.json?api_key=${KEYS.app}&${query}`));
    const open = await list('status=open&service_code=002');
    expect(open.map((row) => row['service_request_id'])).toEqual([id]);
    expect(await list('start_date=2000-01-01T00:00:00Z')).toEqual([]);
    expect(await list(`service_request_id=${id}`)).toHaveLength(1);
    const far = await get(
      `requests.json?api_key=${KEYS.app}&start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z`,
    );
    expect(json(far)).toMatchObject([{ code: 'SPAN_TOO_LONG' }]);
  });
});
