import { NotFoundRejection, RefusalMapper, WrongStateRejection } from '#graphql';
import type { SessionRejection } from './session/account-sessions.commands.js';

/** GraphQL type and Chinese message of each refusal of a session. */
const sessionRefusals = new RefusalMapper<SessionRejection>({
  SESSION_UNKNOWN: [NotFoundRejection, '没有这次登录'],
  SESSION_ENDED: [WrongStateRejection, '登录已失效，请重新登录'],
  RENEWAL_WRONG: [WrongStateRejection, '登录已失效，请重新登录'],
});

export const sessionMessage = sessionRefusals.messageOf;
