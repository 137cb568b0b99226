import { enumOf } from '#graphql';
import type {
  AppealSubject,
  Authority,
  ClockName,
  ExclusionGround,
  IntakeChannel,
  SatisfactionChannel,
  SummonsRole,
  SupervisionStep,
  WhistleLevel,
} from './domain/whistle.events.js';
import type { WhistleStage } from './domain/whistle.state.js';

/** Names in GraphQL of the values that events are written with. */
export const WhistleLevelEnum = enumOf<WhistleLevel>(
  'WhistleLevel',
  '哨的级别。Level of a whistle: who blew it decides.',
  {
    community: '社区哨。Blown by a community.',
    street: '街道哨。Blown by a street.',
    district: '区级哨。Blown by the district.',
  },
);

export const SummonsRoleEnum = enumOf<SummonsRole>(
  'SummonsRole',
  '部门在哨中的角色。Part that a department plays in a whistle.',
  {
    lead: '主办。In the lead.',
    assist: '协办。Assisting.',
    informed: '知会。Told only: no clocks, nothing to resolve.',
  },
);

/** 受理渠道, as people call them. */
export const CHANNEL_NAMES: Readonly<Record<IntakeChannel, string>> = {
  'hotline-12345': '12345 热线',
  'grid-patrol': '网格巡查',
  'resident-report': '居民反映',
  wechat: '微信',
  'video-surveillance': '视频监控',
  petition: '信访',
  'public-opinion': '网络舆情',
  'home-visit': '民情家访',
  import: '历史导入',
};

export const IntakeChannelEnum = enumOf<IntakeChannel>(
  'IntakeChannel',
  '受理渠道。How the problem came in.',
  {
    'hotline-12345': '12345 热线。The 12345 hotline.',
    'grid-patrol': '网格巡查。A grid patrol.',
    'resident-report': '居民反映。A resident.',
    wechat: '微信。WeChat.',
    'video-surveillance': '视频监控。A camera.',
    petition: '信访。The petition office.',
    'public-opinion': '网络舆情。Public opinion on the net.',
    'home-visit': '民情家访。A home visit.',
    import: '历史导入。Imported history.',
  },
);

export const ClockNameEnum = enumOf<ClockName>('ClockName', '计时项。A clock of a summons.', {
  acknowledge: '签收。Until acknowledged.',
  contact: '联系。Until the department has called the street.',
  arrive: '报到。Until on site.',
  resolve: '办结。Until resolved.',
});

export const AuthorityEnum = enumOf<Authority>(
  'Authority',
  '由谁审批、答复。Who reviews, dispatches, answers or approves.',
  {
    street: '街道。The street.',
    'command-centre': '区级指挥中心。The district command centre.',
  },
);

export const SupervisionStepEnum = enumOf<SupervisionStep>(
  'SupervisionStep',
  '督办的层级。A rung of the ladder of supervision.',
  {
    reminder: '催办。A reminder.',
    written: '书面督办。A written order.',
    escalation: '提级。Escalated to the district.',
  },
);

export const SatisfactionChannelEnum = enumOf<SatisfactionChannel>(
  'SatisfactionChannel',
  '回访方式。How the resident was asked.',
  {
    callback: '电话回访。A call.',
    sms: '短信。A text message.',
    online: '网上。Online.',
    visit: '上门。A visit.',
  },
);

export const WhistleStageEnum = enumOf<WhistleStage>(
  'WhistleStage',
  '派出前后的阶段。Where a whistle stands before its departments are called.',
  {
    initiation:
      '待确认发起：规则要求的领导须本人确认。Waits for the leaders whose initiative the kind asks for.',
    review: '待审哨。Waits for review.',
    returned: '已退回。Returned, to be put right.',
    dispatch: '待派单。Waits for the command centre to dispatch it.',
    sounded: '已派出。Its departments are called.',
  },
);

export const AppealSubjectEnum = enumOf<AppealSubject>(
  'AppealSubject',
  '申诉的事项。What an appeal contests.',
  {
    timestamp: '时间：某一步的时间记录有误。A recorded time, or a step that was not recorded.',
    rating: '评哨：街道的评分不当。The street’s rating.',
    duty: '职责：非本单位职责，不应召集。The duty: it should not have been called.',
    exclusion: '剔除：该项召集不应计入考核。That the summons counts in scores.',
  },
);

export const ExclusionGroundEnum = enumOf<ExclusionGround>(
  'ExclusionGround',
  '不计入考核的理由。Why a summons counts in no score.',
  {
    'outside-district': '不属本区。Outside the district.',
    'unlawful-demand': '无理诉求。An unlawful demand.',
    duplicate: '重复。A duplicate.',
    malicious: '恶意。Malicious.',
  },
);
