import {
  type Actor,
  type CommandLog,
  type CommandOutcome,
  type Decision,
  deliveryOf,
  type DomainEvent,
  envelopeOf,
  type EventMetadata,
  type HandlingRejection,
  type Rejection,
  type StreamFamily,
} from '#event-sourcing';
import {
  type ActivatedContent,
  activationKey,
  type RevokedContent,
  type RuleRejection,
  type RuleVersion,
} from './activation.js';
import { ruleActivation } from './rule-activation.js';
import { type Dated, timelineOf } from './rule-timeline.js';

/** Who commands something on rules, and what the decision needs to know. */
export type RuleOrder<Context> = Context & {
  readonly actor: Actor;
  /** UUID; made here when absent. */
  readonly commandId?: string;
  /** Revision of the activations that the sender decided on; refused at any other. */
  readonly expectedRevision?: number;
};

/** Commands on rules of one sort: carried out, or only decided on. */
export interface RuleCommands<Command, State, E extends DomainEvent, Code extends string, Context> {
  change(
    log: CommandLog,
    command: Command,
    by: RuleOrder<Context>,
  ): Promise<CommandOutcome<State, E, Code>>;
  /** What it would lead to by now; writes nothing. */
  attempt(
    log: Pick<CommandLog, 'readStream'>,
    command: Command,
    context: Context,
  ): Promise<Decision<E, Code>>;
}

/** The commands of a family of activations. */
export function ruleCommands<
  Command extends { readonly type: string },
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
>(
  family: StreamFamily<Command, State, E, Code, Context>,
): RuleCommands<Command, State, E, Code, Context> {
  return {
    change: (log, command, by) => {
      const sent = deliveryOf(by, by.actor);
      return family.handle(log, { command, context: by, envelope: envelopeOf(command, sent) });
    },
    attempt: async (log, command, context) =>
      family.decide(command, await family.load(log), context),
  };
}

/** Commands on the rules of the district. */
export const whistleRuleCommands = ruleCommands(ruleActivation);

/** Carries out a command on the rules of the district. */
export const changeRules = whistleRuleCommands.change;

/** What a family of activations leaves in the log. */
interface LoggedActivation<C> {
  readonly revision: number;
  readonly data: ActivatedContent<C> | RevokedContent;
  readonly metadata: EventMetadata;
}

interface ActivationFamily<C> {
  read(
    log: Pick<CommandLog, 'readStream'>,
    id: undefined,
    options: { readonly fromRevision: number },
  ): Promise<readonly LoggedActivation<C>[]>;
}

/** What the log has put in force, kept up with it by reading what is new. */
export class ActivatedRules<C extends RuleVersion> {
  #standing = new Map<string, Dated<C>>();
  /** Also what was revoked: it may have been in force in a test or a copy of this district. */
  #contents: C[] = [];
  #revision = -1;

  constructor(
    private readonly log: Pick<CommandLog, 'readStream'>,
    private readonly family: ActivationFamily<C>,
  ) {}

  /** True where there was something new. */
  async advance(): Promise<boolean> {
    const fromRevision = this.#revision + 1;
    const recorded = await this.family.read(this.log, undefined, { fromRevision });
    for (const event of recorded) this.#apply(event);
    this.#revision = recorded.at(-1)?.revision ?? this.#revision;
    return recorded.length > 0;
  }

  /** Every content that the log holds. */
  get contents(): readonly C[] {
    return this.#contents;
  }

  /** What is in force when, given the files that apply until the first activation. */
  over(files: readonly C[]): Dated<C>[] {
    return timelineOf(files, [...this.#standing.values()]);
  }

  #apply({ data, metadata }: LoggedActivation<C>): void {
    const key = activationKey(data);
    if (!('content' in data)) {
      this.#standing.delete(key);
      return;
    }
    const { content: pack, from, at } = data;
    const activation = { at, account: metadata.actor.account };
    this.#standing.set(key, { pack, from, activation });
    this.#contents.push(pack);
  }
}

type Details = Readonly<Record<string, string | number>>;

const MESSAGES: Record<RuleRejection | HandlingRejection, (details: Details) => string> = {
  RULES_DATE_INVALID: ({ from }) => `“${from}”不是日期，应为 YYYY-MM-DD`,
  RULES_DATE_PAST: ({ from, today }) =>
    `${from} 早于今天（${today}）：规则不得追溯，确需如此请写明理由`,
  RULES_DATE_TAKEN: ({ from, version }) => `自 ${from} 起已启用 ${version}`,
  RULES_VERSION_TAKEN: ({ version }) => `${version} 已有其他内容，内容改动后须另立版本号`,
  RULES_NOT_ACTIVATED: ({ from }) => `没有自 ${from} 起启用的规则`,
  RULES_IN_FORCE: ({ from }) => `自 ${from} 起的规则已经施行，不能撤销，只能另行启用`,
  REVISION_CONFLICT: () => '规则已被他人改动，请重试',
  COMMAND_ID_REUSED: () => '同一命令编号已用于其他内容',
  TEXT_UNUSABLE: ({ path, character }) => `${path}：含有无法使用的字符 ${character}`,
};

/** A refusal as people read it. */
export const rulesMessage = ({
  rejected,
  details,
}: Rejection<RuleRejection | HandlingRejection>): string => MESSAGES[rejected](details);
