import fc from 'fast-check';

import { hostile } from './leaves.js';
import { address, headersOf, junk, OPERATIONS, PLAYERS, type Sent } from './requests.js';

const TOKENS = [
  ...['{', '}', '(', ')', '[', ']', '$', '!', ':', '=', '@', '|', '&', '...', '"', '"""', '#', ','],
  ...[
    'query',
    'mutation',
    'subscription',
    'fragment',
    'on',
    'true',
    'null',
    '__typename',
    '__schema',
  ],
  ...[
    '@skip(if: true)',
    '@include(if: $x)',
    '@deprecated',
    '\\u0000',
    '\ud83d',
    '9e999',
    '-0',
    '$input',
  ],
];
const DOCUMENTS = [
  '{ __schema { types { fields { type { ofType { ofType { name } } } } } } }',
  'fragment A on Query { ...A } { ...A }',
  'query ($a: [[[[Int!]!]!]!]!) { __typename @include(if: $a) }',
  '{ whistle(id: {a: [1, "x", null, ENUM]}) { id } }',
  '{ whistle(id: "\\uD83D\\uD83D") { id } }',
  '{ me { username @skip(if: "x") } }',
  'query A { __typename } query A { __typename }',
  'subscription { whistleChanged(whistleId: "x") { whistleId } }',
  'mutation { signOut { __typename } signOut { __typename } }',
  '{ organisations(search: """block " \\""" text""") { id } }',
  '{ ',
  'type Query { a: Int } extend schema { query: Query }',
  '\ufeff{ __typename }',
];
const shapes = fc.oneof(
  fc.constantFrom(...DOCUMENTS),
  fc.nat(400).map((levels) => `{ ${'me { '.repeat(levels)}__typename${' }'.repeat(levels)} }`),
  fc
    .nat(400)
    .map(
      (count) => `{ ${Array.from({ length: count }, (_, n) => `a${n}: __typename`).join(' ')} }`,
    ),
  fc.nat(400).map((count) => `{ __typename ${'@skip(if: false) '.repeat(count)} }`),
  fc
    .nat(400)
    .map((levels) => `{ whistle(id: ${'['.repeat(levels)}1${']'.repeat(levels)}) { id } }`),
  hostile,
);

/** A document with a piece of it replaced. */
const torn = fc
  .tuple(fc.constantFrom(...OPERATIONS), fc.nat(2_000), fc.nat(30), fc.constantFrom(...TOKENS))
  .map(([{ document }, at, length, token]) => {
    const from = at % document.length;
    return `${document.slice(0, from)}${token}${document.slice(from + length)}`;
  });

/** Documents that are none, or strange ones. */
export const documents: fc.Arbitrary<Sent> = fc
  .record({
    query: fc.oneof(shapes, torn),
    variables: fc.oneof(fc.constant({}), junk),
    more: fc.oneof(
      fc.constant({}),
      fc.record({ operationName: junk }),
      fc.record({ extensions: junk }),
    ),
    user: fc.constantFrom(...PLAYERS, undefined),
    from: address,
  })
  .map(({ query, variables, more, user, from }) => ({
    what: 'a document',
    user,
    method: 'POST',
    path: '/graphql',
    headers: headersOf(from),
    body: JSON.stringify(Object.assign({ query, variables }, more)),
  }));
