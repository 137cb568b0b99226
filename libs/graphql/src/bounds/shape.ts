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
    // A circle is refused by validation; until then its way back counts nothing.
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
 * The shape of a whole document, which may be invalid: what each of its operations and fragments
 * unfolds to, the most of each, and of selections the sum. Validation takes the square of it.
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

/** The shape of one operation of a valid document. Remembered with documents that are sent again. */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const known = shapes.get(operation);
  if (known) return known;
  const level = measuringOf(document).level(operation.selectionSet);
  const shape = { ...level, directives: level.directives + ownDirectives(operation) };
  shapes.set(operation, shape);
  return shape;
}
