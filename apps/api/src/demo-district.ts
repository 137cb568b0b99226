import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { type DemoAccount, type DemoAccounts, loadDemo } from '#demo';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import type { Configuration } from '#runtime';
import { WHISTLE_RULES, type WhistleRuleBook } from '#whistle';

const logger = new Logger('Demo');

/**
 * Fills a new data folder with the demo district.
 * @returns who may sign in to it; undefined where there is no demo
 */
export async function loadDemoDistrict(
  app: NestExpressApplication,
  { demo }: Configuration,
  signal: AbortSignal,
): Promise<DemoAccounts | undefined> {
  if (!demo) return undefined;
  return loadDemo({
    eventStore: app.get<EventStore>(EVENT_STORE),
    rules: app.get<WhistleRuleBook>(WHISTLE_RULES),
    now: app.get<Clock>(CLOCK).now(),
    // In a terminal, lines that people read; elsewhere, lines of the log.
    log: (line) => (process.stderr.isTTY ? console.error(line) : logger.log(line)),
    signal,
  });
}

/** What start-up prints of the accounts. */
export function toldOf(demonstrated: DemoAccounts | undefined): string {
  if (!demonstrated) return '';
  const { accounts, password, district } = demonstrated;
  return ` · ${district} 演示账号 demo accounts: ${oneOfEachRole(accounts)} · 密码 password: ${password}`;
}

/** The first account of each role: the line is read by people. */
function oneOfEachRole(accounts: readonly DemoAccount[]): string {
  const first = new Map(accounts.toReversed().map(({ role, username }) => [role, username]));
  return [...first.values()].toReversed().join(', ');
}
