import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** Values of a scalar, by its type and by the field or argument that it is for. */
export type LeafOf = (type: string, name: string) => fc.Arbitrary<unknown>;

/** One operation of the API, and any values for its arguments. */
export interface Operation {
  readonly name: string;
  readonly kind: Kind;
  readonly document: string;
  /** The same with all that its answer has to say, a few levels deep. */
  readonly wholeDocument: string;
  /** Values for all arguments. */
  values(leafOf: LeafOf): fc.Arbitrary<Record<string, unknown>>;
  /** Whether any of its arguments, or what is in them, is a text. */
  readonly takesText: boolean;
}

export type Kind = 'query' | 'mutation' | 'subscription';

/** Lists that nobody would refuse for their length. */
const MOST_IN_LIST = 3;
const INSTANTS = ['2026-11-20T08:00:00+08:00', '2027-02-30T09:00:00+08:00', '9999-12-31T23:59:59Z'];
const LEVELS = 4;

/** A position that is never reached is waited for: it is the server's to be patient, not ours. */
const isAwaited = (name: string): boolean => name === 'afterPosition';

/** Leaves of the right type, with these texts in the places of texts. */
export const textsEverywhere =
  (texts: fc.Arbitrary<string>): LeafOf =>
  (type, name) => {
    if (isAwaited(name)) return fc.constant(null);
    switch (type) {
      case 'Int':
        return fc.oneof(fc.integer({ min: -1, max: 60 }), fc.integer());
      case 'Float':
        return fc.double({ noNaN: true, noDefaultInfinity: true });
      case 'Boolean':
        return fc.boolean();
      case 'DateTime':
        return fc.oneof(fc.constantFrom(...INSTANTS), texts);
      default:
        return texts;
    }
  };

interface Place {
  readonly name: string;
  readonly leafOf: LeafOf;
}

function valueOf(type: GraphQLInputType, place: Place): fc.Arbitrary<unknown> {
  if (!isNonNullType(type)) return fc.option(valueOfNullable(type, place), { freq: 4 });
  return valueOfNullable(getNullableType(type), place);
}

function valueOfNullable(type: GraphQLInputType, place: Place): fc.Arbitrary<unknown> {
  if (isListType(type)) return fc.array(valueOf(type.ofType, place), { maxLength: MOST_IN_LIST });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (!isInputObjectType(type)) return place.leafOf(getNamedType(type).name, place.name);
  const { leafOf } = place;
  const fields = Object.values(type.getFields()).map(
    ({ name, type: of }) => [name, valueOf(of, { name, leafOf })] as const,
  );
  return fc.record(Object.fromEntries(fields));
}

function takesText(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).some((field) => takesText(field.type));
  return ['String', 'ID'].includes(named.name);
}

/** All fields that need no arguments, so many levels deep. */
function selectionOf(type: GraphQLOutputType, levels: number): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  if (levels === 0) return '{ __typename }';
  if (isUnionType(named)) {
    const parts = named.getTypes().map((one) => `... on ${one.name} ${selectionOf(one, levels)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  const fields = Object.values(named.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map((field) => `${field.name} ${selectionOf(field.type, levels - 1)}`);
  return `{ __typename ${fields.join(' ')} }`;
}

function operationOf(kind: Kind, field: GraphQLField<unknown, unknown>): Operation {
  const { name, args, type } = field;
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const documentOf = (selection: string) =>
    `${kind} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${selection} }`;
  return {
    name,
    kind,
    document: documentOf(isCompositeType(getNamedType(type)) ? '{ __typename }' : ''),
    wholeDocument: documentOf(kind === 'mutation' ? toldOf(type) : selectionOf(type, LEVELS)),
    values: (leafOf) =>
      fc.record(
        Object.fromEntries(
          args.map((arg) => [arg.name, valueOf(arg.type, { name: arg.name, leafOf })]),
        ),
      ),
    takesText: args.some((arg) => !isAwaited(arg.name) && takesText(arg.type)),
  };
}

/** What a command answers with, whichever it is. */
function toldOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  return isUnionType(named) ? '{ __typename ... on Rejection { code message } }' : '{ __typename }';
}

const roots = (schema: GraphQLSchema) => ({
  query: schema.getQueryType(),
  mutation: schema.getMutationType(),
  subscription: schema.getSubscriptionType(),
});

/** Every operation of a kind, as the committed schema has them. */
export function operationsOf(kind: Kind): readonly Operation[] {
  const root = roots(buildSchema(readFileSync('schema/api.graphql', 'utf8')))[kind];
  return Object.values(root?.getFields() ?? {}).map((field) => operationOf(kind, field));
}
