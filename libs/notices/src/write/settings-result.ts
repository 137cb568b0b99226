import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type AnyRejection,
  InvalidReferenceRejection,
  NotFoundRejection,
  NotYoursRejection,
  RefusalMapper,
  resultUnion,
  WrongStateRejection,
} from '#graphql';
import type { SettingsRejection } from '../domain/settings.commands.js';
import { NoticeSettingsType, toNoticeSettingsType } from '../notice-settings.type.js';
import type { SettingsTask, SettingsOutcome } from '../settings/settings-log.js';

@ObjectType({ description: '通知设置已变更。The settings as they are after the command.' })
export class NoticeSettingsChanged {
  @Field(() => NoticeSettingsType, { description: '设置。The settings.' })
  settings!: NoticeSettingsType;

  @Field(() => Int, { description: '设置的版本。Revision of the settings.' })
  revision!: number;
}

export const NoticeSettingsResult = resultUnion(
  'NoticeSettingsResult',
  NoticeSettingsChanged,
  '变更通知设置的结果。Result of a command on the settings of notices.',
);
export type NoticeSettingsAnswer = NoticeSettingsChanged | AnyRejection;

/** GraphQL type and Chinese message of each refusal. */
const refusals = new RefusalMapper<SettingsRejection>({
  NOT_YOUR_NOTICES: [NotYoursRejection, '只能设置本单位和本人的通知；考核账号只能设置本人的'],
  ORGANISATION_REQUIRED: [
    InvalidReferenceRejection,
    '管理员设置单位的通知须写明单位（organisation）',
  ],
  ORGANISATION_UNKNOWN: [InvalidReferenceRejection, '没有这个单位，请核对单位编号'],
  ADMINISTRATOR_ONLY: [NotYoursRejection, '结果回传只能由管理员设置'],
  SUBSCRIBER_ELSEWHERE: [
    InvalidReferenceRejection,
    '为本人订阅的只能是本单位的通知；要为该单位订阅，请将 personal 填为 false',
  ],
  SUBSCRIPTION_ID_INVALID: [InvalidReferenceRejection, '订阅编号须为 1–64 个字母、数字或 _ . -'],
  SUBSCRIPTION_EXISTS: [WrongStateRejection, '该编号已用于另一订阅，请先退订'],
  SUBSCRIPTION_NOT_FOUND: [NotFoundRejection, '没有这个订阅'],
  TOO_MANY_SUBSCRIPTIONS: [WrongStateRejection, '订阅已达上限，请先退订不用的'],
  ADDRESS_INVALID: [
    InvalidReferenceRejection,
    'Webhook 须填网址，邮件须填邮箱，群机器人不填地址；结果回传只用 Webhook',
  ],
  CREDENTIAL_REQUIRED: [
    InvalidReferenceRejection,
    'Webhook 和群机器人须填密钥名称：1–64 个字母、数字或 _ . -',
  ],
  KIND_UNKNOWN: [InvalidReferenceRejection, '通知种类无效'],
  QUIET_HOURS_INVALID: [InvalidReferenceRejection, '免打扰时段须为 HH:MM，起止不得相同'],
  BUNDLE_MINUTES_INVALID: [InvalidReferenceRejection, '合并分钟数须为 0 到 1440 的整数'],
});

/** The answer to a command on settings. */
export const settingsAnswer = (
  outcome: SettingsOutcome,
  { organisation, delivery }: Pick<SettingsTask, 'organisation' | 'delivery'>,
): NoticeSettingsAnswer =>
  refusals.answer(outcome, ({ state, revision }) => {
    const settings = toNoticeSettingsType(organisation, state, delivery.actor);
    return Object.assign(new NoticeSettingsChanged(), { settings, revision });
  });
