import { getMetadataStorage, type ValidationArguments, ValidationTypes } from 'class-validator';

type Metadata = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/** A class of inputs. */
export type InputClass = new () => object;

type Fields = Readonly<Record<string, unknown>>;
type Test = (input: object, value: unknown) => boolean;

/** The rules of one property; all hold, unless a condition leaves the property out. */
interface PropertyRules {
  readonly property: string;
  readonly conditions: readonly Test[];
  readonly tests: readonly Test[];
}

const CHECKED: readonly string[] = [ValidationTypes.CUSTOM_VALIDATION, ValidationTypes.IS_DEFINED];
const UNDERSTOOD: readonly string[] = [
  ...CHECKED,
  ValidationTypes.CONDITIONAL_VALIDATION,
  ValidationTypes.NESTED_VALIDATION,
  ValidationTypes.WHITELIST,
];

/** One decorator as a test of a value; only a clear yes counts. */
function testOf({ constraintCls, constraints, each, propertyName, validateIf }: Metadata): Test {
  const validators = getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .filter(({ async }) => !async)
    .map(({ instance }) => instance);
  return (object, value) => {
    if (validateIf && !validateIf(object, value)) return true;
    const targetName = object.constructor.name;
    const args: ValidationArguments = {
      targetName,
      property: propertyName,
      object,
      value,
      constraints,
    };
    return validators.every((validator) =>
      each && Array.isArray(value)
        ? value.every((one) => validator.validate(one, args) === true)
        : validator.validate(value, args) === true,
    );
  };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** What is nested is checked where it is made: here it must only be there. */
const isNested: Test = (_, value) =>
  value === undefined || (Array.isArray(value) ? value.every(isObject) : isObject(value));

function rulesOf(property: string, metadatas: readonly Metadata[]): PropertyRules {
  const conditions = metadatas
    .filter(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION)
    .map(({ constraints }) => constraints[0] as Test);
  const tests = metadatas.filter(({ type }) => CHECKED.includes(type)).map(testOf);
  const nested = metadatas.some(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  return { property, conditions, tests: nested ? [...tests, isNested] : tests };
}

const holds = ({ property, conditions, tests }: PropertyRules, input: object): boolean => {
  const value = (input as Fields)[property];
  return (
    !conditions.every((condition) => condition(input, value)) ||
    tests.every((test) => test(input, value))
  );
};

/**
 * The class-validator rules of a class, looked up once: whether an input of it certainly keeps all of
 * them. Inputs nested in it are not looked into.
 * @returns undefined for a class with a kind of rule that is not understood here
 */
export function compiledRules(target: InputClass): ((input: object) => boolean) | undefined {
  const storage = getMetadataStorage();
  const metadatas = storage.getTargetValidationMetadatas(target, '', false, false);
  if (!metadatas.every(({ type }) => UNDERSTOOD.includes(type))) return undefined;
  const rules = Object.entries(storage.groupByPropertyName(metadatas)).map(([property, own]) =>
    rulesOf(property, own),
  );
  return (input) => rules.every((rule) => holds(rule, input));
}
