import { localMinute } from '#calendar';
import type { AppealEffect, Contested, ExclusionGround } from './domain/appeal.events.js';
import type { ClockName } from './domain/whistle.values.js';

/** What appeals are about, as people call it: timelines and notices say it alike. */
const STEPS: Readonly<Record<ClockName, string>> = {
  acknowledge: '签收',
  contact: '联系街道',
  arrive: '报到',
  resolve: '办结',
};
const GROUNDS: Readonly<Record<ExclusionGround, string>> = {
  'outside-district': '不属本区',
  'unlawful-demand': '无理诉求',
  duplicate: '重复诉求',
  malicious: '恶意反映',
};

/** What is contested about a department: 城管局的报到时间，主张为 2026-11-16 10:40. */
export function contestedText(contested: Contested, who: string): string {
  switch (contested.subject) {
    case 'timestamp':
      return `${who}的${STEPS[contested.clock]}时间，主张为 ${localMinute(contested.claimedAt)}`;
    case 'rating':
      return `${who}所得的评哨`;
    case 'duty':
      return `${who}的职责，认为不应召集`;
    case 'exclusion':
      return `${who}的召集不计入考核（${GROUNDS[contested.ground]}）`;
  }
}

/** What an upheld appeal changed. */
export function effectText(changes: AppealEffect, who: string): string {
  switch (changes.effect) {
    case 'corrected':
      return `${who}的${STEPS[changes.clock]}时间更正为 ${localMinute(changes.stoppedAt)}`;
    case 'rating-voided':
      return `撤销对${who}的评哨`;
    case 'excused':
      return `不应召集${who}，各步计时均免计`;
    case 'excluded':
      return `${who}的召集不计入考核（${GROUNDS[changes.ground]}）`;
  }
}
