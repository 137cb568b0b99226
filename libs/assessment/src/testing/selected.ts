import { type GraphQLResolveInfo, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { DASHBOARD_PARTS } from '../read/assessment-dashboard/assessment-dashboard.query.js';

/** All parts of a dashboard, compared. */
export const EVERYTHING = `{ totals { previous { summoned } }
  ${DASHBOARD_PARTS.map((part) => `${part} { summoned previous { summoned } }`).join(' ')} }`;

/** What a resolver is told of an operation that selects these fields of its answer. */
export function infoOf(selection: string): GraphQLResolveInfo {
  const [operation] = parse(`{ answer ${selection} }`).definitions as OperationDefinitionNode[];
  const fieldNodes = operation!.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD);
  return { fieldNodes, fragments: {} } as unknown as GraphQLResolveInfo;
}
