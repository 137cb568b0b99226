import fc from 'fast-check';

import { COMMANDS, QUESTIONS } from '../../../libs/access/src/permissions/operations.js';
import { type LeafOf, type Operation, operationsOf } from '../../inputs/operations.js';
import { hostile, leavesOf, SPARE_ACCOUNTS, SPARE_ORGANISATIONS } from './leaves.js';

/** A request as it goes over the wire. */
export interface Sent {
  /** The operation or the route, for the table. */
  readonly what: string;
  /** The account that sends it; undefined: nobody. */
  readonly user?: string | undefined;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The id that its command says it has. */
  readonly commandId?: string;
  /** To be led to where it may take effect, of several places to this one; undefined: as it is. */
  readonly guided?: number | undefined;
}

export const USERS = [
  ...['admin', 'street', 'community', 'centre', 'dept-1', 'dept-2', 'assessor'],
  ...SPARE_ACCOUNTS,
] as const;
export const PLAYERS: readonly string[] = USERS.filter((name) => !SPARE_ACCOUNTS.includes(name));

/** What one does to one's own account or session: for accounts that may be lost by it. */
const OF_ONESELF = /^(signOut|endSession|endOtherSessions|changePassword|offerSecondFactor)$/;
/** What changes the directory for good: for organisations for which nobody acts. */
const OF_DIRECTORY = /^(merge|split|retire|move|rename)Organisations?$/;

const directoryLeaves =
  (leafOf: LeafOf): LeafOf =>
  (type, name) =>
    type === 'ID' && name !== 'commandId'
      ? fc.constantFrom(...SPARE_ORGANISATIONS)
      : leafOf(type, name);

const JSON_TYPE = { 'content-type': 'application/json' } as const;
/** Addresses of many clients: what is counted by address is not what is tried here. */
export const address = fc.tuple(fc.nat(255), fc.nat(255)).map(([b, c]) => `10.${b}.${c}.7`);

/** A value of the wrong type or size, for a place where another is expected. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e21, '', 'x', [], {}, [[]], [null]),
  fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }),
  hostile,
  fc.nat(60).map((levels) => {
    let nested: unknown = 'deep';
    for (let n = 0; n < levels; n++) nested = n % 2 === 0 ? [nested] : { input: nested };
    return nested;
  }),
  fc.nat(3_000).map((length) => Array.from({ length }, () => 'street-1')),
  fc.constantFrom(
    ...['__proto__', 'constructor'].map((name) => JSON.parse(`{"${name}":{"x":1}}`) as unknown),
  ),
);

interface Damage {
  readonly at: number;
  readonly how: 'replace' | 'add' | 'drop';
  readonly junk: unknown;
}
const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat(40),
  how: fc.constantFrom('replace', 'replace', 'add', 'drop'),
  junk,
});

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All places in it where a field stands. */
function placesOf(value: unknown): [Fields, string][] {
  if (!isFields(value)) return [];
  return Object.keys(value).flatMap((name): [Fields, string][] => [
    [value, name],
    ...placesOf(value[name]),
  ]);
}

function damaged(values: Fields, { at, how, junk: wrong }: Damage): Fields {
  const copy = structuredClone(values);
  const places = placesOf(copy);
  const [holder, name] = places[at % Math.max(1, places.length)] ?? [copy, 'extra'];
  if (how === 'drop') delete holder[name];
  else holder[how === 'add' ? 'notAField' : name] = wrong;
  return copy;
}

function commandIdOf(variables: Fields): { commandId?: string } {
  const { input } = variables;
  const commandId = isFields(input) ? input['commandId'] : undefined;
  return typeof commandId === 'string' ? { commandId } : {};
}

interface Asked {
  readonly operation: Operation;
  readonly user: string | undefined;
  readonly variables: Fields;
  readonly whole: boolean;
  readonly from: string;
  readonly guided: number | undefined;
}

export const headersOf = (from: string) => Object.assign({ 'x-forwarded-for': from }, JSON_TYPE);

function sentOf({ operation, user, variables, whole, from, guided }: Asked): Sent {
  const query = whole ? operation.wholeDocument : operation.document;
  return Object.assign(
    {
      what: operation.name,
      user,
      guided,
      method: 'POST' as const,
      path: '/graphql',
      headers: headersOf(from),
      body: JSON.stringify({ query, variables }),
    },
    operation.kind === 'mutation' ? commandIdOf(variables) : {},
  );
}

/** Of a thousand leaves so many are good ones: nearly all, most, half. */
const MOODS = [995, 900, 500].map(leavesOf);
/** Of a request that is led to where it may take effect. */
const BEST = 998;

const ROLES: Readonly<Record<string, readonly string[]>> = {
  street: ['street'],
  community: ['community'],
  department: ['dept-1', 'dept-2'],
  'command-centre': ['centre'],
  assessment: ['assessor'],
  administrator: ['admin'],
};
const RIGHTS: Readonly<Record<string, unknown>> = Object.assign({}, COMMANDS, QUESTIONS);

/** Mostly somebody with a right to it by role; anybody, and nobody, as well. */
function usersOf({ name }: Operation): fc.Arbitrary<string | undefined> {
  if (OF_ONESELF.test(name)) return fc.constantFrom(...SPARE_ACCOUNTS);
  const allowed = Object.keys(Object(RIGHTS[name]) as object).flatMap((role) => ROLES[role] ?? []);
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...(allowed.length > 0 ? allowed : PLAYERS)) },
    { weight: 9, arbitrary: fc.constantFrom(...PLAYERS) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function asked(operation: Operation): fc.Arbitrary<Sent> {
  const leavesIn = (leafOf: LeafOf) =>
    OF_DIRECTORY.test(operation.name) ? directoryLeaves(leafOf) : leafOf;
  const valuesIn = (leafOf: LeafOf) => operation.values(leavesIn(leafOf));
  const variables = fc
    .tuple(
      fc.oneof(...MOODS.map(valuesIn)),
      fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, damage),
    )
    .map(([good, wrong]) => (wrong ? damaged(good, wrong) : good));
  const user = usersOf(operation);
  const more = { user, whole: fc.boolean(), from: address };
  return fc
    .oneof(
      fc.record({ ...more, variables, guided: fc.constant(undefined) }),
      fc.record({ ...more, variables: valuesIn(leavesOf(BEST)), guided: fc.nat() }),
    )
    .map((of) => sentOf(Object.assign({ operation }, of)));
}

/** Passwords are slow to check, by design: fewer of those. */
const isSlow = ({ name }: Operation): boolean =>
  /^(signIn|openAccount|changePassword|offerSecondFactor|confirmSecondFactor)$/.test(name);

export const OPERATIONS = [...operationsOf('query'), ...operationsOf('mutation')];

/** Any operation with any values, good, doubtful and wrong. */
export const operations: fc.Arbitrary<Sent> = fc.oneof(
  ...OPERATIONS.map((operation) => ({
    weight: isSlow(operation) ? 1 : operation.kind === 'mutation' ? 12 : 8,
    arbitrary: asked(operation),
  })),
);
