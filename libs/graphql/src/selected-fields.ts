import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Which fields of its answer an operation selects, with dots between the levels (`totals.previous`), however
 * they are spread over fragments: for answers whose parts cost something each. Directives are not looked at.
 */
export function selectedFields({ fieldNodes, fragments }: GraphQLResolveInfo): Set<string> {
  const found = new Set<string>();
  const visit = (selections: SelectionSetNode | undefined, prefix: string): void => {
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const path = `${prefix}${selection.name.value}`;
        found.add(path);
        visit(selection.selectionSet, `${path}.`);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, prefix);
      else visit(fragments[selection.name.value]?.selectionSet, prefix);
    }
  };
  for (const { selectionSet } of fieldNodes) visit(selectionSet, '');
  return found;
}
