/** Kinds of notices, in the order of a whistle's life. Stable names: subscriptions list them. */
export const NOTICE_KINDS = [
  'initiation-waiting',
  'review-waiting',
  'returned',
  'dispatch-waiting',
  'summoned',
  'acknowledged',
  'contacted',
  'arrived',
  'arrival-disputed',
  'reported',
  'confirmed',
  'sent-back',
  'rated',
  'declined',
  'ruled',
  'appeal-filed',
  'appeal-decided',
  'extension-asked',
  'extension-answered',
  'pause-asked',
  'pause-refused',
  'paused',
  'resumed',
  'released',
  'supervised',
  'supervision-answered',
  'deadline-approaching',
  'deadline-missed',
  'due-times-changed',
  'joint-enforcement',
  'joint-meeting',
  'closed',
  'withdrawn',
  'merged',
  'reopened',
  'result',
  'settings-changed',
  'subscription-failing',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** 通知的名称, shown at the beginning of a notice's title. */
export const NOTICE_NAMES: Readonly<Record<NoticeKind, string>> = {
  'initiation-waiting': '待确认发起',
  'review-waiting': '待审哨',
  returned: '审哨退回',
  'dispatch-waiting': '待派单',
  summoned: '派哨',
  acknowledged: '已签收',
  contacted: '已联系',
  arrived: '已报到',
  'arrival-disputed': '到场异议',
  reported: '已反馈',
  confirmed: '核实办结',
  'sent-back': '退回重办',
  rated: '评哨',
  declined: '退哨',
  ruled: '裁定',
  'appeal-filed': '申诉',
  'appeal-decided': '申诉裁决',
  'extension-asked': '延期申请',
  'extension-answered': '延期答复',
  'pause-asked': '挂账申请',
  'pause-refused': '挂账未准',
  paused: '挂账',
  resumed: '恢复计时',
  released: '解除召集',
  supervised: '督办',
  'supervision-answered': '督办答复',
  'deadline-approaching': '黄牌预警',
  'deadline-missed': '红牌超期',
  'due-times-changed': '时限调整',
  'joint-enforcement': '联合执法',
  'joint-meeting': '联席会议',
  closed: '办结',
  withdrawn: '撤哨',
  merged: '并哨',
  reopened: '重新打开',
  result: '办理结果',
  'settings-changed': '通知设置',
  'subscription-failing': '订阅异常',
};

/** Shown even where muted: otherwise one account could hide its changes from its colleagues. */
export const ALWAYS_SHOWN: readonly NoticeKind[] = ['settings-changed', 'subscription-failing'];

/** Ways by which notices leave the system; the inbox in the console needs none. */
export const NOTICE_CHANNELS = ['webhook', 'email', 'wecom', 'dingtalk'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** An organisation, the district's command centre, or the system that a whistle came from. */
export type Recipient =
  | { readonly organisation: string }
  | { readonly authority: 'command-centre' }
  | { readonly source: string };

/** Number of a whistle in the system it came from, for example a 12345 order. */
export interface SourceReference {
  readonly system: string;
  readonly reference: string;
}

/** A message to one recipient. Contains no resident's contact data. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly to: Recipient;
  readonly whistleId: string;
  /** Ordinal of the summons it is about. */
  readonly summons?: number;
  /** One line, for subjects and lists: 【派哨】污水外溢. */
  readonly title: string;
  /** One or two sentences in Chinese. */
  readonly text: string;
  /** Not delayed by quiet hours or bundling. */
  readonly urgent: boolean;
  /** When the recipient has to have acted: sent before that even in quiet hours. ISO 8601 UTC. */
  readonly reactBy?: string;
  readonly source?: SourceReference;
  /** State of the whistle, where the recipient is the source system. */
  readonly outcome?: 'reported' | 'closed' | 'withdrawn' | 'merged' | 'reopened';
}
