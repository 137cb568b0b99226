import { enumOf } from '#graphql';
import { NOTICE_CHANNELS, NOTICE_KINDS } from './domain/notice.values.js';
import { DELIVERY_STATES } from './outbox/outbox.tables.js';

export const NoticeKindEnum = enumOf(
  'NoticeKind',
  '通知的种类。What a notice tells of.',
  NOTICE_KINDS,
);
export const NoticeChannelEnum = enumOf(
  'NoticeChannel',
  '通知渠道：WEBHOOK、邮件、企业微信群机器人、钉钉群机器人。Ways out: webhook, e-mail, WeCom and DingTalk group robots.',
  NOTICE_CHANNELS,
);
export const DeliveryStateEnum = enumOf(
  'NoticeDeliveryState',
  '投递状态：待发、已发、死信、已随退订取消、因事项已了结而不发。Due, sent, dead letter, cancelled with its subscription, or dropped as what it tells of is over.',
  DELIVERY_STATES,
);
