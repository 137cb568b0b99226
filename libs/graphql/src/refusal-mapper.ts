import type {
  Accepted,
  CommandOutcome,
  DomainEvent,
  HandlingRejection,
  Rejection as Refusal,
} from '#event-sourcing';
import {
  type AnyRejection,
  CommandIdReusedRejection,
  InvalidReferenceRejection,
  NotYoursRejection,
  type Rejection,
  type RejectionClass,
  RevisionConflictRejection,
} from './rejection.types.js';

type Details = Refusal['details'];
type AnyClass = new () => Rejection;

/** By code: the GraphQL type of the refusal and its Chinese message. */
export type RefusalTable<Code extends string, Class extends AnyClass = RejectionClass> = Readonly<
  Record<Code, readonly [type: Class, message: string | ((details: Details) => string)]>
>;

/** Refusals common to every context. A table may replace their messages. */
const HANDLING: RefusalTable<HandlingRejection> = {
  REVISION_CONFLICT: [RevisionConflictRejection, '他人已先修改，请刷新后重试'],
  COMMAND_ID_REUSED: [CommandIdReusedRejection, '该 commandId 已用于另一内容'],
  TEXT_UNUSABLE: [
    InvalidReferenceRejection,
    ({ path, character }) => `${path}：含有无法使用的字符 ${character}`,
  ],
};

/** Additional fields of some rejections. */
function fieldsOf(type: AnyClass, { expected, actual, organisation }: Details): object {
  if (type === RevisionConflictRejection)
    return { expected: Number(expected), actual: Number(actual) };
  const owned = type === NotYoursRejection && organisation !== undefined;
  return owned ? { organisation: String(organisation) } : {};
}

/** Turns a context's refusals into GraphQL rejections and Chinese messages. */
export class RefusalMapper<Code extends string, Class extends AnyClass = RejectionClass> {
  readonly #table: RefusalTable<string, AnyClass>;

  /** @param table every code of the context; the codes of command handling are added */
  constructor(table: RefusalTable<Code, Class>) {
    this.#table = { ...HANDLING, ...table };
  }

  /** The Chinese message, also used outside GraphQL. */
  readonly messageOf = ({ rejected, details }: Refusal<Code | HandlingRejection>): string => {
    const [, message] = this.#table[rejected]!;
    return typeof message === 'string' ? message : message(details);
  };

  /** The answer of a mutation: the result of `accepted`, or the typed rejection. */
  answer<State, E extends DomainEvent, Answer>(
    outcome: CommandOutcome<State, E, Code>,
    accepted: (outcome: Accepted<State, E>) => Answer,
  ): Answer | InstanceType<Class> | AnyRejection {
    return outcome.outcome === 'accepted'
      ? accepted(outcome)
      : this.#rejectionOf(outcome.rejection);
  }

  /** The GraphQL object; result unions resolve by its class. */
  #rejectionOf(refused: Refusal<Code | HandlingRejection>): InstanceType<Class> | AnyRejection {
    const { rejected: code, details } = refused;
    const [type] = this.#table[code]!;
    const message = this.messageOf(refused);
    const rejection = Object.assign(new type(), { code, message }, fieldsOf(type, details));
    return rejection as InstanceType<Class> | AnyRejection;
  }
}
