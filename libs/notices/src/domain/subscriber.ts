import type { Account } from '#access';
import type { SubscriptionDetails } from './settings.events.js';

/** Why a subscription is told nothing more. Stable codes: they are in the delivery log. */
export const SUBSCRIBER_ENDS = {
  SUBSCRIPTION_REMOVED: '已退订',
  ACCOUNT_UNKNOWN: '没有订阅人的账号',
  ACCOUNT_UNREADABLE: '订阅人的账号记录无法读取',
  ACCOUNT_CLOSED: '订阅人的账号已销户',
  ACCOUNT_MOVED: '订阅人的账号已转到其他单位',
  ROLE_CHANGED: '订阅人已不是管理员，不能再接收结果回传',
  ORGANISATION_RETIRED: '订阅人的单位已停用',
} as const;
export type SubscriberEnd = keyof typeof SUBSCRIBER_ENDS;

/** What the log says now of whoever subscribed. */
export interface Standing {
  /** Whose notices they are. */
  readonly organisation: string;
  /** Whether the directory has the organisation, and in use. */
  readonly takesPart: boolean;
  /** Undefined where none was ever opened. */
  readonly account: Pick<Account, 'organisation' | 'role' | 'closed'> | undefined;
}

/** Why nothing may be sent to a person's subscription; undefined while they may have it. Pure. */
export function endOfSubscriber(
  { sourceSystem }: Pick<SubscriptionDetails, 'sourceSystem'>,
  { organisation, takesPart, account }: Standing,
): SubscriberEnd | undefined {
  if (!account) return 'ACCOUNT_UNKNOWN';
  if (account.closed) return 'ACCOUNT_CLOSED';
  if (account.organisation !== organisation) return 'ACCOUNT_MOVED';
  // Results leave the district: only an administrator has them sent.
  if (sourceSystem !== undefined && account.role !== 'administrator') return 'ROLE_CHANGED';
  return takesPart ? undefined : 'ORGANISATION_RETIRED';
}
