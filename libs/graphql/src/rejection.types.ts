import { createUnionType, Field, Int, InterfaceType, ObjectType } from '@nestjs/graphql';

/** A refusal of the domain: nothing was written; `code` is stable, `message` is for people. */
@InterfaceType({
  description:
    '业务上的拒绝：什么都没有写入。A refusal by the rules of the domain; nothing was written.',
})
export abstract class Rejection {
  @Field(() => String, { description: '稳定的代码。Stable code, for programs.' })
  code!: string;

  @Field(() => String, { description: '给人看的原因。The reason, for people, in Chinese.' })
  message!: string;
}

@ObjectType({ implements: () => Rejection, description: '找不到。No such thing.' })
export class NotFoundRejection extends Rejection {}

@ObjectType({
  implements: () => Rejection,
  description: '须由其他单位办理或查看。It belongs to another organisation.',
})
export class NotYoursRejection extends Rejection {
  @Field(() => String, { nullable: true, description: '所属单位。The organisation that owns it.' })
  organisation?: string;
}

@ObjectType({
  implements: () => Rejection,
  description: '当前状态不允许。Not possible in the present state.',
})
export class WrongStateRejection extends Rejection {}

@ObjectType({
  implements: () => Rejection,
  description:
    '引用的单位、类型等无效。It refers to something that does not exist or is not allowed.',
})
export class InvalidReferenceRejection extends Rejection {}

@ObjectType({
  implements: () => Rejection,
  description:
    '他人已先修改：版本不符。Somebody else was first: the expected revision is not the actual one.',
})
export class RevisionConflictRejection extends Rejection {
  @Field(() => Int, { description: '您给出的版本。The revision that was expected.' })
  expected!: number;

  @Field(() => Int, { description: '实际版本。The actual revision; -1 where nothing exists.' })
  actual!: number;
}

@ObjectType({
  implements: () => Rejection,
  description: '该 commandId 已用于另一内容。This commandId was used for other content before.',
})
export class CommandIdReusedRejection extends Rejection {}

/** A refusal inside a result: GraphQL itself counts it as an answer. */
export interface ToldRejection {
  /** The root field that was refused. */
  readonly field: string;
  readonly code: string;
  /** It belongs to another organisation, or to another person. */
  readonly isNotYours: boolean;
}

/** By the context of an operation. */
const told = new WeakMap<object, ToldRejection[]>();

function noteRejection(rejection: Rejection, context: unknown, field: string): void {
  if (typeof context !== 'object' || context === null) return;
  const isNotYours = rejection instanceof NotYoursRejection;
  const known = told.get(context) ?? [];
  told.set(context, [...known, { field, code: rejection.code, isNotYours }]);
}

/** The refusals inside the results of an operation, whatever of them the client asked for; once. */
export function takeRejections(context: object): readonly ToldRejection[] {
  const found = told.get(context) ?? [];
  told.delete(context);
  return found;
}

/** The object types that every result union has beside its success type. */
export const REJECTION_TYPES = [
  NotFoundRejection,
  NotYoursRejection,
  WrongStateRejection,
  InvalidReferenceRejection,
  RevisionConflictRejection,
  CommandIdReusedRejection,
] as const;

export type AnyRejection = InstanceType<(typeof REJECTION_TYPES)[number]>;
export type RejectionClass = (typeof REJECTION_TYPES)[number];

/** Makes a typed rejection; the union resolves by its class. */
export function rejectionOf<C extends RejectionClass>(
  type: C,
  fields: Omit<InstanceType<C>, never>,
): InstanceType<C> {
  return Object.assign(new type() as InstanceType<C>, fields);
}

/** `resolveType` for unions whose members are class instances; refusals among them are noted. */
export function classNameOf(
  value: object,
  context: unknown,
  { fieldName }: { readonly fieldName: string },
): string {
  if (value instanceof Rejection) noteRejection(value, context, fieldName);
  return value.constructor.name;
}

/** The result union of a mutation: its success type or any rejection. */
export const resultUnion = <Class extends new (...args: never[]) => object>(
  name: string,
  accepted: Class,
  description = '生效，或被拒绝的原因。Taken effect, or why it was refused.',
) =>
  createUnionType({
    name,
    description,
    types: () => [accepted, ...REJECTION_TYPES] as const,
    resolveType: classNameOf,
  });
