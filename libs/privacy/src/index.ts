export type { PersonalDataEvent } from './domain/personal-data.events.js';
export {
  personalData,
  type PersonalDataRejection,
  type PersonalDataState,
} from './domain/personal-data.js';
export { Erasure, type ErasureOutcome } from './erasure.js';
export { retention } from './domain/retention.js';
export {
  applyRules,
  type RetentionParts,
  type RetentionRule,
  type RetentionRun,
} from './retention/apply-rules.js';
export { type RetentionObserver, runRetention } from './retention/run-retention.js';
export { backUpKeys, restoreKeys } from './key-backup.js';
export { KEY_STORE, type KeyStore } from './keys/key-store.js';
export { beginRotation, endRotation } from './keys/master-key.js';
export { type KeyPlace, openKeyStore } from './keys/open-key-store.js';
export { maskedName, maskedPhone } from './masking.js';
export { PERSONAL_DATA, PersonalData, subjects } from './personal-data.js';
export { PrivacyModule } from './privacy.module.js';
export { ERASED, isSealed, keyIdOf, SealBrokenError } from './sealed-value.js';
export { privacyMessage } from './write/erase.resolver.js';
