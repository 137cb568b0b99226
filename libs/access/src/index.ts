export { AccessModule, type AccessAsyncOptions, type AccessOptions } from './access.module.js';
export { accessMessage } from './access-refusals.js';
export { AccountType, RoleEnum } from './account.type.js';
export {
  type AccountOutcome,
  Accounts,
  type NewAccount,
  type OrganisationKnown,
} from './accounts.js';
export { verifyPassword } from './credentials/password-hash.js';
export { loadTokenSecret, weaknessOfSecret } from './credentials/token-secret.js';
export type { AccountCommand } from './domain/account.commands.js';
export type { AccountEvent } from './domain/account.events.js';
export { ACCOUNT_REJECTIONS, type AccountRejection } from './domain/account.rejections.js';
export { account, type Account } from './domain/account.js';
export { PUBLISHED_PASSWORD } from './domain/password-policy.js';
export { type Role, ROLES } from './domain/role.js';
export { maySeeField } from './permissions/permissions.js';
export {
  assertMayReadNoticeSettings,
  type Confined,
  type Lineage,
  ReadScope,
  readScope,
  type StaffShown,
} from './read-scope.js';
export { CurrentActor, CurrentSession, Public } from './session/access.decorators.js';
export { callerOf, type SocketExtra, sessionOfOperation } from './session/call.js';
export type { TrustProxy } from './session/client-addresses.js';
export { SocketSessions, type SocketContext } from './session/socket-sessions.js';
export { type Session, Tokens, type TokenOptions } from './session/tokens.js';
export { SignIn, type SignedInAs, type SignInRefusal } from './sign-in.js';
