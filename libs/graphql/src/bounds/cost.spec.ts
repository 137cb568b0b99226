import { buildSchema, getOperationAST, type GraphQLField, parse, validate } from 'graphql';

import { type AskedOperation, costOf, heavyCost, knownCostOf, passwordCost } from './cost.js';
import { OperationBounds } from './operation-bounds.js';
import { DEFAULT_OPERATION_LIMITS } from './operation-limits.js';

const schema = buildSchema(`
  type Query {
    me: Person
    statistics(groupBy: [String!]! = []): Person
    priced(by: Int): Person
    people(first: Int! = 20): [Person!]!
  }
  type Mutation { signIn(username: String!): Person touch(input: Touch!, note: [String!]! = []): Person }
  input Touch { name: String! }
  type Person { id: ID name: String superior: Person }
`);

type Declaring = GraphQLField<unknown, unknown> & { extensions: { complexity?: unknown } };
const field = (type: string, name: string) =>
  (schema.getType(type) as { getFields(): Record<string, Declaring> }).getFields()[name]!;
field('Query', 'statistics').extensions.complexity = heavyCost(
  ({ groupBy }) => 1_000 * (groupBy as unknown[]).length,
);
field('Query', 'priced').extensions.complexity = ({ args }: { args: { by?: number } }) => args.by;
field('Mutation', 'signIn').extensions.complexity = passwordCost;

type Variables = Record<string, unknown>;

/** The same document, as a server that keeps parsed documents gets it, with any variables. */
function document(text: string): (variables?: Variables) => AskedOperation {
  const parsed = parse(text);
  expect(validate(schema, parsed)).toEqual([]);
  const operation = getOperationAST(parsed)!;
  return (variables = {}) => ({ schema, document: parsed, operation, variables });
}

const touch = 'mutation ($input: Touch!, $n: [String!]) { touch(input: $input, note: $n) { id } }';
const input = { name: '王' };

describe('given a document that is sent again', () => {
  it.each<[string, Variables]>([
    [touch, { input }],
    [touch, { input: { name: '李' }, n: ['a', 'b'] }],
    ['mutation ($u: String!) { signIn(username: $u) { id } }', { u: 'a' }],
    ['{ people(first: 7) { id superior { id name } } }', {}],
  ])('when its cost is the same whatever comes in %s, then it is known', (text, variables) => {
    const asked = document(text);
    expect(knownCostOf(asked(variables))).toBeUndefined();
    const cost = costOf(asked(variables));
    expect(cost).toBeGreaterThan(0);
    expect(knownCostOf(asked(variables))).toBe(cost);
  });

  it.each<[string, Variables, Variables]>([
    ['query ($n: Int = 1) { people(first: $n) { id } }', {}, { n: 20 }],
    ['query ($g: [String!]!) { statistics(groupBy: $g) { id } }', { g: [] }, { g: ['day'] }],
    ['query ($by: Int) { priced(by: $by) { id } }', { by: 1 }, { by: 20 }],
    ['query ($b: Boolean!) { me { id name @include(if: $b) } }', { b: false }, { b: true }],
    ['query ($b: Boolean!) { me { ...F @skip(if: $b) } } fragment F on Person { name }', { b: true }, { b: false }],
  ])('when its cost depends on variables as in %s, then it is estimated again', (text, one, other) => {
    const asked = document(text);
    const first = costOf(asked(one));
    expect(knownCostOf(asked(other))).toBeUndefined();
    expect(costOf(asked(other))).toBeGreaterThan(first ?? Infinity);
  }); // prettier-ignore

  it('when a variable is null, then it is asked again whether the arguments can be read', () => {
    const asked = document(touch);
    const bounds = new OperationBounds(DEFAULT_OPERATION_LIMITS);
    expect(bounds.weigh(asked({ input, n: ['a'] }))).toBeGreaterThan(0);
    expect(bounds.weigh(asked({ input, n: null }))).toMatchObject({
      extensions: { code: 'INVALID_INPUT' },
    });
  });

  it('when it costs too much and a variable does not fit, then running it says so', () => {
    const asked = document(touch);
    const bounds = new OperationBounds({ ...DEFAULT_OPERATION_LIMITS, cost: 1 });
    const tooComplex = { extensions: { code: 'OPERATION_TOO_COMPLEX' } };
    expect(bounds.weigh(asked({ input }))).toMatchObject(tooComplex);
    expect(bounds.weigh(asked({ input: { name: 1 } }))).toBe(0);
    expect(bounds.weigh(asked({ input }))).toMatchObject(tooComplex);
  });
});
