import {
  buildSchema,
  getIntrospectionQuery,
  getOperationAST,
  type GraphQLError,
  type GraphQLField,
  parse,
  specifiedRules,
  validate,
} from 'graphql';

import { passwordCost, costOfChildren, heavyCost } from './cost.js';
import { OperationBounds } from './operation-bounds.js';
import { DEFAULT_OPERATION_LIMITS } from './operation-limits.js';

const schema = buildSchema(`
  type Query {
    me: Person
    statistics(groupBy: [String!]! = []): [Row!]!
    people(first: Int! = 20): People
    organisations: [Person!]!
  }
  type Mutation { signIn(username: String!): Person touch: Person }
  type Person { id: ID name: String superior: Person }
  type Row { day: String count: Int }
  type People { edges: [Edge!]! }
  type Edge { node: Person }
`);

type Declaring = GraphQLField<unknown, unknown> & { extensions: { complexity?: unknown } };
const field = (type: string, name: string) =>
  (schema.getType(type) as { getFields(): Record<string, Declaring> }).getFields()[name]!;
field('Query', 'statistics').extensions.complexity = heavyCost(
  ({ groupBy }) => 1_000 * (groupBy as unknown[]).length,
);
field('Mutation', 'signIn').extensions.complexity = passwordCost;
field('People', 'edges').extensions.complexity = costOfChildren;

const bounds = new OperationBounds(DEFAULT_OPERATION_LIMITS);

function refusalOf(query: string, variables: Record<string, unknown> = {}, name?: string) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document, name)!;
  const weighed = bounds.weigh({ schema, document, operation, variables });
  return typeof weighed === 'number' ? undefined : weighed.extensions;
}

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const broken = (limit: string) =>
  expect.objectContaining({ code: 'OPERATION_TOO_COMPLEX', limit, http: { status: 400 } });

describe('given the bounds that every operation has', () => {
  it.each([1000, 300, 31])('when %i fields are asked for at the top, then it is refused', (n) => {
    expect(refusalOf(`{ ${times(n, (i) => `a${i}: me { id }`)} }`)).toEqual(
      broken('MAX_ROOT_FIELDS'),
    );
  });

  it('when a refusal is read, then it names the limit and the value, in Chinese', () => {
    const document = parse(`{ ${times(31, (i) => `a${i}: me { id }`)} }`);
    const operation = getOperationAST(document)!;
    const refusal = bounds.weigh({ schema, document, operation }) as GraphQLError;
    expect(refusal.message).toBe('请求过于复杂：顶层字段数为 31，上限 30，请分几次查询');
    expect(refusal.extensions).toMatchObject({ value: 31, max: 30 });
  });

  it('when fields at the top hide in fragments, then they are counted as often as they are spread', () => {
    const query = `query { ...a } fragment a on Query { ${times(4, (i) => `...b${i}`)} }
      ${times(4, (i) => `fragment b${i} on Query { ${times(8, (j) => `x${i}${j}: me { id }`)} }`)}`;
    expect(refusalOf(query)).toEqual(broken('MAX_ROOT_FIELDS'));
  });

  it('when many fields further down are renamed, then it is refused', () => {
    const query = `{ me { ${times(101, (i) => `a${i}: id`)} } }`;
    expect(refusalOf(query)).toEqual(broken('MAX_OPERATION_ALIASES'));
  });

  it('when it is nested too deep, then it is refused', () => {
    const query = `{ me ${'{ superior '.repeat(15)} { id } ${'}'.repeat(15)} }`;
    expect(refusalOf(query)).toEqual(broken('MAX_OPERATION_DEPTH'));
  });

  it.each([
    ['on one field', `{ me ${'@skip(if: false) @include(if: true) '.repeat(1)} { id } }`, false],
    ['on many', `{ me { ${times(60, (i) => `a${i}: id @skip(if: false)`)} } }`, true],
    [
      'in a fragment',
      `{ me { ...f } } fragment f on Person { ${times(60, (i) => `a${i}: id @skip(if: true)`)} }`,
      true,
    ],
  ])('when directives stand %s, then they are counted', (_, query, refused) => {
    expect(refusalOf(query)).toEqual(refused ? broken('MAX_OPERATION_DIRECTIVES') : undefined);
  });

  it('when fragments unfold into millions of fields, then it is refused without unfolding them', () => {
    const doubling = times(40, (i) => `fragment f${i} on Person { ...f${i + 1} ...f${i + 1} }`);
    const query = `{ me { ...f0 } } ${doubling} fragment f40 on Person { id }`;
    expect(refusalOf(query)).toEqual(broken('MAX_OPERATION_FIELDS'));
  });

  it.each([
    ['in an operation', `{ me { ${'name '.repeat(2_001)} } }`],
    [
      'in a fragment that nothing uses',
      `{ me { id } } fragment f on Person { ${'name '.repeat(2_001)} }`,
    ],
    ['in invalid fields', `{ me { ${'nothing '.repeat(2_001)} } }`],
    ['in a circle', `{ ...f } fragment f on Query { ...f me { ${'name '.repeat(2_001)} } }`],
  ])('when a document is large %s, then validation ends before it begins', (_, query) => {
    const errors = validate(schema, parse(query), [...specifiedRules, bounds.rule]);
    expect(errors[0]?.extensions).toEqual(broken('MAX_OPERATION_FIELDS'));
    expect(new Set(errors.slice(0, -1)).size).toBe(1);
  });

  it('when a document is of a usual size, then it is validated as ever', () => {
    const errors = validate(schema, parse('{ me { nothing } }'), [...specifiedRules, bounds.rule]);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('Cannot query field "nothing"'),
    ]);
  });

  it('when a document is longer than may be read, then its text says so', () => {
    const text = `{ ${'me '.repeat(9_000)} }`;
    expect(() => parse(text, bounds.parseOptions)).toThrow();
    expect(bounds.refusalOfText(text)?.extensions).toEqual(broken('MAX_OPERATION_TOKENS'));
    expect(bounds.refusalOfText('{ me { id }')).toBeUndefined();
  });
});

