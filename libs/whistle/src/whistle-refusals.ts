import { localMinute } from '#calendar';
import { type Rejection, shorten } from '#event-sourcing';
import {
  InvalidReferenceRejection,
  NotFoundRejection,
  NotYoursRejection,
  RefusalMapper,
  WrongStateRejection,
} from '#graphql';
import type { WhistleRejection } from './domain/whistle.rejections.js';

type Details = Rejection['details'];

const LEVELS: Readonly<Record<string, string>> = {
  community: '社区哨',
  street: '街道哨',
  district: '区级哨',
};
const levelOf = (level: unknown): string => LEVELS[String(level)] ?? String(level);

/** By the kind, which lists its levels, or by who blows. */
const levelMessage = ({ level, allowed }: Details): string =>
  allowed === undefined
    ? `您的单位不能吹${levelOf(level)}`
    : `这种哨不能作为${levelOf(level)}，只可作为${String(allowed).split(',').map(levelOf).join('、')}`;

const ENDED = {
  closed: '该哨已结哨；要继续办理，请先重新打开（reopenWhistle）',
  withdrawn: '该哨已撤哨；要继续办理，请先重新打开（reopenWhistle）',
  merged: '该哨已并入另一声哨，请到那声哨中办理',
};
const endedMessage = ({ status }: Details): string =>
  ENDED[String(status) as keyof typeof ENDED] ?? '该哨已结束';

const tooEarlyMessage = ({ what }: Details): string =>
  what === 'duty'
    ? '该部门的召集尚未结束；认为非本单位职责，请退哨（declineSummons），结束后仍有异议再申诉'
    : '办结时间须待街道核实办结或解除召集后才能申诉';

/** `from` is absent where the matter is not a time. */
function correctedTimeMessage({ from, to, recorded }: Details): string {
  if (from === undefined) return '只有对时间的申诉才能更正时间';
  const [first, last] = [localMinute(String(from)), localMinute(String(to))];
  return recorded === 'true'
    ? `时间须不早于 ${first}，并早于记录的 ${last}`
    : `时间须在 ${first} 与 ${last} 之间`;
}

/** Which piece of evidence is not there, for every room whose commands refer to evidence. */
export const evidenceUnknownMessage = ({ field, reference }: Details): string =>
  `${field}：佐证“${shorten(String(reference), 64)}”没有上传，请先由本单位上传（POST /evidence）`;

