import { v5 } from 'uuid';
import { IMPORT_ACCOUNT } from '#whistle';

/** Part of the contract with every log that was ever imported into: never changed. */
const NAMESPACE = '8a1f5b9c-0e0d-5c52-9c65-3f3c1f1c7b42';
const SEPARATOR = '\u001f';

const idOf = (...parts: readonly string[]): string => v5(parts.join(SEPARATOR), NAMESPACE);

/** Command id of the blow of a case: the whistle's own id hangs on it, whatever its first row says. */
export const raiseCommandId = (source: string, caseName: string): string => idOf(source, caseName);

/** Command id of all that one row of a case leads to. */
export const rowCommandId = (source: string, caseName: string, digest: string): string =>
  idOf(source, caseName, digest);

/** Command id of the registration of these organisations. */
export const registrationId = (source: string, ids: readonly string[]): string =>
  idOf(source, 'organisations', ...ids);

/** The account that imported history is written by; tells it from what people did later. */
export const importAccount = (source: string): string => `${IMPORT_ACCOUNT}${source}`;
