import {
  type Actor,
  type CommandLog,
  type CommandOutcome,
  deliveryOf,
  envelopeOf,
  type HandlingRejection,
  type Recorded,
  type Rejection,
} from '#event-sourcing';
import {
  type Activations,
  ruleActivation,
  type RuleActivationCommand,
  type RuleRejection,
} from './rule-activation.js';
import type { RuleActivationEvent } from './rule-activation.events.js';
import type { DatedRules } from './rule-book.js';
import { datedByFile } from './rule-files.js';
import type { WhistleRulePack } from './rule-pack.js';

export type RuleActivationOutcome = CommandOutcome<Activations, RuleActivationEvent, RuleRejection>;

/** Carries out a command on the rules of the district. */
export function changeRules(
  log: CommandLog,
  command: RuleActivationCommand,
  by: {
    readonly actor: Actor;
    /** ISO 8601 UTC. */
    readonly now: string;
    /** The versions that files hold. */
    readonly files: readonly WhistleRulePack[];
    /** UUID; made here when absent. */
    readonly commandId?: string;
  },
): Promise<RuleActivationOutcome> {
  const { actor, now, files } = by;
  const envelope = envelopeOf(command, deliveryOf(by, actor));
  return ruleActivation.handle(log, { command, context: { now, files }, envelope });
}

/** What the log has put in force, kept up with it by reading what is new. */
export class ActivatedRules {
  #standing = new Map<string, DatedRules>();
  /** Also what was revoked: it may have been in force in a test or a copy of this district. */
  #contents: WhistleRulePack[] = [];
  #revision = -1;

  constructor(private readonly log: CommandLog) {}

  /** True where there was something new. */
  async advance(): Promise<boolean> {
    const fromRevision = this.#revision + 1;
    const recorded = await ruleActivation.read(this.log, undefined, { fromRevision });
    for (const event of recorded) this.#apply(event);
    this.#revision = recorded.at(-1)?.revision ?? this.#revision;
    return recorded.length > 0;
  }

  /** Every content that the log holds. */
  get contents(): readonly WhistleRulePack[] {
    return this.#contents;
  }

  /**
   * What is in force when. Files take effect by their own dates only until the first activation: from
   * then on only the district's own decision changes its rules, and no new release does.
   */
  over(files: readonly WhistleRulePack[]): DatedRules[] {
    const activated = [...this.#standing.values()];
    const first = activated.map(({ from }) => from).sort()[0];
    const before = datedByFile(files).filter(({ from }) => first === undefined || from < first);
    return [...before, ...activated];
  }

  #apply({ type, data, metadata }: Recorded<RuleActivationEvent>): void {
    if (type === 'RulePackRevoked') {
      this.#standing.delete(data.from);
      return;
    }
    const { content: pack, from, at } = data;
    const activation = { at, account: metadata.actor.account };
    this.#standing.set(from, { pack, from, activation });
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
