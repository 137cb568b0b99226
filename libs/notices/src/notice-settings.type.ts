import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { maySeeField } from '#access';
import type { Actor } from '#event-sourcing';
import type { NoticeChannel, NoticeKind } from './domain/notice.values.js';
import { type NoticeSettings, preferencesOf } from './domain/preferences.js';
import type { Preferences, SubscriptionDetails } from './domain/settings.events.js';
import { NoticeChannelEnum, NoticeKindEnum } from './notices.enums.js';

@ObjectType('NoticeSubscription', {
  description: '一个通知订阅。A way by which an organisation or a person is told.',
})
class SubscriptionType {
  @Field(() => ID, { description: '编号。Id within the organisation.' })
  subscription!: string;

  @Field(() => NoticeChannelEnum, { description: '渠道。Channel.' })
  channel!: NoticeChannel;

  @Field(() => String, {
    nullable: true,
    description: 'Webhook 网址或邮箱。URL of a webhook, or e-mail address.',
  })
  address!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '密钥的名称（密钥本身由管理员另存）。Name of its secret, which is kept elsewhere.',
  })
  credential!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所属账号；空为全单位。Account it belongs to; the organisation where null.',
  })
  person!: string | null;

  @Field(() => [NoticeKindEnum], {
    nullable: true,
    description: '只要这些；空为全部。Only these kinds; all where null.',
  })
  kinds!: readonly NoticeKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: '回传办理结果的来源系统。The source system whose results it is told.',
  })
  sourceSystem!: string | null;
}

@ObjectType({ description: '免打扰时段（北京时间）。Quiet hours, Asia/Shanghai.' })
class QuietHoursType {
  @Field(() => String, { description: '起，HH:MM。From.' })
  from!: string;

  @Field(() => String, { description: '止，HH:MM。To.' })
  to!: string;
}

@ObjectType('NoticePreferences', { description: '通知偏好。How somebody wants to be told.' })
class PreferencesType {
  @Field(() => [NoticeKindEnum], { description: '不接收的种类。Kinds that are not told.' })
  muted!: readonly NoticeKind[];

  @Field(() => QuietHoursType, { nullable: true, description: '免打扰时段。Quiet hours.' })
  quietHours!: QuietHoursType | null;

  @Field(() => Int, {
    description: '合并发送的分钟数，0 为逐条。Minutes over which notices are gathered; 0: none.',
  })
  bundleMinutes!: number;
}

@ObjectType('NoticeSettings', { description: '一个单位的通知设置。Settings of an organisation.' })
export class NoticeSettingsType {
  @Field(() => ID, { description: '单位。Organisation.' })
  organisation!: string;

  @Field(() => [SubscriptionType], {
    description: '本单位的与本人的订阅。Subscriptions of the organisation and one’s own.',
  })
  subscriptions!: SubscriptionType[];

  @Field(() => PreferencesType, { description: '单位的偏好。Of the organisation.' })
  preferences!: PreferencesType;

  @Field(() => PreferencesType, {
    description: '本人的偏好，未设则同单位。One’s own; the organisation’s unless set.',
  })
  mine!: PreferencesType;
}

const toSubscriptionType = (details: SubscriptionDetails): SubscriptionType => ({
  subscription: details.subscription,
  channel: details.channel,
  address: details.address ?? null,
  credential: details.credential ?? null,
  person: details.person ?? null,
  kinds: details.kinds ?? null,
  sourceSystem: details.sourceSystem ?? null,
});

const toPreferencesType = ({ muted, quietHours, bundleMinutes }: Preferences): PreferencesType => ({
  muted,
  bundleMinutes,
  quietHours: quietHours ?? null,
});

type Reader = Pick<Actor, 'account' | 'role'>;

/** What a person has subscribed to is nobody else's; the organisation's, the table says. */
const maySee =
  ({ account, role }: Reader) =>
  ({ person }: SubscriptionDetails): boolean => {
    if (person !== undefined && person !== account) return false;
    return maySeeField('NoticeSubscription.address', role, [person === undefined ? 'own' : 'self']);
  };

/** The settings of the reader's organisation, or of any for an administrator, as far as he may see them. */
export function toNoticeSettingsType(
  organisation: string,
  settings: NoticeSettings,
  reader: Reader,
): NoticeSettingsType {
  const { account, role } = reader;
  const seen = settings.subscriptions.filter(maySee(reader));
  const shown = {
    organisation,
    subscriptions: seen.map(toSubscriptionType),
    preferences: toPreferencesType(settings.preferences),
    mine: toPreferencesType(preferencesOf(settings, account, role)),
  };
  return Object.assign(new NoticeSettingsType(), shown);
}
