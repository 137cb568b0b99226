import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** One operation of the API, and any values for its arguments. */
export interface Operation {
  readonly name: string;
  readonly document: string;
  /** Values for all arguments, with these texts in the places of texts. */
  values(texts: fc.Arbitrary<string>): fc.Arbitrary<Record<string, unknown>>;
  /** Whether any of its arguments, or what is in them, is a text. */
  readonly takesText: boolean;
}

type Kind = 'query' | 'mutation' | 'subscription';

/** Lists that nobody would refuse for their length. */
const MOST_IN_LIST = 3;
const INSTANTS = ['2026-11-20T08:00:00+08:00', '2027-02-30T09:00:00+08:00', '9999-12-31T23:59:59Z'];

/** A position that is never reached is waited for: it is the server's to be patient, not ours. */
const isAwaited = (name: string): boolean => name === 'afterPosition';

function leafOf(type: string, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
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
}

function valueOf(type: GraphQLInputType, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (!isNonNullType(type)) return fc.option(valueOfNullable(type, texts), { freq: 4 });
  return valueOfNullable(getNullableType(type), texts);
}

function valueOfNullable(
  type: GraphQLInputType,
  texts: fc.Arbitrary<string>,
): fc.Arbitrary<unknown> {
  if (isListType(type)) return fc.array(valueOf(type.ofType, texts), { maxLength: MOST_IN_LIST });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (!isInputObjectType(type)) return leafOf(getNamedType(type).name, texts);
  const fields = Object.values(type.getFields()).filter(({ name }) => !isAwaited(name));
  return fc.record(Object.fromEntries(fields.map((one) => [one.name, valueOf(one.type, texts)])));
}

function takesText(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).some((field) => takesText(field.type));
  return ['String', 'ID'].includes(named.name);
}

function operationOf(kind: Kind, { name, args, type }: GraphQLField<unknown, unknown>): Operation {
  const given = args.filter((arg) => !isAwaited(arg.name));
  const declared = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isCompositeType(getNamedType(type)) ? '{ __typename }' : '';
  const field = `${name}${passed && `(${passed})`} ${selection}`;
  return {
    name,
    document: `${kind} ${declared && `(${declared})`} { ${field} }`,
    values: (texts) =>
      fc.record(Object.fromEntries(given.map((arg) => [arg.name, valueOf(arg.type, texts)]))),
    takesText: given.some((arg) => takesText(arg.type)),
  };
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
