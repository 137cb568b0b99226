import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How an operation looks once its fragments are spread out; nothing of it has run. */
export interface Shape {
  /** Fields inside each other. */
  readonly depth: number;
  /** Fields, fragments and spreads of fragments. */
  readonly selections: number;
  /** Fields on the level that is looked at: of an operation, those at its top. */
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

/** Looks at each fragment once, however often it is spread: a few bytes may unfold into millions. */
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
    // GraphQL itself bounds how deep the schema may be asked about.
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
    const definition = this.fragments.get(name);
    const inside = this.level(definition?.selectionSet);
    const directives = inside.directives + (definition?.directives?.length ?? 0);
    const shape = { ...inside, directives };
    this.measured.set(name, shape);
    return shape;
  }
}

const shapes = new WeakMap<OperationDefinitionNode, Shape>();

/**
 * The shape of an operation of a valid document: fragments that spread each other in a circle have
 * been refused before. Remembered with documents that are sent again.
 */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const known = shapes.get(operation);
  if (known) return known;
  const fragments = document.definitions.flatMap((one) =>
    one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
  );
  const level = new Measuring(new Map(fragments)).level(operation.selectionSet);
  const own = operation.directives?.length ?? 0;
  const ofVariables = (operation.variableDefinitions ?? []).flatMap((one) => one.directives ?? []);
  const directives = level.directives + own + ofVariables.length;
  const shape = { ...level, directives };
  shapes.set(operation, shape);
  return shape;
}
