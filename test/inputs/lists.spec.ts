import { GraphQLSchemaHost, TypeMetadataStorage } from '@nestjs/graphql';
import { validateSync } from 'class-validator';
import {
  getNullableType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';

import { readConfiguration } from '#runtime';

import { createApi } from '../../apps/api/src/serve.js';
import { removeFolder, temporaryFolder } from '../support/served.js';

/** Longer than any list that one command or question may need. */
const TOO_MANY = 1_000;

type Target = new () => Record<string, unknown>;

interface ListInput {
  readonly name: string;
  readonly target: Target;
  readonly field: string;
}

/** The constraint names that one over-long list violates. */
function violated({ target, field }: ListInput): readonly string[] {
  const input = Object.assign(new target(), { [field]: new Array<null>(TOO_MANY).fill(null) });
  const found = validateSync(input).filter(({ property }) => property === field);
  return found.flatMap(({ constraints = {} }) => Object.keys(constraints));
}

/** Every list among the fields of input types and of classes of arguments, inherited ones too. */
function listInputs(): ListInput[] {
  const types = [
    ...TypeMetadataStorage.getInputTypesMetadata(),
    ...TypeMetadataStorage.getArgumentsMetadata(),
  ];
  return types.flatMap(({ name, target }) => {
    const lineage = types.filter(
      (other) => other.target === target || target.prototype instanceof other.target,
    );
    return lineage
      .flatMap(({ properties = [] }) => properties)
      .filter(({ options }) => options.isArray)
      .map(({ name: field }) => ({ name: `${name}.${field}`, target: target as Target, field }));
  });
}

/** Lists that are arguments themselves, which no class describes. */
function bareLists(): string[] {
  const operations = [
    ...TypeMetadataStorage.getQueriesMetadata(),
    ...TypeMetadataStorage.getMutationsMetadata(),
    ...TypeMetadataStorage.getSubscriptionsMetadata(),
  ];
  return operations.flatMap(({ schemaName, methodArgs = [] }) =>
    methodArgs.flatMap((arg) =>
      arg.kind === 'arg' && arg.options.isArray ? [`${schemaName}(${arg.name})`] : [],
    ),
  );
}

/** As the schema itself has them: input fields, and arguments of whatever field takes any. */
function listsOf(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return types.flatMap((type) => {
    if (isInputObjectType(type))
      return Object.values(type.getFields())
        .filter((field) => isListType(getNullableType(field.type)))
        .map((field) => `${type.name}.${field.name}`);
    return isObjectType(type) ? argumentLists(type) : [];
  });
}

const argumentLists = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields()).flatMap(({ name, args }) =>
    args
      .filter((arg) => isListType(getNullableType(arg.type)))
      .map((arg) => `${name}(${arg.name})`),
  );

describe('given every input of the API', () => {
  const dataDir = temporaryFolder();
  let app: Awaited<ReturnType<typeof createApi>>;
  beforeAll(async () => {
    const environment = { DATA_DIR: dataDir, THREADS: 'false', DEMO: 'false' };
    app = await createApi(readConfiguration(environment, []));
    await app.init();
  }, 60_000);
  afterAll(async () => {
    await app.close();
    removeFolder(dataDir);
  });

  it('when one is longer than anybody needs, then it is refused, whichever it is [M5]', () => {
    const endless = listInputs().filter((input) => !violated(input).includes('arrayMaxSize'));
    expect(endless.map(({ name }) => name)).toEqual([]);
    expect(bareLists()).toEqual([]);
  });

  it('when the schema has a list, then it is among those that were tried', () => {
    const tried = listInputs();
    const fields = new Set(tried.map(({ name }) => name));
    const names = new Set(tried.map(({ field }) => field));
    const lists = listsOf(app.get(GraphQLSchemaHost).schema);
    expect(lists.length).toBeGreaterThan(25);
    const missed = lists.filter((list) => {
      const argument = /\((.*)\)$/.exec(list)?.[1];
      return argument === undefined ? !fields.has(list) : !names.has(argument);
    });
    expect(missed).toEqual([]);
  });
});
