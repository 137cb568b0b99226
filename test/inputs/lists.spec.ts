import { LazyMetadataStorage, TypeMetadataStorage } from '@nestjs/graphql';
import { validateSync } from 'class-validator';

import { readConfiguration } from '#runtime';

import { AppModule } from '../../apps/api/src/app.module.js';
import { removeFolder, temporaryFolder } from '../support/served.js';

/** Longer than any list that one command or question may need. */
const TOO_MANY = 1_000;
/** Bounds that are there for another reason than the number of values. */
const BOUNDED = ['arrayMaxSize'];

interface ListInput {
  readonly name: string;
  readonly target: new () => Record<string, unknown>;
  readonly field: string;
}

type Constructor = ListInput['target'];

/** The constraint names that one over-long list violates. */
function violated({ target, field }: ListInput): readonly string[] {
  const input = Object.assign(new target(), { [field]: new Array<null>(TOO_MANY).fill(null) });
  const found = validateSync(input).filter(({ property }) => property === field);
  return found.flatMap(({ constraints = {} }) => Object.keys(constraints));
}

/** Every list among the fields of input types and of classes of arguments. */
function listInputs(): ListInput[] {
  const types = [
    ...TypeMetadataStorage.getInputTypesMetadata(),
    ...TypeMetadataStorage.getArgumentsMetadata(),
  ];
  return types.flatMap(({ name, target, properties = [] }) =>
    properties
      .filter(({ options }) => options.isArray)
      .map(({ name: field }) => ({
        name: `${name}.${field}`,
        target: target as Constructor,
        field,
      })),
  );
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

describe('given every input of the API', () => {
  const dataDir = temporaryFolder();
  beforeAll(() => {
    AppModule.forRoot(readConfiguration({ DATA_DIR: dataDir, THREADS: 'false' }, []));
    LazyMetadataStorage.load();
    TypeMetadataStorage.compile();
  });
  afterAll(() => removeFolder(dataDir));

  it('when its lists are looked through, then there are those that we know of', () => {
    const names = listInputs().map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['RaiseWhistleInput.assisting', 'SetNoticePreferencesInput.muted'],
        ...['StatisticsArgs.groupBy', 'StreetWorkListFilter.statuses'],
      ]),
    );
    expect(names.length).toBeGreaterThan(25);
  });

  it('when one is longer than anybody needs, then it is refused, whichever it is', () => {
    const endless = listInputs().filter(
      (input) => !BOUNDED.some((constraint) => violated(input).includes(constraint)),
    );
    expect(endless.map(({ name }) => name)).toEqual([]);
    expect(bareLists()).toEqual([]);
  });
});
