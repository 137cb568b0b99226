import { registerEnumType } from '@nestjs/graphql';
import type {
  Authority,
  ClockName,
  IntakeChannel,
  SatisfactionChannel,
  SummonsRole,
  SupervisionStep,
  WhistleLevel,
} from './domain/whistle.events.js';
import type { WhistleStage } from './domain/whistle.state.js';

/** Names in GraphQL of the values that events are written with. */
export const WhistleLevelEnum = {
  COMMUNITY: 'community',
  STREET: 'street',
  DISTRICT: 'district',
} as const satisfies Record<string, WhistleLevel>;

registerEnumType(WhistleLevelEnum, {
  name: 'WhistleLevel',
  description: '哨的级别。Level of a whistle: who blew it decides.',
  valuesMap: {
    COMMUNITY: { description: '社区哨。Blown by a community.' },
    STREET: { description: '街道哨。Blown by a street.' },
    DISTRICT: { description: '区级哨。Blown by the district.' },
  },
});

export const SummonsRoleEnum = {
  LEAD: 'lead',
  ASSIST: 'assist',
  INFORMED: 'informed',
} as const satisfies Record<string, SummonsRole>;

registerEnumType(SummonsRoleEnum, {
  name: 'SummonsRole',
  description: '部门在哨中的角色。Part that a department plays in a whistle.',
  valuesMap: {
    LEAD: { description: '主办。In the lead.' },
    ASSIST: { description: '协办。Assisting.' },
    INFORMED: { description: '知会。Told only: no clocks, nothing to resolve.' },
  },
});

export const IntakeChannelEnum = {
  HOTLINE_12345: 'hotline-12345',
  GRID_PATROL: 'grid-patrol',
  RESIDENT_REPORT: 'resident-report',
  WECHAT: 'wechat',
  VIDEO_SURVEILLANCE: 'video-surveillance',
  PETITION: 'petition',
  PUBLIC_OPINION: 'public-opinion',
  HOME_VISIT: 'home-visit',
  IMPORT: 'import',
} as const satisfies Record<string, IntakeChannel>;

registerEnumType(IntakeChannelEnum, {
  name: 'IntakeChannel',
  description: '受理渠道。How the problem came in.',
  valuesMap: {
    HOTLINE_12345: { description: '12345 热线。The 12345 hotline.' },
    GRID_PATROL: { description: '网格巡查。A grid patrol.' },
    RESIDENT_REPORT: { description: '居民反映。A resident.' },
    WECHAT: { description: '微信。WeChat.' },
    VIDEO_SURVEILLANCE: { description: '视频监控。A camera.' },
    PETITION: { description: '信访。The petition office.' },
    PUBLIC_OPINION: { description: '网络舆情。Public opinion on the net.' },
    HOME_VISIT: { description: '民情家访。A home visit.' },
    IMPORT: { description: '历史导入。Imported history.' },
  },
});

export const ClockNameEnum = {
  ACKNOWLEDGE: 'acknowledge',
  CONTACT: 'contact',
  ARRIVE: 'arrive',
  RESOLVE: 'resolve',
} as const satisfies Record<string, ClockName>;

registerEnumType(ClockNameEnum, {
  name: 'ClockName',
  description: '计时项。A clock of a summons.',
  valuesMap: {
    ACKNOWLEDGE: { description: '签收。Until acknowledged.' },
    CONTACT: { description: '联系。Until the department has called the street.' },
    ARRIVE: { description: '报到。Until on site.' },
    RESOLVE: { description: '办结。Until resolved.' },
  },
});

export const AuthorityEnum = {
  STREET: 'street',
  COMMAND_CENTRE: 'command-centre',
} as const satisfies Record<string, Authority>;

registerEnumType(AuthorityEnum, {
  name: 'Authority',
  description: '由谁审批、答复。Who reviews, dispatches, answers or approves.',
  valuesMap: {
    STREET: { description: '街道。The street.' },
    COMMAND_CENTRE: { description: '区级指挥中心。The district command centre.' },
  },
});

export const SupervisionStepEnum = {
  REMINDER: 'reminder',
  WRITTEN: 'written',
  ESCALATION: 'escalation',
} as const satisfies Record<string, SupervisionStep>;

registerEnumType(SupervisionStepEnum, {
  name: 'SupervisionStep',
  description: '督办的层级。A rung of the ladder of supervision.',
  valuesMap: {
    REMINDER: { description: '催办。A reminder.' },
    WRITTEN: { description: '书面督办。A written order.' },
    ESCALATION: { description: '提级。Escalated to the district.' },
  },
});

export const SatisfactionChannelEnum = {
  CALLBACK: 'callback',
  SMS: 'sms',
  ONLINE: 'online',
  VISIT: 'visit',
} as const satisfies Record<string, SatisfactionChannel>;

registerEnumType(SatisfactionChannelEnum, {
  name: 'SatisfactionChannel',
  description: '回访方式。How the resident was asked.',
  valuesMap: {
    CALLBACK: { description: '电话回访。A call.' },
    SMS: { description: '短信。A text message.' },
    ONLINE: { description: '网上。Online.' },
    VISIT: { description: '上门。A visit.' },
  },
});

export const WhistleStageEnum = {
  REVIEW: 'review',
  RETURNED: 'returned',
  DISPATCH: 'dispatch',
  SOUNDED: 'sounded',
} as const satisfies Record<string, WhistleStage>;

registerEnumType(WhistleStageEnum, {
  name: 'WhistleStage',
  description: '派出前后的阶段。Where a whistle stands before its departments are called.',
  valuesMap: {
    REVIEW: { description: '待审哨。Waits for review.' },
    RETURNED: { description: '已退回。Returned, to be put right.' },
    DISPATCH: { description: '待派单。Waits for the command centre to dispatch it.' },
    SOUNDED: { description: '已派出。Its departments are called.' },
  },
});
