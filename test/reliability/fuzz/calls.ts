import fc from 'fast-check';

import { KEYS } from '../../intake/open311-district.js';
import { hostile } from './leaves.js';
import { address, junk, PLAYERS, type Sent } from './requests.js';

const encoded = (fields: Readonly<Record<string, string | null>>): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[name, value]],
    ),
  ).toString();

const goodOrHostile = (...good: readonly string[]): fc.Arbitrary<string | null> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...good) },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: hostile },
  );
const format = fc.constantFrom(...['json', 'xml', 'json', 'xml', 'csv', 'JSON', '', '__proto__']);

const ORDER = {
  api_key: goodOrHostile(KEYS.hotline, KEYS.app),
  jurisdiction_id: goodOrHostile('shiyan.gov.cn'),
  service_code: goodOrHostile('001', '002', '999'),
  description: goodOrHostile('路面塌陷一处', '占道经营'),
  address_string: goodOrHostile('和平路 1 号'),
  address_id: goodOrHostile('990102002001', '990101001001'),
  lat: goodOrHostile('39.9', '90', '-91', '1e2'),
  long: goodOrHostile('116.4', '180', '٣'),
  phone: goodOrHostile('13800000000'),
  last_name: goodOrHostile('王'),
  media_url: goodOrHostile('https://photos.example/1.jpg', 'javascript:alert(1)'),
  'attribute[order_id]': goodOrHostile('A-1', 'A-2', 'B-1'),
  'attribute[a][b][c][d][e][f][g]': fc.constantFrom(null, null, 'deep'),
};
const orders: fc.Arbitrary<Sent> = fc
  .record({ fields: fc.record(ORDER), format, asJson: fc.boolean(), from: address })
  .map(({ fields, format: as, asJson, from }) => ({
    what: 'Open311 POST',
    method: 'POST',
    path: `/open311/v2/requests.${encodeURIComponent(as)}`,
    headers: {
      'content-type': asJson ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-forwarded-for': from,
    },
    body: asJson ? JSON.stringify(fields) : encoded(fields),
  }));

const ASKED = {
  api_key: goodOrHostile(KEYS.hotline, KEYS.app),
  service_request_id: fc.oneof(fc.constant(null), hostile, fc.uuid()),
  service_code: goodOrHostile('001', '001,002'),
  start_date: goodOrHostile('2026-11-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z'),
  end_date: goodOrHostile('2026-11-27T00:00:00Z', '0000-01-01T00:00:00Z'),
  status: goodOrHostile('open', 'closed', 'open,closed'),
  jurisdiction_id: goodOrHostile('shiyan.gov.cn'),
};
const open311 = fc
  .record({
    route: fc.constantFrom(
      'requests',
      'services',
      'discovery',
      'requests/1',
      'services/001',
      'tokens/1',
    ),
    format,
    fields: fc.record(ASKED),
    from: address,
  })
  .map(({ route, format: as, fields, from }): Sent => ({
    what: `Open311 GET ${route}`,
    method: 'GET',
    path: `/open311/v2/${route}.${encodeURIComponent(as)}?${encoded(fields)}`,
    headers: { 'x-forwarded-for': from },
  }));

/** Orders of other platforms and what they ask. */
export const calls: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 3, arbitrary: orders },
  { weight: 2, arbitrary: open311 },
);

const ROUTES = [
  ...[
    '/graphql',
    '/reports/month',
    '/reports/scorecards',
    '/reports/statistics',
    '/reports/summonses',
  ],
  ...[
    '/session/renew',
    '/health/live',
    '/health/ready',
    '/metrics',
    '/',
    '/nothing',
    '/open311/v2/',
  ],
  ...['/%00', '/%ff', '/..%2f..%2fetc%2fpasswd', '/graphql/%E4%BD', '/open311/v2/requests.%00'],
];
const TYPES = [
  ...['application/json', 'application/json; charset=utf-16', 'application/json; charset=gbk'],
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'x',
    '',
  ],
];
const REPORT = {
  month: goodOrHostile('2026-11', '2026-10'),
  period: goodOrHostile('2026-11', '2026-Q4'),
  format: goodOrHostile('csv', 'xlsx', 'json', 'html'),
  by: goodOrHostile('department', 'street', 'kind', 'day'),
  street: goodOrHostile('street-1'),
  department: goodOrHostile('dept-1'),
  query: goodOrHostile('{ __typename }', 'mutation { signOut { __typename } }'),
  variables: goodOrHostile('{}', '[]', 'x'),
};
/** Headers take Latin-1 without control characters. */
const headerText = fc.string({
  unit: fc
    .oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff }))
    .map((code) => String.fromCharCode(code)),
});
const token = fc.oneof(
  fc.constantFrom('Bearer', 'Bearer x.y.z', 'Basic YTpi', 'Bearer '),
  headerText,
);

/** Any method on any route with any headers and body. */
export const routes: fc.Arbitrary<Sent> = fc
  .record({
    method: fc.constantFrom<Sent['method'][]>(
      'GET',
      'GET',
      'POST',
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'HEAD',
      'OPTIONS',
    ),
    route: fc.constantFrom(...ROUTES),
    fields: fc.record(REPORT),
    type: fc.constantFrom(...TYPES),
    body: fc.oneof(
      junk.map((value) => JSON.stringify(value)),
      hostile,
      fc.constant('{"query":"{ __typename }"'),
    ),
    user: fc.constantFrom(...PLAYERS, undefined),
    strange: fc.oneof(
      fc.record({ accept: headerText }),
      fc.record({ authorization: token }),
      fc.record({
        cookie: fc.oneof(headerText, fc.constant('shaodao-renewal=x; __Host-shaodao-renewal=y')),
      }),
      fc.record({ 'apollo-require-preflight': fc.constant('true') }),
      fc.record({ 'x-request-id': headerText, origin: headerText }),
    ),
    from: address,
  })
  .map(({ method, route, fields, type, body, user, strange, from }) => {
    const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method);
    return Object.assign(
      {
        what: `${method} ${route}`,
        user,
        method,
        path: `${route}?${encoded(fields)}`,
        headers: Object.fromEntries([
          ['x-forwarded-for', from],
          ...(type !== '' && hasBody ? [['content-type', type] as const] : []),
          ...Object.entries(strange),
        ]) as Record<string, string>,
      },
      hasBody ? { body } : {},
    );
  });
