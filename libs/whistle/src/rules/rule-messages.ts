import type { HandlingRejection, Rejection } from '#event-sourcing';
import type { RuleRejection } from './rule-activation.js';

type Details = Readonly<Record<string, string | number>>;

const MESSAGES: Record<RuleRejection | HandlingRejection, (details: Details) => string> = {
  RULES_DATE_INVALID: ({ from }) => `“${from}”不是日期，应为 YYYY-MM-DD`,
  RULES_DATE_PAST: ({ from, today }) =>
    `${from} 早于今天（${today}）：规则不得追溯，确需如此请写明理由`,
  RULES_DATE_TAKEN: ({ from, version }) => `自 ${from} 起已启用 ${version}`,
  RULES_VERSION_TAKEN: ({ version }) => `${version} 已有其他内容，内容改动后须另立版本号`,
  RULES_NOT_ACTIVATED: ({ from }) => `没有自 ${from} 起启用的规则`,
  RULES_IN_FORCE: ({ from }) => `自 ${from} 起的规则已经施行，不能撤销，只能另行启用`,
  REVISION_CONFLICT: () => '规则已被他人改动，请重试',
  COMMAND_ID_REUSED: () => '同一命令编号已用于其他内容',
  TEXT_UNUSABLE: ({ path, character }) => `${path}：含有无法使用的字符 ${character}`,
};

/** A refusal as people read it. */
export const rulesMessage = ({
  rejected,
  details,
}: Rejection<RuleRejection | HandlingRejection>): string => MESSAGES[rejected](details);
