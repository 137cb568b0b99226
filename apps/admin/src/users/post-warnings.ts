import { postWarnings } from '#access';
import { systemClock } from '#event-sourcing';
import { openRules } from '#runtime';
import { postsNamedBy } from '#rules';
import { withLog } from '../data/open-data.js';
import { settingsOf } from '../rules/rule-desk.js';

/**
 * Which of the posts no rule names, in lines for the operator; where the rules cannot be read, why. Posts are
 * given all the same.
 */
export async function postWarningLines(
  dataDir: string,
  posts: readonly string[],
): Promise<readonly string[]> {
  if (posts.length === 0) return [];
  try {
    const named = await withLog(dataDir, async (log) => {
      const book = await openRules(settingsOf(dataDir), log);
      return postsNamedBy(book, systemClock.now());
    });
    return postWarnings(posts, named).map((line) => `提醒：${line}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`提醒：没有与规则核对职务：${reason}`];
  }
}
