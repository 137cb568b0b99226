import type { Limit } from '#calendar';
import type { RuleKind } from './rule-pack.js';

/** Fields and values of rule files, as people call them. */
const WORDS: Readonly<Record<string, string>> = {
  source: '出处',
  assumed: '示例值',
  workingHours: '工作时间',
  warning: '黄牌',
  name: '名称',
  levels: '可吹级别',
  initiators: '发起人',
  supervisedBy: '督办人',
  limits: '时限',
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  resolve: '办结',
  overall: '整哨',
  review: '审哨',
  dispatch: '派单',
  by: '由谁',
  post: '职务',
  limit: '时限',
  decline: '退哨',
  window: '提出期限',
  ruling: '裁定期限',
  extension: '延期',
  most: '上限',
  pause: '挂账',
  evidence: '附材料',
  reason: '理由',
  arrival: '离线报到',
  deviceTime: '设备时间',
  toleranceMinutes: '容差（分钟）',
  countersigned: '须街道确认',
  ladder: '督办梯级',
  escalate: '次数提级',
  confirmArrival: '到场确认',
  verify: '核实',
  rate: '评哨',
  deemedVerified: '默认办结',
  appeal: '申诉',
  file: '提出期限',
  decide: '裁决期限',
  sentBack: '退回次数',
  redispatched: '改派次数',
  community: '社区',
  street: '街道',
  district: '区',
  'command-centre': '区级指挥中心',
  department: '部门',
  'stationed-agency': '派出机构',
  company: '企业',
  utility: '水电气热通信',
  'committee-member': '委员',
  reminder: '催办',
  written: '书面督办',
  escalation: '提级',
};

/** A field or value of whistle rules, as people call it; the term itself where there is no word. */
export const wordOf = (term: string): string =>
  Object.hasOwn(WORDS, term) ? (WORDS[term] ?? term) : term;

const isLimit = (value: unknown): value is Limit =>
  typeof value === 'object' && value !== null && 'unit' in value;

const wordsOf = (terms: readonly string[] = []): string => terms.map(wordOf).join('、');

export const limitText = ({ value, unit }: Limit): string =>
  value === 0 && (unit === '工作日' || unit === '自然日') ? '当日' : `${value} ${unit}`;

type Rung = NonNullable<RuleKind['ladder']>[number];

const rungText = ({ step, after, clocks }: Rung): string =>
  `${after.value === 0 ? '随逾期' : `逾期 ${limitText(after)}`}${wordOf(step)}` +
  (clocks ? `（${wordsOf(clocks)}）` : '');

const isRung = (value: unknown): value is Rung =>
  typeof value === 'object' && value !== null && 'step' in value;

/** A value without parts; undefined for one that has some. */
function simpleText(value: unknown, word: (term: string) => string): string | undefined {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? word(value) : undefined;
}

/** Any value of a rule file, in Chinese; a dash where there is none. */
export function valueText(value: unknown, word: (term: string) => string = wordOf): string {
  const simple = simpleText(value, word);
  if (simple !== undefined) return simple;
  if (isLimit(value)) return limitText(value);
  if (isRung(value)) return rungText(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  const spans = value.every((one) => Array.isArray(one));
  return value
    .map((one) => (spans ? (one as string[]).join('–') : valueText(one, word)))
    .join('、');
}

const limitSuffix = (limit: Limit | undefined): string => (limit ? `，限 ${limitText(limit)}` : '');

function streetText({ street }: RuleKind): string | undefined {
  if (!street) return undefined;
  const { confirmArrival, verify, rate, deemedVerified } = street;
  const steps = Object.entries({ confirmArrival, verify, rate }).flatMap(([step, limit]) =>
    limit ? `${wordOf(step)} ${limitText(limit)}` : [],
  );
  return `街道时限：${steps.join('，')}${deemedVerified ? '；逾期未核实视为办结' : ''}`;
}

function appealText({ appeal }: RuleKind): string | undefined {
  if (!appeal) return undefined;
  const file = appeal.file && `结束后 ${limitText(appeal.file)}内提出`;
  const decide = appeal.decide && `${limitText(appeal.decide)}内裁决`;
  return `申诉：${[file, decide].filter((part) => part !== undefined).join('，')}`;
}

/** What a kind asks for beside its limits; a part that it leaves out is left out. */
const PARTS: readonly ((kind: RuleKind) => string | undefined)[] = [
  ({ levels }) => `吹哨：${wordsOf(levels)}`,
  ({ initiators }) => initiators && `发起人：${initiators.join('、')}`,
  ({ supervisedBy }) => supervisedBy && `督办人：${supervisedBy}`,
  ({ review }) =>
    review && `审哨：${wordOf(review.by)}${review.post ?? ''}${limitSuffix(review.limit)}`,
  ({ dispatch }) => dispatch && `派单：${wordOf(dispatch.by)}${limitSuffix(dispatch.limit)}`,
  ({ limits }) =>
    `时限：${
      Object.entries(limits)
        .map(([step, limit]) => `${wordOf(step)} ${limitText(limit)}`)
        .join('，') || '无，各步只计时'
    }`,
  streetText,
  ({ decline }) =>
    decline &&
    `退哨：${decline.window ? `派哨后 ${limitText(decline.window)}内提出` : '反馈前提出'}` +
      (decline.ruling ? `，${limitText(decline.ruling)}内裁定` : ''),
  appealText,
  ({ extension }) =>
    extension && `延期：累计不超过 ${limitText(extension.most)}，${wordOf(extension.by)}批准`,
  ({ pause }) =>
    pause &&
    `挂账：${wordOf(pause.by)}批准${pause.most ? `，单次不超过 ${limitText(pause.most)}` : ''}`,
  ({ arrival }) =>
    arrival &&
    `离线报到：街道确认到场后按设备时间判定，容差 ${arrival.deviceTime.toleranceMinutes} 分钟`,
  ({ evidence }) =>
    evidence &&
    `附材料：${(['arrive', 'resolve'] as const)
      .flatMap((step) => {
        const who = evidence[step];
        return who ? [`${wordOf(step)}时 ${wordsOf(who)}`] : [];
      })
      .join('；')}，${evidence.reason === undefined ? '没有写明理由' : `因为${evidence.reason}`}`,
  ({ ladder }) => ladder && `督办：${ladder.map(rungText).join(' → ')}`,
  ({ escalate }) =>
    escalate &&
    `提级：${Object.entries(escalate)
      .map(([count, times]) => `${wordOf(count)}达 ${times}`)
      .join('，')}`,
];

/** A kind in a few lines. */
export const kindLines = (kind: RuleKind): string[] => [
  `${kind.name}（${kind.kind}）`,
  ...PARTS.flatMap((part) => part(kind) ?? []).map((line) => `  ${line}`),
];
