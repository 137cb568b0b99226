import { localTime } from './notice-text.js';
import type { Announcements } from './announcement.js';
import { CENTRE, organisation } from './announcement.js';
import type { Clock, DepartmentSummoned } from '#whistle';

const ROLES = { lead: '主办', assist: '协办', informed: '知会' } as const;

/** The earliest due time of a summons; undefined without one. */
export const earliestDueOf = (clocks: DepartmentSummoned['data']['clocks']): string | undefined =>
  Object.values(clocks)
    .map((clock) => clock.dueAt)
    .sort()[0];

/** What the street is asked to do, with its time limit where the rules set one. */
const askText = (step: string, clock: Pick<Clock, 'dueAt'> | undefined): string =>
  clock ? `请于 ${localTime(clock.dueAt)} 前${step}` : `请${step}`;

/** Announcements about summonses: to the department that is called, and to the street about its answer. */
export const responseAnnouncements: Announcements = {
  DepartmentSummoned({ department, role, clocks, summons }, { whistle, nameOf }) {
    const due = earliestDueOf(clocks);
    const until = due === undefined ? '' : `，最近时限 ${localTime(due)}`;
    const text = `${nameOf(whistle.street)}吹哨，贵单位为${ROLES[role]}单位${until}。`;
    return [{ kind: 'summoned', to: [organisation(department)], text, summons, reactBy: due }];
  },
  DepartmentAcknowledged({ department, person, summons }, { whistle, nameOf, quote: quote }) {
    const text = `${nameOf(department)}已签收，经办人 ${quote(person)}。`;
    return [{ kind: 'acknowledged', to: [organisation(whistle.street)], text, summons }];
  },
  StreetContacted({ department, person, summons }, { whistle, nameOf, quote: quote }) {
    const text = `${nameOf(department)}已与街道联系，联系人 ${quote(person)}。`;
    return [{ kind: 'contacted', to: [organisation(whistle.street)], text, summons }];
  },
  DepartmentArrived({ department, person, confirmation, summons }, context) {
    const { whistle, nameOf, quote } = context;
    const asked = askText('确认', confirmation);
    const text = `${nameOf(department)}已报到，到场人员 ${quote(person)}，${asked}。`;
    const to = [organisation(whistle.street)];
    return [{ kind: 'arrived', to, text, summons, reactBy: confirmation?.dueAt }];
  },
  ArrivalDisputed({ department, reason, summons }, { whistle, nameOf, quote: quote }) {
    const text = `${nameOf(whistle.street)}对到场提出异议：${quote(reason)}。`;
    const to = [organisation(department)];
    return [{ kind: 'arrival-disputed', to, text, summons, urgent: true }];
  },
  ResolutionReported({ department, summary, verification, summons }, context) {
    const { whistle, nameOf, quote } = context;
    const asked = askText('核实', verification);
    const text = `${nameOf(department)}反馈：${quote(summary)}，${asked}。`;
    const to = [organisation(whistle.street)];
    return [{ kind: 'reported', to, text, summons, reactBy: verification?.dueAt }];
  },
  ResolutionConfirmed({ department, summons }, { whistle, nameOf }) {
    const text = `${nameOf(whistle.street)}已核实办结。`;
    return [{ kind: 'confirmed', to: [organisation(department)], text, summons }];
  },
  ResolutionDeemedVerified({ department, summons }, { whistle, nameOf }) {
    const street = nameOf(whistle.street);
    const text = `${street}逾期未核实，${nameOf(department)}的反馈视为核实办结。`;
    const to = [organisation(department), organisation(whistle.street)];
    return [{ kind: 'confirmed', to, text, summons }];
  },
  ResolutionSentBack({ department, reason, count, summons }, { whistle, nameOf, quote: quote }) {
    const text = `${nameOf(whistle.street)}第 ${count} 次退回重办：${quote(reason)}。`;
    return [{ kind: 'sent-back', to: [organisation(department)], text, summons, urgent: true }];
  },
  DepartmentRated({ department, satisfaction, summons }, { whistle, nameOf }) {
    const text = `${nameOf(whistle.street)}评哨：总体满意度 ${satisfaction} 分（满分 5 分）。`;
    return [{ kind: 'rated', to: [organisation(department)], text, summons }];
  },
  DepartmentReplaced({ department, reason, replacement, summons }, { nameOf, quote: quote }) {
    const text = `已改由${nameOf(replacement)}承办：${quote(reason)}。`;
    return [{ kind: 'released', to: [organisation(department)], text, summons }];
  },
  DepartmentWithdrawn({ department, reason, summons }, { quote: quote }) {
    const text = `已不再召集贵单位：${quote(reason)}。`;
    return [{ kind: 'released', to: [organisation(department)], text, summons }];
  },
  SummonsDeclined({ department, reason, ruling, summons }, { whistle, nameOf, quote: quote }) {
    const until = ruling ? `，须于 ${localTime(ruling.dueAt)} 前裁定` : '，请裁定';
    const text = `${nameOf(department)}提出职责异议：${quote(reason)}${until}。`;
    const to = [CENTRE, organisation(whistle.street)];
    return [{ kind: 'declined', to, text, summons, reactBy: ruling?.dueAt }];
  },
  DeclineUpheld({ department, reason, replacement, summons }, { whistle, nameOf, quote: quote }) {
    const next = replacement === undefined ? '' : `，改由${nameOf(replacement)}承办`;
    const text = `裁定${nameOf(department)}的退哨成立${next}：${quote(reason)}。`;
    const to = [organisation(department), organisation(whistle.street)];
    return [{ kind: 'ruled', to, text, summons }];
  },
  DeclineOverruled({ department, reason, summons }, { whistle, nameOf, quote: quote }) {
    const text = `裁定${nameOf(department)}的退哨不成立，时限未停：${quote(reason)}。`;
    const to = [organisation(department), organisation(whistle.street)];
    return [{ kind: 'ruled', to, text, summons, urgent: true }];
  },
};
