/** The steps that a row can mean, and what people call them. */
export const STEP_WORDS = {
  assign: '派哨',
  summon: '增派',
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  'confirm-arrival': '到场确认',
  'dispute-arrival': '到场异议',
  progress: '进展',
  report: '反馈',
  confirm: '核实办结',
  'send-back': '退回重办',
  rate: '评哨',
  pause: '挂账',
  resume: '恢复计时',
  decline: '退哨',
  'uphold-decline': '裁定退哨成立',
  'overrule-decline': '裁定退哨不成立',
  'request-extension': '申请延期',
  'grant-extension': '同意延期',
  'refuse-extension': '不同意延期',
  supervise: '督办',
  close: '结哨',
  satisfaction: '居民回访',
  withdraw: '撤哨',
  reopen: '重新打开',
  ignore: '略过',
} as const;
export type StepName = keyof typeof STEP_WORDS;

/** As messages name it: `arrive（报到）`. */
export const shownStep = (name: StepName): string => `${name}（${STEP_WORDS[name]}）`;

/** Steps one of which must come before; the rules of the whistle ask for it. */
export const STEP_NEEDS: Readonly<Partial<Record<StepName, readonly StepName[]>>> = {
  'confirm-arrival': ['arrive'],
  'dispute-arrival': ['arrive'],
  confirm: ['report'],
  'send-back': ['report'],
  rate: ['confirm', 'close'],
  'uphold-decline': ['decline'],
  'overrule-decline': ['decline'],
  'grant-extension': ['request-extension'],
  'refuse-extension': ['request-extension'],
  close: ['confirm'],
  satisfaction: ['close'],
};