describe('given what questions are estimated to take', () => {
  const statistics = (n: number, groups: string) =>
    `{ ${times(n, (i) => `a${i}: statistics(groupBy: [${groups}]) { day count }`)} }`;

  it('when a page asks a handful of heavy questions, then it is answered', () => {
    expect(refusalOf(statistics(6, '"day"'))).toBeUndefined();
  });

  it.each(['', '"day"', '"day", "street", "kind"'])(
    'when 20 heavy questions by [%s] are asked at once, then they are refused',
    (groups) => expect(refusalOf(statistics(20, groups))).toEqual(broken('MAX_OPERATION_COST')),
  );

  it('when what makes it heavy comes in a variable, then that counts', () => {
    const query = `query ($g: [String!]!) { statistics(groupBy: $g) { count } }`;
    expect(refusalOf(query, { g: ['day'] })).toBeUndefined();
    const repeated = Array.from({ length: 60_000 }, () => 'day');
    expect(refusalOf(query, { g: repeated })).toEqual(broken('MAX_OPERATION_COST'));
  });

  it('when one long page is asked for, then it is answered; 20 at once are refused', () => {
    const page = `people(first: 200) { edges { node { id name superior { id name } } } }`;
    expect(refusalOf(`{ ${page} }`)).toBeUndefined();
    const shortest = (i: number) => `a${i}: people(first: 200) { edges { node { id } } }`;
    expect(refusalOf(`{ ${times(20, shortest)} }`)).toEqual(broken('MAX_OPERATION_COST'));
  });

  it('when more is asked for than a page can have, then the page itself may say so', () => {
    expect(refusalOf(`{ people(first: 1000000) { edges { node { id } } } }`)).toBeUndefined();
  });

  it('when two sign in with one document, then it is refused', () => {
    const signIn = (i: number) => `a${i}: signIn(username: "a") { id }`;
    expect(refusalOf(`mutation { ${signIn(0)} }`)).toBeUndefined();
    expect(refusalOf(`mutation { ${times(2, signIn)} }`)).toEqual(broken('MAX_OPERATION_COST'));
  });

  it('when the explorer asks for the whole schema, then it is answered', () => {
    expect(refusalOf(getIntrospectionQuery({ inputValueDeprecation: true }))).toBeUndefined();
    const schemas = times(20, (i) => `a${i}: __schema { types { name } }`);
    expect(refusalOf(`{ ${schemas} }`)).toEqual(broken('MAX_OPERATION_COST'));
  });

  it('when a variable does not fit, then running it says so', () => {
    const query = `query ($n: Int!) { people(first: $n) { edges { node { id } } } }`;
    expect(refusalOf(query, { n: 'many' })).toBeUndefined();
  });

  it('when an argument cannot be read, then nothing of the operation runs', () => {
    const query = `query ($n: Int) { people(first: $n) { edges { node { id } } } }`;
    expect(refusalOf(query, { n: null })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('when a document has several operations, then only the one that is asked for counts', () => {
    const query = `query cheap { me { id } } query dear ${statistics(20, '')}`;
    expect(refusalOf(query, {}, 'cheap')).toBeUndefined();
    expect(refusalOf(query, {}, 'dear')).toEqual(broken('MAX_OPERATION_COST'));
  });
});

describe('given an answer', () => {
  const bound = new OperationBounds({ ...DEFAULT_OPERATION_LIMITS, answerKib: 1 });
  const refusalOfAnswer = (data: unknown) => bound.refusalOfAnswer(data)?.extensions['code'];

  it('when it is longer than may be sent, then it is refused', () => {
    expect(refusalOfAnswer({ rows: Array.from({ length: 300 }, () => ({ n: 1 })) })).toBe(
      'ANSWER_TOO_LARGE',
    );
    expect(refusalOfAnswer({ text: '哨'.repeat(400) })).toBe('ANSWER_TOO_LARGE');
    expect(refusalOfAnswer({ text: '哨'.repeat(300), none: null, yes: true })).toBeUndefined();
    expect(refusalOfAnswer(null)).toBeUndefined();
  });
});
