import { v5 } from 'uuid';
import { IMPORT_ACCOUNT } from '#whistle';

/** Never changed: ids in every log that was imported into follow from it. */
const NAMESPACE = '8a1f5b9c-0e0d-5c52-9c65-3f3c1f1c7b42';
const SEPARATOR = '\u001f';

const idOf = (...parts: readonly string[]): string => v5(parts.join(SEPARATOR), NAMESPACE);

/** Command id of the blow of a case, whatever its first row says: the whistle's id follows from it. */
export const raiseCommandId = (source: string, caseName: string): string => idOf(source, caseName);

/** Command id of all that one row of a case leads to. */
export const rowCommandId = (source: string, caseName: string, digest: string): string =>
  idOf(source, caseName, digest);

/** Command id of the registration of these organisations. */
export const registrationId = (source: string, ids: readonly string[]): string =>
  idOf(source, 'organisations', ...ids);

/** The account that writes imported history; tells it apart from what people did later. */
export const importAccount = (source: string): string => `${IMPORT_ACCOUNT}${source}`;
