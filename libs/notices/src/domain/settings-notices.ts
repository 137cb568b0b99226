import { shorten } from '#event-sourcing';
import { ERASED, isSealed } from '#privacy';
import { hostOf } from './addresses.js';
import { publicTextOf } from './notice-text.js';
import { NOTICE_NAMES, type Notice } from './notice.values.js';
import type { Preferences, SettingsEvent, SubscriptionDetails } from './settings.events.js';

const CHANNELS: Readonly<Record<SubscriptionDetails['channel'], string>> = {
  webhook: 'Webhook',
  email: '邮件',
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
};

/** Never the whole address: all of the organisation read this, and the outbox keeps it. */
function placeOf({
  channel,
  address = '',
}: Pick<SubscriptionDetails, 'channel' | 'address'>): string {
  const host = hostOf(channel, address);
  if (host === '') return '';
  return channel === 'email' ? `，发往 ${host} 的邮箱` : `，发往 ${host}`;
}

/** A subscription as people know it, its address readable: “oa”（Webhook，发往 oa.example.cn）. */
const subscriptionName = (
  details: Pick<SubscriptionDetails, 'subscription' | 'channel' | 'address'>,
): string => `“${details.subscription}”（${CHANNELS[details.channel]}${placeOf(details)}）`;

export interface FailingSubscription extends Pick<
  SubscriptionDetails,
  'subscription' | 'channel' | 'address'
> {
  /** Stable code and a few words. */
  readonly error: string;
  /** Nothing more is sent there. */
  readonly stopped: boolean;
}

/** Why nobody can send there any more; undefined where the address can be read. */
function unreadableText(address = ''): string | undefined {
  if (address === ERASED) return '地址已按规定删除';
  return isSealed(address) ? '地址已不能解读' : undefined;
}

/** Text of the notice that a receiver does not accept the organisation's notices. */
export function failingText({ error, stopped, ...details }: FailingSubscription): string {
  const name = subscriptionName(details);
  const unreadable = unreadableText(details.address);
  if (unreadable !== undefined)
    return `订阅${name}的${unreadable}，系统已停止向其发送，未发的列为死信。仍需接收的，请退订后重新订阅。`;
  if (stopped)
    return `订阅${name}的接收方已答复不再接收通知（410），系统已停止向其发送，未发的列为死信。仍需接收的，请核对地址后退订并重新订阅，或请管理员重发死信。`;
  return `订阅${name}有通知多次未能送达，已列为死信（${shorten(error, 60)}）。请检查接收方，恢复后请管理员重发。`;
}

function preferencesText({ muted, quietHours, bundleMinutes }: Preferences): string {
  const names = [...new Set(muted)].map((kind) => NOTICE_NAMES[kind]);
  return [
    names.length === 0 ? '接收全部种类' : `不接收${names.join('、')}`,
    quietHours ? `${quietHours.from} 至 ${quietHours.to} 免打扰` : '不设免打扰时段',
    bundleMinutes === 0 ? '逐条发送' : `合并 ${bundleMinutes} 分钟发送`,
  ].join('，');
}

function textOf(event: SettingsEvent, account: string): string | undefined {
  switch (event.type) {
    case 'NoticeSubscriptionAdded': {
      const whose = event.data.person === undefined ? '本单位' : '本人';
      const name = subscriptionName(event.data);
      return `${account} 为${whose}订阅了通知${name}，本单位的通知将发往该处。如有疑问，请联系管理员。`;
    }
    case 'NoticeSubscriptionRemoved':
      return `${account} 已退订“${event.data.subscription}”。`;
    case 'NoticePreferencesSet':
      if (event.data.person !== undefined) return undefined;
      return `${account} 修改了全单位的通知偏好：${preferencesText(event.data)}。`;
  }
}

/**
 * Notice in the organisation's inbox that its settings were changed, because that affects all of its
 * people. Undefined for a person's own preferences, which affect nobody else.
 */
export function settingsNoticeOf(
  event: SettingsEvent,
  { organisation, account }: { readonly organisation: string; readonly account: string },
): Notice | undefined {
  const text = textOf(event, account);
  if (text === undefined) return undefined;
  const kind = 'settings-changed';
  const title = `【${NOTICE_NAMES[kind]}】通知的去向或偏好有变更`;
  const said = publicTextOf(text, {});
  return { kind, to: { organisation }, whistleId: '', title, text: said, urgent: false };
}
