import fc from 'fast-check';

import { whistleIdOf } from '#whistle';

import type { LeafOf } from '../../inputs/operations.js';
import { DISTRICT, PASSWORD } from '../../support/district.js';

/** Ids of commands that are sent again and again, and those of the whistles that they raise. */
export const COMMANDS = Array.from(
  { length: 60 },
  (_, n) => `5f1b0c0e-6f0a-4b8e-8d53-${String(n).padStart(12, '0')}`,
);
export const WHISTLES = COMMANDS.map(whistleIdOf);

/** Organisations that may be merged, split and closed: nobody of those who play acts for them. */
export const SPARE_ORGANISATIONS = Array.from({ length: 12 }, (_, n) => `spare-${n + 1}`);
/** Accounts that may be closed and changed. */
export const SPARE_ACCOUNTS = Array.from({ length: 8 }, (_, n) => `spare-${n + 1}`);

const DEPARTMENTS = ['dept-1', 'dept-2', 'dept-3', 'dept-4', 'dept-5', 'dept-6'];
const ORGANISATIONS = [...Object.values(DISTRICT), ...DEPARTMENTS, ...SPARE_ORGANISATIONS];

const cursor = (text: string): string => Buffer.from(text).toString('base64url');

/** What was found in the wild: characters, cursors, dates and words of other languages. */
const HOSTILE = [
  ...[
    'a\u0000',
    '\ud83d',
    '\udc00a',
    '\u202e占道\u202c',
    '\u200b',
    '\ufeff',
    '\u0085',
    '\u2028',
    '',
  ],
  ...["'; --", "' OR 1=1 --", '%_\\', '"; DROP TABLE events; --', '${7*7}', '{{7*7}}', '$$', "\\'"],
  ...['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined'],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e309',
    '0x10',
    '１２３',
    '٣',
    'true',
    '[]',
    '{}',
    '[object Object]',
  ],
  ...['["due+","a",1.5]', '["due+","a\\u0000",1]', '["a","b",1e300]', '[null]', '{}', ''].map(
    cursor,
  ),
  ...['2026-02-30', '9999-12', '0000-01', '9999-12-31', '2026-13', '2026-1', '-1', '10000-01-01'],
  ...['../../etc/passwd', 'file:///etc/passwd', 'http://169.254.169.254/', 'javascript:alert(1)'],
  ...['<script>alert(1)</script>', '<!DOCTYPE x [<!ENTITY a "b">]>', '=cmd|calc!A0', '@SUM(1)'],
  ...['ﷺ'.repeat(50), '哨'.repeat(5_000), 'x'.repeat(3_000), 'e\u0301'.repeat(40), '👨‍👩‍👧‍👦'.repeat(20)],
];

const hostile = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
);

const WORDS = [
  '新河路',
  '污水外溢',
  '占道经营',
  '垃圾清运',
  '现场核查',
  '已整改',
  '部门推诿',
  '夜间施工',
];
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => words.join('，'));

