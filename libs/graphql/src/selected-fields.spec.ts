import { buildSchema, graphql, type GraphQLResolveInfo } from 'graphql';
import { selectedFields } from './selected-fields.js';

const schema = buildSchema(`
  type Row { count: Int previous: Row }
  type Board { totals: Row daily: Row }
  type Query { board: Board }
`);

async function selectedIn(source: string): Promise<string[]> {
  let found: string[] = [];
  const board = (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
    found = [...selectedFields(info)];
    return null;
  };
  const { errors } = await graphql({ schema, source, rootValue: { board } });
  expect(errors).toBeUndefined();
  return found;
}

describe('given an answer whose parts cost something each', () => {
  it('when some are selected, then these are known, with dots between the levels', async () => {
    expect(await selectedIn('{ board { totals { count previous { count } } } }')).toEqual([
      'totals',
      'totals.count',
      'totals.previous',
      'totals.previous.count',
    ]);
  });

  it('when they are spread over fragments, renamed or asked for twice, then they are known too', async () => {
    const fragments = `fragment All on Board { ... on Board { day: daily { ...Count } } }
      fragment Count on Row { n: count }`;
    const source = `{ board { ...All } board { totals { count } } } ${fragments}`;
    expect(await selectedIn(source)).toEqual(['daily', 'daily.count', 'totals', 'totals.count']);
  });
});
