import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type DomainEvent,
  type HandlingRejection,
  isRejection,
  OperatorError,
  type Rejection,
} from '#event-sourcing';
import {
  type KnownRules,
  type ListedVersion,
  nameOfVersion,
  type RuleCommands,
  type RuleDifference,
  type RuleVersion,
} from '#rules';
import { type Configuration, readConfiguration } from '#runtime';
import { withLog, withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';

/** The environment's settings with this data folder. */
export const settingsOf = (dataDir: string): Configuration =>
  readConfiguration({ ...process.env, DATA_DIR: dataDir }, []);

export interface ActivateOptions {
  readonly from: string;
  readonly pastReason?: string;
  readonly insteadOf?: readonly string[];
}

export interface RevokeOptions {
  readonly pack?: string;
  readonly from: string;
  readonly reason: string;
}

/**
 * Carries out what it stands for, or only tries it.
 * @returns what else there is to be told, in lines; undefined where it changes nothing
 * @throws OperatorError with the code of a refusal
 */
export type Order = (dataDir: string, dryRun: boolean) => Promise<readonly string[] | undefined>;

/** What the commands on rules need to know of one sort of them. */
export interface RuleDesk<C extends RuleVersion> {
  /** How the command line calls it. */
  readonly name: string;
  readonly description: string;
  readonly checking: string;
  /** @throws an error that {@link isUnusable} knows */
  load(file: string): C;
  isUnusable(error: unknown): boolean;
  /** What a version says, in lines. */
  describe(pack: C, dataDir: string): readonly string[];
  inFiles(dataDir: string): readonly C[];
  /** As log and files define them. @throws OperatorError DATA_MISSING */
  known(dataDir: string): Promise<KnownRules<C>>;
  listed(rules: KnownRules<C>): readonly ListedVersion<C>[];
  /** Whom it is for, where rules of this sort say so. */
  readonly scopeOf?: (pack: C) => string;
  /** The parts of a version that a list shows as JSON. */
  partsOf(pack: C): object;
  differences(before: C, after: C): readonly RuleDifference[];
  differenceLines(before: C, after: C): readonly string[];
  /** What an activation changes, in lines. */
  effects(rules: KnownRules<C>, pack: C, from: string): readonly string[];
  /** Options of their own. */
  addOptions?(commands: { readonly activate: Command; readonly revoke: Command }): void;
  activate(pack: C, options: ActivateOptions, dataDir: string): Order;
  revoke(options: RevokeOptions, dataDir: string): Order;
}

/** An order that is a command on a family of activations. */
export function orderOf<CommandType, State, E extends DomainEvent, Code extends string, Context>(
  commands: RuleCommands<CommandType, State, E, Code, Context>,
  message: (rejection: Rejection<Code | HandlingRejection>) => string,
  command: CommandType,
  context: Context,
): Order {
  const refuse = (rejection: Rejection<Code | HandlingRejection>): never => {
    throw new OperatorError(rejection.rejected, message(rejection));
  };
  return async (dataDir, dryRun) => {
    if (dryRun) {
      const decision = await withLog(dataDir, (log) => commands.attempt(log, command, context));
      if (isRejection(decision)) return refuse(decision);
      return decision.length > 0 ? [] : undefined;
    }
    const by = { ...context, actor: operator() };
    const result = await withWritableLog(dataDir, (log) => commands.change(log, command, by));
    if (result.outcome === 'rejected') return refuse(result.rejection);
    return result.events.length > 0 ? [] : undefined;
  };
}

/** Versions in the log too, if there is a log. */
async function knownVersions<C extends RuleVersion>(
  desk: RuleDesk<C>,
  dataDir: string,
): Promise<readonly C[]> {
  try {
    return (await desk.known(dataDir)).known;
  } catch (error) {
    if (!(error instanceof OperatorError) || error.code !== 'DATA_MISSING') throw error;
    return desk.inFiles(dataDir);
  }
}

/**
 * Finds a version by the path of its file or as `pack@version`.
 * @throws OperatorError RULES_UNKNOWN; the desk's own error for a file that cannot be used
 */
export async function findRules<C extends RuleVersion>(
  desk: RuleDesk<C>,
  dataDir: string,
  name: string,
): Promise<C> {
  if (existsSync(name)) return desk.load(name);
  const found = (await knownVersions(desk, dataDir)).find((pack) => nameOfVersion(pack) === name);
  if (found) return found;
  throw new OperatorError('RULES_UNKNOWN', `没有文件、也没有规则版本“${name}”`);
}
