import type { ArgumentMetadata } from '@nestjs/common';
import { ValidationPipe } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

import { InputValidationPipe } from '#graphql';
import { readConfiguration } from '#runtime';

import { acceptedInput } from '../../libs/graphql/src/input-plan.js';
import { validationError } from '../../libs/graphql/src/input-error.js';
import { createApi } from '../../apps/api/src/serve.js';
import { removeFolder, temporaryFolder } from '../support/served.js';

type Target = new () => Record<string, unknown>;
type Fields = Record<string, unknown>;

interface FieldOf {
  readonly name: string;
  /** The class of an input nested in it. */
  readonly nested: Target | undefined;
  readonly isList: boolean;
  readonly values: readonly unknown[];
}

/** A class that class-transformer itself must make, because it changes what a client sends. */
const CHANGED = ['OpenAccountInput'];

/** Values that some rule of some field accepts, and values that none does. */
const VALUES: readonly unknown[] = [
  '街道意见', '排水井反涌', 'a', 'zhang.san', 'routine', 'street-1', '01', '990101001001', '138 0000 0000',
  '6f1b0c0e-6f0a-4b8e-8d53-2f6a1d9c4e70', '2026-11-22', '2026-11', '2026', '2026-11-22T02:35:00.000Z', '08:30',
  'https://example.org/a', 'image/jpeg', 'photo/1.jpg', 'zhang@example.org', 'a'.repeat(64), '0123456789abcdef',
  '91350100M000100Y43', '小时', 'correct horse battery', '', ' ', '\u200b', 'x'.repeat(5_000), 'a b', '<>',
  0, 1, 3, 5, 30, 100, -1, 1.5, 1e9, NaN, true, false, null, undefined,
]; // prettier-ignore

const types = () => [
  ...TypeMetadataStorage.getInputTypesMetadata(),
  ...TypeMetadataStorage.getArgumentsMetadata(),
];
const classes = (): Target[] => types().map(({ target }) => target as Target);

/** The fields of a class, inherited ones too, each with the values of its enum. */
function fieldsOf(target: Target): FieldOf[] {
  const known = new Set(classes());
  return types()
    .filter((other) => other.target === target || target.prototype instanceof other.target)
    .flatMap(({ properties = [] }) => properties)
    .map(({ name, options, typeFn }) => {
      const type = typeFn() as Target | object;
      const nested = typeof type === 'function' && known.has(type as Target);
      const values = Object.values(type).filter((one) => typeof one === 'string');
      return {
        name,
        isList: Boolean(options.isArray),
        nested: nested ? (type as Target) : undefined,
        values: [...values, ...VALUES],
      };
    });
}

const judged = (target: Target, value: object) => {
  const input = plainToInstance(target, value);
  const errors = validateSync(input, { forbidUnknownValues: false });
  return { input, errors };
};

const wrong = (target: Target, value: object, field: string): boolean =>
  judged(target, value).errors.some(({ property }) => property === field);

/** Lists of one and of two. */
const listsOf = (values: readonly unknown[]): unknown[][] =>
  values.flatMap((one, index) => [[one], [one, values[index + 1]]]);

/** One value per field that its own rules accept, class-validator being the judge. */
function goodInput(target: Target): Fields {
  const good: Fields = {};
  for (const { name, nested, isList, values } of fieldsOf(target)) {
    const candidates = nested ? [goodInput(nested)] : values;
    const listed = isList ? listsOf(candidates) : candidates;
    const fitting = listed.filter((one) => one !== undefined && one !== null);
    const found = fitting.find((one) => !wrong(target, { ...good, [name]: one }, name));
    if (found !== undefined) good[name] = found;
  }
  return good;
}

/** Inputs with one field each that is left out or has another value. */
function* variants(target: Target, good: Fields): Generator<Fields> {
  for (const { name, nested, isList, values } of fieldsOf(target)) {
    yield Object.fromEntries(Object.entries(good).filter(([other]) => other !== name));
    const inner = nested ? [...variants(nested, goodInput(nested))] : [];
    for (const one of [...values, ...inner, {}, [], [{}], [[]]]) {
      yield { ...good, [name]: one };
      if (isList) yield { ...good, [name]: [one] };
      if (isList) yield { ...good, [name]: [one, one] };
      if (isList) yield { ...good, [name]: [...((good[name] ?? []) as unknown[]), one] };
    }
  }
  yield { ...good, stranger: 1 };
  yield { ...good, constructor: 1 };
  yield { ...good, toString: 1 };
  yield JSON.parse(`{ "__proto__": { "a": 1 } }`) as Fields;
}

/** Every seventh: all of them take half a minute. */
const sampleOf = (values: Iterable<Fields>): Fields[] =>
  [...values].filter((_, index) => index % 7 === 0);

const asClient = { type: 'body', data: 'input' } as const;
const outcomeOf = async (pipe: ValidationPipe, value: unknown, metadata: ArgumentMetadata) => {
  try {
    return { input: (await pipe.transform(value, metadata)) as unknown };
  } catch (error) {
    return { error: (error as Error).message, extensions: (error as Fields)['extensions'] };
  }
};

describe('given every class of inputs of the schema', () => {
  let folder: string;

  beforeAll(async () => {
    folder = temporaryFolder();
    const app = await createApi(
      readConfiguration({ DATA_DIR: folder, THREADS: 'false', DEMO: 'false' }, []),
    );
    await app.init();
    await app.close();
  });
  afterAll(() => removeFolder(folder));

  it('when an input is good, then it is accepted at once and made as class-transformer makes it', () => {
    const doubted = classes().filter((target) => {
      const good = goodInput(target);
      const { input, errors } = judged(target, good);
      expect([target.name, errors]).toEqual([target.name, []]);
      const accepted = acceptedInput(target, good);
      if (accepted) expect(accepted).toStrictEqual(input);
      return accepted === undefined;
    });
    expect(classes().length).toBeGreaterThan(60);
    expect(doubted.map(({ name }) => name)).toEqual(CHANGED);
  });

  it('when one field is another, then nothing is accepted that class-validator refuses', () => {
    let [accepted, refused] = [0, 0];
    for (const target of classes())
      for (const value of variants(target, goodInput(target))) {
        const made = acceptedInput(target, value);
        const { input, errors } = judged(target, structuredClone(value));
        if (made === undefined) refused++;
        if (made === undefined) continue;
        accepted++;
        expect([target.name, value, errors]).toEqual([target.name, value, []]);
        expect(made).toStrictEqual(input);
      }
    expect(Math.min(accepted, refused)).toBeGreaterThan(1_000);
  });

  it('when one field is another, then the answer is the same, word for word', async () => {
    const exceptionFactory = (errors: ValidationError[]) => validationError(errors, 'input');
    const plain = new ValidationPipe({ transform: true, exceptionFactory });
    const pipe = new InputValidationPipe();
    for (const target of classes())
      for (const value of sampleOf(variants(target, goodInput(target)))) {
        const metadata = { ...asClient, metatype: target };
        const now = await outcomeOf(pipe, structuredClone(value), metadata);
        if (JSON.stringify(now).includes('TEXT_UNUSABLE')) continue;
        expect(now).toStrictEqual(await outcomeOf(plain, structuredClone(value), metadata));
      }
  });
});
