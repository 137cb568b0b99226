export { audit } from './audit/audit.js';
export { AUDIT_SEAL, auditSubject, namesIn, type SealsNames } from './audit/audit-names.js';
export { AuditTrail, type Noted } from './audit/audit-trail.js';
export { AccessModule, type AccessAsyncOptions } from './access.module.js';
export type { AccessOptions } from './access.services.js';
export { apiKey } from './api-keys/api-key.js';
export { DEFAULT_KEY_DAYS, DEFAULT_OVERLAP_HOURS } from './api-keys/api-key.inputs.js';
export { keyMessage } from './api-keys/api-key-result.js';
export { ApiKeys, type MadeKey } from './api-keys/api-keys.js';
export { KeyRing, type ListedKey } from './api-keys/api-keys.query.js';
export { KEY_SCOPES, type KeyScope } from './permissions/by-key.js';
export { accessMessage } from './access-refusals.js';
export { AccountType, RoleEnum } from './account.type.js';
export {
  type AccountOutcome,
  Accounts,
  type NewAccount,
  type OrganisationKnown,
} from './accounts.js';
export { verifyPassword } from './credentials/password-hash.js';
export { clientNetwork } from './credentials/client-network.js';
export { SignInThrottle as Throttle } from './credentials/sign-in-throttle.js';
export {
  loadSecondFactorSecret,
  loadTokenSecret,
  weaknessOfSecret,
} from './credentials/token-secret.js';
export type { AccountCommand } from './domain/account.commands.js';
export type { AccountEvent } from './domain/account.events.js';
export { ACCOUNT_REJECTIONS, type AccountRejection } from './domain/account.rejections.js';
export { account, type Account } from './domain/account.js';
export { PUBLISHED_PASSWORD } from './domain/password-policy.js';
export { postWarnings } from './post-warnings.js';
export { isRole, type Role, ROLES } from './domain/role.js';
export { isLeftByKey } from './permissions/by-key.js';
export { mayCall, maySeeField } from './permissions/permissions.js';
export {
  assertMayReadNoticeSettings,
  type Confined,
  type Lineage,
  ReadScope,
  readScope,
  type StaffShown,
  isNotYours,
} from './read-scope.js';
export { CurrentActor, CurrentSession, Public } from './session/access.decorators.js';
export { callerOf, callersOf, type SocketExtra, sessionOfOperation } from './session/call.js';
export type { TrustProxy } from './session/client-addresses.js';
export { accountSessions } from './session/account-sessions.js';
export { SessionLog } from './session/session-log.js';
export { sessionMessage } from './session-refusals.js';
export { isSafeIssuer } from './single-sign-on/issuer.js';
export { foreseeSignOn, type Foreseen } from './single-sign-on/foresee.js';
export { linkIdentity } from './single-sign-on/link-identity.js';
export { providerRecord } from './single-sign-on/provider-log.js';
export { readSignInRules, type SignInRules } from './single-sign-on/sign-in-rules.js';
export type { SignOnOptions } from './single-sign-on/sign-on-options.js';
export { Standings } from './session/standings.js';
export { SocketSessions, type SocketContext } from './session/socket-sessions.js';
export { type Session, Tokens, type TokenOptions } from './session/tokens.js';
export { SignIn, type SignInRefusal } from './sign-in.js';
