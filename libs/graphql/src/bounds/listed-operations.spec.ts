import { createHash } from 'node:crypto';

import { buildSchema, parse, specifiedRules, validate } from 'graphql';

import { OperationBounds } from './operation-bounds.js';
import { DEFAULT_OPERATION_LIMITS } from './operation-limits.js';

const LISTED = 'query Mine { me }';
const sha256Hash = createHash('sha256').update(LISTED).digest('hex');
const operations = new Map([[sha256Hash, LISTED]]);
const boundsOf = (freeQueries: boolean, explorer = true) =>
  new OperationBounds(DEFAULT_OPERATION_LIMITS, { explorer, operations, freeQueries });
const codeOf = (bounds: OperationBounds, query: string) =>
  bounds.refusalOfText(query)?.extensions['code'];

describe('given a list of operations', () => {
  it('when free queries are off, then only the listed ones are answered, to the letter', () => {
    const bounds = boundsOf(false);
    expect(codeOf(bounds, LISTED)).toBeUndefined();
    expect(codeOf(bounds, `${LISTED} `)).toBe('OPERATION_NOT_LISTED');
    expect(codeOf(bounds, '{ me }')).toBe('OPERATION_NOT_LISTED');
  });

  it('when free queries are on, then any is answered', () => {
    expect(codeOf(boundsOf(true), '{ me }')).toBeUndefined();
  });

  it('when a client names one by its digest, then it is found; others and other versions are not', () => {
    const { listed } = boundsOf(false);
    const named = (persistedQuery: object) => listed.named({ persistedQuery });
    expect(named({ version: 1, sha256Hash })).toBe(LISTED);
    expect(named({ version: 2, sha256Hash })).toBeUndefined();
    expect(named({ version: 1, sha256Hash: 'f'.repeat(64) })).toBeUndefined();
    expect(listed.named(undefined)).toBeUndefined();
    expect(listed.named({ persistedQuery: { version: 1, sha256Hash: ['x'] } })).toBeUndefined();
  });

  it('when Apollo registers another, then it is not taken up', async () => {
    const { cache } = boundsOf(false).listed;
    await cache?.set();
    expect(await cache?.get(`apq:${sha256Hash}`)).toBe(LISTED);
    expect(await cache?.get('apq:0')).toBeUndefined();
    expect(new OperationBounds(DEFAULT_OPERATION_LIMITS).listed.cache).toBeUndefined();
  });
});

describe('given a service without an explorer', () => {
  const schema = buildSchema('type Query { title: String }');
  const errorsOf = (bounds: OperationBounds, query: string) =>
    validate(schema, parse(query), [...specifiedRules, ...bounds.furtherRules]).map(({ message }) =>
      bounds.toldOf(message),
    );

  it('when the schema is asked for, then it is not told, but the name of a type is', () => {
    expect(errorsOf(boundsOf(true, false), '{ __schema { types { name } } }')).not.toEqual([]);
    expect(errorsOf(boundsOf(true, false), '{ __typename title }')).toEqual([]);
    expect(errorsOf(boundsOf(true, true), '{ __schema { types { name } } }')).toEqual([]);
  });

  it('when a name is wrong, then no other is suggested', () => {
    const wrong = 'Cannot query field "titel" on type "Query".';
    expect(errorsOf(boundsOf(true, false), '{ titel }')).toEqual([wrong]);
    expect(errorsOf(boundsOf(true, true), '{ titel }')).toEqual([`${wrong} Did you mean "title"?`]);
  });
});
