import { createRequire } from 'node:module';

import { TransformationType } from 'class-transformer';
import type { MetadataStorage } from 'class-transformer/types/MetadataStorage.js';

import { compiledRules, type InputClass } from './input-rules.js';

const require = createRequire(import.meta.url);
const { defaultMetadataStorage: transforming } = require('class-transformer/cjs/storage') as {
  readonly defaultMetadataStorage: MetadataStorage;
};

/** How a field is taken over: as it is, or as an input of its own; undefined for any other way. */
type Field = { readonly nested?: InputPlan } | undefined;

/** Stands for what only class-transformer and class-validator themselves can tell. */
const UNSURE = Symbol('unsure');

/** Clients choose the names of fields in a JSON body: only so many are remembered. */
const MOST_FIELDS = 200;
/** Types that class-transformer makes by rules of their own. */
const KEYED: readonly unknown[] = [Map, Set];
const OTHER_TYPES: readonly unknown[] = [String, Number, Boolean, Date, Buffer, Array, ...KEYED];

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const isScalar = (value: unknown): boolean =>
  typeof value !== 'object' ? typeof value !== 'function' : value === null;

function taken(value: unknown, nested: InputPlan | undefined): unknown {
  if (isScalar(value)) return value;
  if (!Array.isArray(value)) return nested?.accept(value) ?? UNSURE;
  if (!nested) return value.every(isScalar) ? value : UNSURE;
  const made = value.map((one) => taken(one, nested));
  return made.includes(UNSURE) ? UNSURE : made;
}

/** Whether class-transformer does nothing to the class but what its fields ask for. */
const isUsual = (target: InputClass): boolean =>
  transforming.getStrategy(target) === 'none' &&
  transforming.getExposedMetadatas(target).length === 0 &&
  transforming.getExcludedMetadatas(target).length === 0;

/**
 * What class-transformer and class-validator know of one class of inputs, looked up once. Makes inputs
 * that keep every rule; of all others it says nothing, so that only those two say what is wrong.
 */
class InputPlan {
  private readonly fields = new Map<string, Field>();
  private readonly holds: ((input: object) => boolean) | undefined;
  private readonly sample: object;

  constructor(private readonly target: InputClass) {
    this.sample = new target();
    this.holds = isUsual(target) ? compiledRules(target) : undefined;
  }

  /** The input as an instance of the class; undefined where it is not certain to be valid. */
  accept(value: unknown): object | undefined {
    if (!this.holds || !isPlain(value)) return undefined;
    const made = new this.target() as Record<string, unknown>;
    for (const name of Object.keys(value)) {
      const field = this.field(name);
      const one = field ? taken(value[name], field.nested) : UNSURE;
      if (one === UNSURE) return undefined;
      made[name] = one;
    }
    return this.holds(made) ? made : undefined;
  }

  private field(name: string): Field {
    if (this.fields.has(name)) return this.fields.get(name);
    const field = this.lookUp(name);
    if (this.fields.size < MOST_FIELDS) this.fields.set(name, field);
    return field;
  }

  private lookUp(name: string): Field {
    if (name === 'prototype' || name in this.target.prototype) return undefined;
    if (typeof (this.sample as Record<string, unknown>)[name] === 'function') return undefined;
    return typedField(this.target, name);
  }
}

/** A field by what class-transformer was told about it. */
function typedField(target: InputClass, name: string): Field {
  const changes = TransformationType.PLAIN_TO_CLASS;
  if (transforming.findTransformMetadatas(target, name, changes).length > 0) return undefined;
  const typed = transforming.findTypeMetadata(target, name);
  if (!typed) return {};
  const special = typed.options?.discriminator !== undefined;
  return special || KEYED.includes(typed.reflectedType)
    ? undefined
    : nestedField(typed.typeFunction);
}

/** A type that depends on the value is not looked up once and for all. */
function nestedField(typeFunction: (() => unknown) | ((options?: never) => unknown)): Field {
  if (typeFunction.length > 0) return undefined;
  const type = typeFunction();
  return OTHER_TYPES.includes(type) ? undefined : { nested: planOf(type as InputClass) };
}

const plans = new WeakMap<InputClass, InputPlan>();

function planOf(target: InputClass): InputPlan {
  const plan = plans.get(target) ?? new InputPlan(target);
  plans.set(target, plan);
  return plan;
}

/**
 * A plain value as an input of the class, without a copy of its texts and lists.
 * @returns undefined where it is not certain to be valid: then class-validator has the word
 */
export const acceptedInput = (target: InputClass, value: unknown): object | undefined =>
  planOf(target).accept(value);
