import { localMinute } from '#calendar';
import type { Registered } from '../../register/register.js';
import type { Opinion } from '../domain/consultation.events.js';
import { type Consultation, silentStreets } from '../domain/consultation.state.js';
import type { DossierResponse, SealedDossier } from '../domain/dossier.js';

type NameOf = (organisation: string) => string;

const OPINION: Readonly<Record<Opinion, string>> = {
  agree: '同意',
  'agree-with-conditions': '有条件同意',
  object: '不同意',
};
const CLOCK: Readonly<Record<string, string>> = {
  acknowledge: '签收',
  contact: '联系',
  arrive: '到场',
  resolve: '办结',
};

const share = (part: number, whole: number): string =>
  whole === 0 ? '无' : `${((100 * part) / whole).toFixed(1)} %（${part}/${whole}）`;

function responseLine(response: DossierResponse, nameOf: NameOf): string {
  const { street, summoned, resolved, sentBack, rated, satisfied, clocks } = response;
  const onTime = clocks
    .filter(({ due }) => due > 0)
    .map(({ clock, onTime: met, due }) => `${CLOCK[clock] ?? clock}按时 ${share(met, due)}`);
  return [
    `${nameOf(street)}：派哨 ${summoned} 件，办结 ${resolved} 件，退回 ${sentBack} 次`,
    ...onTime,
    `满意 ${share(satisfied, rated)}`,
  ].join('，');
}

function dossierLines(dossier: SealedDossier, nameOf: NameOf): string[] {
  const { from, to, cutOff, scores, responses, meetings, appeals, talks, digest } = dossier;
  return [
    `履职情况（${from} 至 ${to}，数据截止 ${localMinute(cutOff)}）`,
    ...scores.map(({ month, total, fullMarks, rank, boardSize, sample, rule }) => {
      const placed = rank === null ? '样本不足，不排名' : `第 ${rank} 名（共 ${boardSize} 个）`;
      return `${month}：${total === null ? '无得分' : `${total} 分（满分 ${fullMarks}）`}，派哨 ${sample} 件，${placed}，规则 ${rule}`;
    }),
    ...(scores.length === 0 ? ['没有月度得分'] : []),
    ...responses.map((one) => responseLine(one, nameOf)),
    `联席会议：受邀 ${meetings.invited} 次，到会 ${meetings.attended} 次`,
    `申诉：${appeals.filed} 件，成立 ${appeals.upheld}，不成立 ${appeals.rejected}，撤回 ${appeals.withdrawn}，待裁定 ${appeals.open}`,
    `约谈：${talks.called} 次（已谈 ${talks.held} 次），承诺 ${talks.promises} 项，兑现 ${talks.kept} 项，未兑现 ${talks.broken} 项`,
    `摘要 ${digest}`,
  ];
}

function silenceText({ silenceConsentsBy, answerBy, answer }: Consultation, now: string): string {
  const isOver = answer !== undefined || answerBy < now;
  if (!isOver) return '尚未答复';
  return silenceConsentsBy === undefined
    ? '逾期未答复（不视为同意）'
    : `逾期未答复，依${silenceConsentsBy}视为同意`;
}

function opinionLines(state: Consultation, nameOf: NameOf, now: string): string[] {
  const given = state.opinions.map(({ street, at, opinion, reason, signatory }) => {
    const late = state.answerBy < at ? '（逾期）' : '';
    const because = reason === undefined ? '' : `，${reason}`;
    return `${nameOf(street)}：${OPINION[opinion]}${because}；会签：${signatory.name}（${signatory.post}），${localMinute(at)}${late}`;
  });
  const silence = silenceText(state, now);
  return [...given, ...silentStreets(state).map((street) => `${nameOf(street)}：${silence}`)];
}

function endLines({ answer, withdrawnBecause }: Consultation): string[] {
  if (withdrawnBecause !== undefined) return [`已撤回：${withdrawnBecause}`];
  if (!answer) return [];
  const followed = answer.followed ? '采纳' : '未采纳';
  return [`答复（${localMinute(answer.at)}）：${followed}街道意见。${answer.reason}`];
}

/** The consultation as a document that can be printed, line by line. */
export function consultationLines(
  { id, state }: Registered<Consultation>,
  { nameOf, now }: { readonly nameOf: NameOf; readonly now: string },
): string[] {
  const { department, agency, change, post, candidate, streets, dossier } = state;
  const what = change === 'appointment' ? '任职' : '免职';
  return [
    `关于${nameOf(agency)}${post}${what}征求意见`,
    `编号 ${id}`,
    `${nameOf(department)}于 ${localMinute(state.askedAt)} 征求${streets.map(nameOf).join('、')}意见，须于 ${localMinute(state.answerBy)} 前答复`,
    `${change === 'appointment' ? '拟任' : '拟免'}：${candidate}（${post}）`,
    '',
    ...(dossier ? dossierLines(dossier, nameOf) : []),
    '',
    '街道意见',
    ...opinionLines(state, nameOf, now),
    ...endLines(state),
  ];
}
