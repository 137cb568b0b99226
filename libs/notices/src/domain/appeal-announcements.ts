import { contestedText, effectText } from '#whistle';
import { type Announcements, CENTRE, organisation } from './announcement.js';
import { localTime } from './notice-text.js';

/**
 * Announcements about appeals: to the district, where officials of the assessment read them, and the
 * outcome to the department, to the street and to whoever asked.
 */
export const appealAnnouncements: Announcements = {
  AppealFiled({ department, by, contested, reason, decision, summons }, { nameOf, quote }) {
    const until = decision ? `，须于 ${localTime(decision.dueAt)} 前裁决` : '，请裁决';
    const what = contestedText(contested, nameOf(department));
    const text = `${nameOf(by)}申诉${what}：${quote(reason)}${until}。`;
    const to = [CENTRE, organisation(department)];
    return [{ kind: 'appeal-filed', to, text, summons, reactBy: decision?.dueAt }];
  },
  AppealUpheld({ department, changes, reason, summons }, { whistle, nameOf, quote }) {
    const text = `申诉成立，${effectText(changes, nameOf(department))}：${quote(reason)}。`;
    const to = [organisation(department), organisation(whistle.street)];
    return [{ kind: 'appeal-decided', to, text, summons }];
  },
  AppealRejected({ department, reason, summons }, { whistle, nameOf, quote }) {
    const text = `关于${nameOf(department)}的申诉不成立：${quote(reason)}。`;
    const to = [organisation(department), organisation(whistle.street)];
    return [{ kind: 'appeal-decided', to, text, summons }];
  },
};
