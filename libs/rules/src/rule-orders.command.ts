import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  CLOCK,
  type Clock,
  type CommandLog,
  type CommandOutcome,
  type Decision,
  type Delivery,
} from '#event-sourcing';
import { EVENT_STORE } from '#event-store';
import { WHISTLE_RULES } from '#whistle';
import { type Activations, nameOfVersion, rulesDigest, type RuleRejection } from './activation.js';
import type { RuleActivationCommand } from './rule-activation.js';
import type { RuleActivationEvent } from './rule-activation.events.js';
import { activationLines, type NamedOrTyped, versionMeant } from './rule-desk.query.js';
import type { RuleBook } from './rule-book.js';
import { whistleRuleCommands } from './rule-log.js';
import type { WhistleRulePack } from './rule-pack.js';

/** What became of an order; of one that was only tried, what it would lead to. */
export interface RuleOrdered {
  readonly version: string;
  readonly digest: string;
  /** What it changes, in lines. */
  readonly effects: readonly string[];
  readonly outcome:
    | CommandOutcome<Activations<WhistleRulePack>, RuleActivationEvent, RuleRejection>
    | {
        readonly outcome: 'tried';
        readonly decision: Decision<RuleActivationEvent, RuleRejection>;
      };
}

export interface ActivationOrdered {
  readonly pack: NamedOrTyped;
  readonly from: string;
  readonly reason?: string;
}

interface Ordered {
  readonly delivery: Delivery;
  /** Only tried: nothing is written. */
  readonly dryRun: boolean;
}

/** 启用: a version in force from a date on. Undefined for a version that nobody knows. */
export class ActivateRules extends Command<RuleOrdered | undefined> {
  constructor(
    readonly activation: ActivationOrdered,
    readonly ordered: Ordered,
  ) {
    super();
  }
}

/** 撤销启用: one whose date is still to come. */
export class RevokeRules extends Command<RuleOrdered['outcome']> {
  constructor(
    readonly revocation: { readonly from: string; readonly reason: string },
    readonly ordered: Ordered,
  ) {
    super();
  }
}

/** Carries out an order on the rules of the district, or only tries it. */
async function carryOut(
  log: CommandLog,
  command: RuleActivationCommand,
  {
    delivery,
    dryRun,
    now,
    files,
  }: Ordered & { readonly now: string; readonly files: readonly WhistleRulePack[] },
): Promise<RuleOrdered['outcome']> {
  if (!dryRun) return whistleRuleCommands.change(log, command, { ...delivery, now, files });
  const decision = await whistleRuleCommands.attempt(log, command, { now, files });
  return { outcome: 'tried', decision };
}

@CommandHandler(ActivateRules)
export class ActivateRulesHandler implements ICommandHandler<ActivateRules> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: CommandLog,
    @Inject(WHISTLE_RULES) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws RuleFileError of a text */
  async execute({ activation, ordered }: ActivateRules): Promise<RuleOrdered | undefined> {
    const book = await this.rules.current();
    const pack = versionMeant(activation.pack, book);
    if (!pack) return undefined;
    const { from, reason } = activation;
    const command = { type: 'ActivateRulePack', pack, from } as const;
    const rules = { dated: book.dated(), known: book.known() };
    const outcome = await carryOut(
      this.log,
      reason === undefined ? command : { ...command, reason },
      { ...ordered, now: this.clock.now(), files: rules.known },
    );
    const effects = activationLines(rules, pack, from);
    return { version: nameOfVersion(pack), digest: rulesDigest(pack), effects, outcome };
  }
}

@CommandHandler(RevokeRules)
export class RevokeRulesHandler implements ICommandHandler<RevokeRules> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: CommandLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ revocation, ordered }: RevokeRules): Promise<RuleOrdered['outcome']> {
    const command = { type: 'RevokeRulePack', ...revocation } as const;
    return carryOut(this.log, command, { ...ordered, now: this.clock.now(), files: [] });
  }
}