/** What each refusal is to a client, and what people read. */
export const whistleRefusals = new RefusalMapper<WhistleRejection>({
  WHISTLE_NOT_FOUND: [NotFoundRejection, '没有这个哨'],
  WHISTLE_EXISTS: [WrongStateRejection, '这个哨已经吹过'],
  WHISTLE_NOT_OPEN: [WrongStateRejection, endedMessage],
  WHISTLE_STILL_OPEN: [WrongStateRejection, '该哨尚未结束，不必重新打开'],
  KIND_UNKNOWN: [InvalidReferenceRejection, (d) => `现行规则中没有“${d['kind']}”这种哨`],
  LEVEL_NOT_ALLOWED: [InvalidReferenceRejection, levelMessage],
  STREET_UNKNOWN: [InvalidReferenceRejection, (d) => `没有街道“${d['street']}”，或已停用`],
  DEPARTMENT_UNKNOWN: [
    InvalidReferenceRejection,
    (d) => `“${d['department']}”不是可召集的单位，或已停用`,
  ],
  DEPARTMENT_TWICE: [InvalidReferenceRejection, (d) => `部门“${d['department']}”重复`],
  DEPARTMENT_ALREADY_SUMMONED: [WrongStateRejection, (d) => `部门“${d['department']}”已在召集中`],
  LEAD_EXISTS: [WrongStateRejection, '已有主办部门'],
  LEAD_REQUIRED: [WrongStateRejection, '主办部门只能更换，不能撤出'],
  SUMMONS_NOT_FOUND: [NotFoundRejection, (d) => `该哨没有第 ${d['summons']} 项召集`],
  SUMMONS_ENDED: [WrongStateRejection, '该部门的召集已经解除'],
  NOT_YOUR_ORGANISATION: [
    NotYoursRejection,
    (d) => `须由${d['name'] ?? d['organisation']}办理，您的单位不能操作`,
  ],
  NOT_ARRIVED: [WrongStateRejection, '该部门尚未报到'],
  NOT_REPORTED: [WrongStateRejection, '该部门尚未反馈'],
  NOT_RATEABLE: [WrongStateRejection, '核实办结后才能评哨'],
  INFORMED_ONLY: [WrongStateRejection, '该部门仅为知会，不需办理这一步'],
  ALREADY_ACKNOWLEDGED: [
    WrongStateRejection,
    '该部门已经签收；换人办理等新情况，请记入进展（recordProgress）',
  ],
  ALREADY_PAUSED: [
    WrongStateRejection,
    '该部门已在挂账；要改理由，请先恢复计时（resumeClock），再重新挂账',
  ],
  ALREADY_REPORTED: [WrongStateRejection, '该部门已经反馈'],
  ALREADY_CONFIRMED: [
    WrongStateRejection,
    ({ how }) =>
      how === 'deemed'
        ? '街道逾期未核实，该部门的反馈已视为核实办结，不能再退回'
        : '该部门的办结已经核实',
  ],
  ALREADY_RATED: [WrongStateRejection, '对该部门已经评哨'],
  SELF_RATING: [NotYoursRejection, '被评的单位不能给自己评哨'],
  UNRESOLVED_SUMMONSES: [WrongStateRejection, (d) => `尚未核实办结：${d['departments']}`],
  PREVIOUS_UNKNOWN: [InvalidReferenceRejection, (d) => `没有先前的哨“${d['whistle']}”`],
  AGENCY_OF_ANOTHER_STREET: [
    InvalidReferenceRejection,
    (d) => `“${d['department']}”是其他街道的派出机构，只能由该街道调度`,
  ],
  NOT_SOUNDED: [WrongStateRejection, '该哨尚未派哨'],
  NOT_IN_INITIATION: [WrongStateRejection, '该哨不在待确认发起中'],
  INITIATOR_POST: [
    NotYoursRejection,
    (d) => `须由${d['posts']}本人登录办理；职务由管理员在账号上设定`,
  ],
  NOT_IN_REVIEW: [WrongStateRejection, '该哨不在审哨中'],
  SELF_REVIEW: [WrongStateRejection, '申请人、发起人不能审自己的哨'],
  REVIEWER_POST: [
    NotYoursRejection,
    (d) => `须由${d['post']}本人登录审哨；职务由管理员在账号上设定`,
  ],
  NOT_RETURNABLE: [WrongStateRejection, '该哨不在待确认发起、审哨或待派单中，不能退回'],
  NOT_RETURNED: [WrongStateRejection, '该哨没有被退回'],
  NOT_AWAITING_DISPATCH: [WrongStateRejection, '该哨不待派单'],
  EVIDENCE_REQUIRED: [
    WrongStateRejection,
    ({ reason }) => `须附现场照片或材料${reason === undefined ? '' : `：${reason}`}`,
  ],
  EVIDENCE_UNKNOWN: [InvalidReferenceRejection, evidenceUnknownMessage],
  DECLINE_TOO_LATE: [WrongStateRejection, '已过退哨期限'],
  DECLINE_RULED: [WrongStateRejection, '退哨已裁定不成立，不得再退'],
  DECLINE_PENDING: [WrongStateRejection, '退哨正待裁定；要补充情况，请记入进展（recordProgress）'],
  NO_DECLINE_PENDING: [WrongStateRejection, '没有待裁定的退哨'],
  EXTENSION_NOT_ALLOWED: [WrongStateRejection, '这种哨的规则不设延期'],
  EXTENSION_UNIT: [InvalidReferenceRejection, (d) => `延期须以${d['unit']}计`],
  EXTENSION_TOO_LONG: [
    InvalidReferenceRejection,
    (d) => `延期累计不得超过 ${d['most']} ${d['unit']}`,
  ],
  EXTENSION_TOO_LATE: [WrongStateRejection, '已过办结期限，不能再申请延期'],
  EXTENSION_PENDING: [
    WrongStateRejection,
    '上一次延期申请尚未答复；要补充情况，请记入进展（recordProgress）',
  ],
  EXTENSION_MORE: [
    InvalidReferenceRejection,
    (d) => `准予的延期不得超过所申请的 ${d['asked']} ${d['unit']}`,
  ],
  PAUSE_PENDING: [
    WrongStateRejection,
    '上一次挂账申请尚未答复；要补充情况，请记入进展（recordProgress）',
  ],
  NO_PAUSE_PENDING: [WrongStateRejection, '没有待答复的挂账申请'],
  PAUSE_UNTIL: [InvalidReferenceRejection, '挂账须申请到今后的某一时间'],
  PAUSE_TOO_LONG: [
    InvalidReferenceRejection,
    (d) => `按现行规则，现在起挂账至迟到 ${localMinute(String(d['most']))}`,
  ],
  NO_SUPERVISION: [WrongStateRejection, '没有督办，不需答复'],
  SUPERVISION_ANSWERED: [
    WrongStateRejection,
    '该次督办已经答复；情况有变，请记入进展（recordProgress）',
  ],
  ANSWER_TIME: [InvalidReferenceRejection, '须写明今后何时办到'],
  NO_EXTENSION_PENDING: [WrongStateRejection, '没有待答复的延期申请'],
  STEP_NOT_YOURS: [WrongStateRejection, '书面督办和提级须由区级指挥中心发出'],
  SYSTEM_ONLY: [WrongStateRejection, '该操作由系统按时自动进行'],
  MERGE_TARGET_UNKNOWN: [
    InvalidReferenceRejection,
    (d) => `“${d['whistle']}”不是本街道未结束的另一个哨`,
  ],
  WHISTLE_MERGED: [WrongStateRejection, ENDED.merged],
  ENFORCEMENT_ALONE: [WrongStateRejection, '联合执法至少须有两个部门'],
  ENFORCEMENT_NOT_FOUND: [NotFoundRejection, '没有这次联合执法'],
  ENFORCEMENT_CONCLUDED: [WrongStateRejection, '这次联合执法已经结束'],
  ENFORCEMENT_STRANGER: [
    InvalidReferenceRejection,
    (d) => `“${d['department']}”不在这次联合执法中`,
  ],
  WHISTLE_NOT_CLOSED: [WrongStateRejection, '结哨后才能回访'],
  RESIDENT_ALREADY_ASKED: [WrongStateRejection, '本次结哨已经回访'],
  RATING_VOIDED: [WrongStateRejection, '对该部门的评哨已经申诉撤销，不再评哨'],
  APPEAL_PENDING: [
    WrongStateRejection,
    '同一事项的申诉正待裁决；要改主张或补材料，请先撤回（withdrawAppeal），再重新提出',
  ],
  APPEAL_DECIDED: [WrongStateRejection, '该事项的申诉已有裁决；裁决为最终结果，不能再次申诉'],
  APPEAL_NOT_FOUND: [NotFoundRejection, (d) => `该项召集没有第 ${d['appeal']} 项申诉`],
  APPEAL_NOT_PENDING: [
    WrongStateRejection,
    ({ outcome }) =>
      outcome === 'withdrawn' ? '该申诉已经撤回' : '该申诉已有裁决，裁决为最终结果',
  ],
  APPEAL_TOO_EARLY: [WrongStateRejection, tooEarlyMessage],
  APPEAL_TOO_LATE: [
    WrongStateRejection,
    ({ until }) => `申诉期限至 ${localMinute(String(until))}，已过期限，不再受理`,
  ],
  APPEAL_TIME: [InvalidReferenceRejection, correctedTimeMessage],
  NOTHING_TO_CONTEST: [
    WrongStateRejection,
    ({ subject }) =>
      subject === 'rating'
        ? '街道尚未对该部门评哨，没有可申诉的评分'
        : '该部门已裁定为不应召集，不必申诉',
  ],
  NOT_INDEPENDENT: [
    NotYoursRejection,
    '申诉须由与街道和被考核单位均无关的考核人员裁决，也不能裁决自己提出的申诉',
  ],
});

/** The Chinese message of a refusal, for people outside GraphQL as well. */
export const whistleMessage = whistleRefusals.messageOf;
