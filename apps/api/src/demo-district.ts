import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { DEMO_PASSWORD, type DemoAccount, loadDemo, findUsableDemoAccounts } from '#demo';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { EVIDENCE_STORE, type EvidenceStore } from '#evidence';
import { PERSONAL_DATA, type PersonalData } from '#privacy';
import { type Configuration, retryUntilReachable } from '#runtime';
import type { RuleBook } from '#rules';
import { WHISTLE_RULES } from '#whistle';

const logger = new Logger('Demo');

/**
 * Fills a new data folder with the demo district if configured.
 * @returns demo accounts, of this or an earlier demo, that still have the published password
 */
export async function loadDemoDistrict(
  app: NestExpressApplication,
  { demo }: Configuration,
  signal: AbortSignal,
): Promise<readonly DemoAccount[]> {
  const eventStore = app.get<EventStore>(EVENT_STORE);
  if (demo)
    await loadDemo({
      eventStore,
      rules: app.get<RuleBook>(WHISTLE_RULES),
      now: app.get<Clock>(CLOCK).now(),
      evidenceStore: app.get<EvidenceStore>(EVIDENCE_STORE, { strict: false }),
      personalData: app.get<PersonalData>(PERSONAL_DATA),
      // Plain lines in a terminal, log lines elsewhere.
      log: (line) => (process.stderr.isTTY ? console.error(line) : logger.log(line)),
      signal,
    });
  const warn = (line: string): void => logger.warn(line);
  return retryUntilReachable(() => findUsableDemoAccounts(eventStore), { signal, warn });
}

/** Text of start-up's line about accounts with the published password. */
export const demoAccountsNotice = (standing: readonly DemoAccount[]): string =>
  standing.length === 0
    ? ''
    : ` · 演示账号 demo accounts: ${oneOfEachRole(standing)} · 密码 password: ${DEMO_PASSWORD}`;

/** Warns at every start at which others can reach the accounts, or nobody asked for a demo. */
export function warnOfDemoAccounts(standing: readonly DemoAccount[]): void {
  if (standing.length === 0) return;
  const names = standing.map(({ username }) => username).join('、');
  logger.warn(
    `!!! 任何人都能登录：${standing.length} 个演示账号（含管理员权限者）仍用公开的密码 ${DEMO_PASSWORD}：${names}。` +
      '请运行 npm run admin -- users close-demo 将其全部销户。ANYBODY CAN SIGN IN: demo accounts with a published password.',
  );
}

/** The first account of each role, to keep the line short. */
function oneOfEachRole(accounts: readonly DemoAccount[]): string {
  const first = new Map(accounts.toReversed().map(({ role, username }) => [role, username]));
  return [...first.values()].toReversed().join(', ');
}
