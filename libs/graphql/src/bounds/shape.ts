import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Figures of an operation with its fragments expanded, without running it. */
export interface Shape {
  /** Nesting of fields. */
  readonly depth: number;
  /** Fields, fragments and spreads of fragments. */
  readonly selections: number;
  /** Fields of the top level. */
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
}

const NOTHING: Shape = { depth: 0, selections: 0, rootFields: 0, aliases: 0, directives: 0 };

const sumOf = (one: Shape, other: Shape): Shape => ({
  depth: Math.max(one.depth, other.depth),
  selections: one.selections + other.selections,
  rootFields: one.rootFields + other.rootFields,
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
});

/**
 * Measures each fragment once, however often it is spread: a few bytes may expand to millions of
 * fields.
 */
class Measuring {
  private readonly measured = new Map<string, Shape>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  level(set: SelectionSetNode | undefined): Shape {
    return (set?.selections ?? []).map((one) => this.selection(one)).reduce(sumOf, NOTHING);
  }

  private selection(node: SelectionNode): Shape {
    const inside = node.kind === Kind.FIELD ? this.field(node) : this.fragment(node);
    return {
      depth: inside.depth,
      selections: inside.selections + 1,
      rootFields: inside.rootFields,
      aliases: inside.aliases,
      directives: inside.directives + (node.directives?.length ?? 0),
    };
  }

  private field({ name, alias, selectionSet }: FieldNode): Shape {
    const inside = this.level(selectionSet);
    // GraphQL itself limits the depth of introspection.
    const deeper = name.value.startsWith('__') ? 0 : inside.depth;
    return {
      depth: deeper + 1,
      selections: inside.selections,
      rootFields: 1,
      aliases: inside.aliases + (alias ? 1 : 0),
      directives: inside.directives,
    };
  }

  private fragment(node: Exclude<SelectionNode, FieldNode>): Shape {
    if (node.kind === Kind.INLINE_FRAGMENT) return this.level(node.selectionSet);
    const name = node.name.value;
    const known = this.measured.get(name);
    if (known) return known;
    // Validation refuses cyclic fragments; until then the way back counts nothing.
    this.measured.set(name, NOTHING);
    const definition = this.fragments.get(name);
    const inside = this.level(definition?.selectionSet);
    const directives = inside.directives + (definition?.directives?.length ?? 0);
    const shape = { ...inside, directives };
    this.measured.set(name, shape);
    return shape;
  }
}

const fragmentsOf = ({ definitions }: DocumentNode): FragmentDefinitionNode[] =>
  definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);

const measuringOf = (document: DocumentNode): Measuring =>
  new Measuring(new Map(fragmentsOf(document).map((one) => [one.name.value, one])));

function ownDirectives(node: OperationDefinitionNode | FragmentDefinitionNode): number {
  const ofVariables = (node.variableDefinitions ?? []).flatMap((one) => one.directives ?? []);
  return ofVariables.length + (node.directives?.length ?? 0);
}

/**
 * The shape of a whole document, valid or not: the maximum of its operations and fragments, and the
 * sum of their selections, because validation may take the square of that.
 */
export function documentShape(document: DocumentNode): Shape {
  const measuring = measuringOf(document);
  return document.definitions.reduce((all, node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION)
      return all;
    const one = measuring.level(node.selectionSet);
    const isOperation = node.kind === Kind.OPERATION_DEFINITION;
    return {
      depth: Math.max(all.depth, one.depth),
      selections: all.selections + one.selections,
      rootFields: Math.max(all.rootFields, isOperation ? one.rootFields : 0),
      aliases: Math.max(all.aliases, one.aliases),
      directives: Math.max(all.directives, one.directives + ownDirectives(node)),
    };
  }, NOTHING);
}

const shapes = new WeakMap<OperationDefinitionNode, Shape>();

/** The shape of one operation of a valid document; cached, because documents are sent again. */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const known = shapes.get(operation);
  if (known) return known;
  const level = measuringOf(document).level(operation.selectionSet);
  const shape = { ...level, directives: level.directives + ownDirectives(operation) };
  shapes.set(operation, shape);
  return shape;
}