const INSTANTS = [
  ...['2026-11-20T08:00:00+08:00', '2026-11-27T10:00:00Z', '2026-12-01T09:00:00+08:00'],
  ...['2027-02-30T09:00:00+08:00', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59-12:00'],
  ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '2026-11-27T24:00:00Z', '2026-11-27'],
];
const instant = fc.oneof(
  fc.constantFrom(...INSTANTS),
  fc
    .date({ min: new Date('2026-10-01'), max: new Date('2027-02-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
);
const DAYS = ['2026-11-01', '2026-11-20', '2026-11-27', '2026-12-31', '2027-01-01', '2028-02-29'];

const MONTHS = ['2026-10', '2026-11', '2026-12', '2027-02'];
const IS_DAY = /^(from|to|day|asOf|effectiveFrom|until|contestUntil|silenceConsentsBy)$/;

const oneOf = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const whistleId = fc.oneof({ weight: 9, arbitrary: oneOf(WHISTLES) }, fc.uuid());
const organisation = oneOf(ORGANISATIONS);

/** Good values by the name of a field: what a client would send there. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...Object.fromEntries(
    ['whistleId', 'whistle', 'whistles', 'previous', 'id'].map((name) => [name, whistleId]),
  ),
  ...Object.fromEntries(
    [
      ...[
        'organisation',
        'street',
        'streets',
        'payStreet',
        'agency',
        'target',
        'parent',
        'invited',
      ],
      ...['into', 'from', 'attended'],
    ].map((name) => [name, organisation]),
  ),
  ...Object.fromEntries(['department', 'replacement'].map((name) => [name, oneOf(DEPARTMENTS)])),
  street: fc.oneof({ weight: 9, arbitrary: fc.constant(DISTRICT.street) }, organisation),
  lead: oneOf(['dept-1', 'dept-2']),
  assisting: oneOf(['dept-3', 'dept-4']),
  informed: oneOf(['dept-5', 'dept-6']),
  summons: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.constantFrom(2, 3, 4)),
  commandId: fc.oneof({ weight: 9, arbitrary: fc.uuid() }, oneOf(COMMANDS)),
  username: oneOf(SPARE_ACCOUNTS),
  account: oneOf(SPARE_ACCOUNTS),
  password: oneOf([PASSWORD, 'another-long-test-password']),
  currentPassword: fc.constant(PASSWORD),
  newPassword: fc.constant(PASSWORD),
  kind: oneOf(['routine', 'routine', 'hard-problem', 'joint-enforcement', 'emergency', 'none']),
  post: oneOf(['党工委书记', '主任', '局长']),
  value: fc.constantFrom(1, 2, 4, 8, 24),
  radiusMetres: fc.constantFrom(10, 100, 2_000),
  category: oneOf(['01', '0102', '11', '15']),
  regionCode: fc.constant('990101001001'),
  creditCode: fc.constant('91110000100000000X'),
  phone: oneOf(['13812345678', '+86 138 1234 5678']),
  mediaType: oneOf(['image/jpeg', 'application/pdf']),
  month: oneOf(MONTHS),
  period: oneOf(['2026-11', '2026-10', '2026-Q3', '2026-Q4', '2026']),
  year: oneOf(['2026', '2027']),
  longitude: fc.double({ min: 116, max: 117, noNaN: true }),
  latitude: fc.double({ min: 39, max: 40, noNaN: true }),
  accuracyMetres: fc.double({ min: 0, max: 100, noNaN: true }),
  unit: oneOf(['小时', '工作日', '工作日', '工作时', '自然日', '分钟']),
  address: oneOf(['新河路 18 号', 'https://receiver.example/x', 'a@receiver.example']),
  code: oneOf(['123456', '000000']),
  after: fc.constant(null),
  afterPosition: fc.constant(null),
  expectedRevision: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.nat(6)),
  rules: oneOf(['three-rates@2', 'qingdao@1']),
};

const NUMBERS = [
  ...[0, 1, 2, 3, 4, 5, 6, 20, 60, 100, 1_000],
  ...[-1, 2_147_483_647, -2_147_483_648],
];
const DOUBLES = [0, -0, 1e-320, 1.5, -180, 180.000001, 90, 1e308, -1e308, 9_007_199_254_740_993];

/** Numbers that are something by their name. */
const NAMED_NUMBERS = ['expectedRevision', 'summons', 'radiusMetres'];

/**
 * A name may be a person's, a place's or a day's: what is no text, id or number there is of its type, and a day is
 * where a place is otherwise.
 */
function namedOf(type: string, name: string): fc.Arbitrary<unknown> | undefined {
  if (type === 'DateTime' || (type === 'Int' && !NAMED_NUMBERS.includes(name))) return undefined;
  if (type === 'String' && IS_DAY.test(name)) return oneOf([...DAYS, ...DAYS, ...MONTHS]);
  return BY_NAME[name];
}

function goodOf(type: string, name: string): fc.Arbitrary<unknown> {
  const named = namedOf(type, name);
  if (named) return named;
  switch (type) {
    case 'Int':
      return fc.integer({ min: 1, max: 5 });
    case 'Float':
      return fc.double({ min: 0, max: 100, noNaN: true });
    case 'Boolean':
      return fc.boolean();
    case 'DateTime':
      return fc
        .date({ min: new Date('2026-11-01'), max: new Date('2027-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString());
    default:
      return sentence;
  }
}

function badOf(type: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'Int':
      return fc.oneof(fc.constantFrom(...NUMBERS), fc.integer());
    case 'Float':
      return fc.oneof(
        fc.constantFrom(...DOUBLES),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case 'Boolean':
      return fc.boolean();
    case 'DateTime':
      return fc.oneof(instant, hostile);
    default:
      return hostile;
  }
}

/** Fields whose bad values make the server wait for what never comes: seldom. */
const SELDOM = ['afterPosition'];

/** Leaves of which so many in a thousand are what a client would send, and the others what none would. */
export const leavesOf =
  (good: number): LeafOf =>
  (type, name) => {
    const bad = SELDOM.includes(name) ? 2 : 1_000 - good;
    return fc.oneof(
      { weight: 1_000 - bad, arbitrary: goodOf(type, name) },
      { weight: bad, arbitrary: badOf(type) },
    );
  };

export { hostile };
