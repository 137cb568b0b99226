import { registerEnumType } from '@nestjs/graphql';
import {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
} from './domain/notice.values.js';
import { DELIVERY_STATES, type DeliveryState } from './outbox/outbox.tables.js';

const upper = (value: string): string => value.replaceAll('-', '_').toUpperCase();
const enumOf = <Value extends string>(values: readonly Value[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(values.map((value) => [upper(value), value]));

export const NoticeKindEnum: Readonly<Record<string, NoticeKind>> = enumOf(NOTICE_KINDS);
export const NoticeChannelEnum: Readonly<Record<string, NoticeChannel>> = enumOf(NOTICE_CHANNELS);
export const DeliveryStateEnum: Readonly<Record<string, DeliveryState>> = enumOf(DELIVERY_STATES);

registerEnumType(NoticeKindEnum, {
  name: 'NoticeKind',
  description: '通知的种类。What a notice tells of.',
});
registerEnumType(NoticeChannelEnum, {
  name: 'NoticeChannel',
  description:
    '通知渠道：WEBHOOK、邮件、企业微信群机器人、钉钉群机器人。Ways out: webhook, e-mail, WeCom and DingTalk group robots.',
});
registerEnumType(DeliveryStateEnum, {
  name: 'NoticeDeliveryState',
  description:
    '投递状态：待发、已发、死信、已随退订取消、因事项已了结而不发。Due, sent, dead letter, cancelled with its subscription, or dropped as what it tells of is over.',
});
