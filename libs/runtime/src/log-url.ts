import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openLog, openLogForReading } from './log.js';
import type { EventStorePlace } from './stores.js';

/** A log named by an operator. */
export interface NamedLog {
  readonly place: EventStorePlace;
  /** Its URL without user, password and settings: for display and comparison. */
  readonly shown: string;
}

const urlWithoutSecrets = (scheme: string, rest: string): string =>
  `${scheme}://${rest.replace(/^[^/?]*@/, '').replace(/\?.*$/, '')}`;

function logInFolder(path: string): NamedLog {
  const dataDir = resolve(path);
  return { place: { kind: 'sqlite', dataDir }, shown: `sqlite:${dataDir}` };
}

/**
 * Parses `postgres://…`, `esdb://…` (also `esdb+discover://…`), `sqlite:FOLDER`, or just the data
 * folder.
 * @throws OperatorError LOG_URL_INVALID
 */
export function parseLogUrl(url: string): NamedLog {
  const [, scheme, rest = ''] = /^([a-z][a-z+]+):\/\/(.*)$/s.exec(url) ?? [];
  if (scheme === undefined) return logInFolder(url.replace(/^(sqlite|file):/, ''));
  if (scheme === 'sqlite' || scheme === 'file') return logInFolder(fileURLToPath(`file://${rest}`));
  if (/^postgres(ql)?$/.test(scheme))
    return { place: { kind: 'postgres', url }, shown: urlWithoutSecrets('postgres', rest) };
  if (/^(esdb|kurrentdb)(\+discover)?$/.test(scheme))
    return { place: { kind: 'eventstoredb', url }, shown: urlWithoutSecrets(scheme, rest) };
  // Without the rest, which may hold a password.
  throw new OperatorError(
    'LOG_URL_INVALID',
    `不认识 ${scheme}://，应为 sqlite:、postgres:// 或 esdb://`,
  );
}

/** @throws OperatorError DATA_MISSING, because reading must not create data; EventStoreError */
export async function openSource({ place }: NamedLog): Promise<EventStore> {
  if (place.kind === 'sqlite' && !existsSync(join(place.dataDir, 'events.db')))
    throw new OperatorError('DATA_MISSING', `数据目录 ${place.dataDir} 中没有事件日志`);
  return openLogForReading({ eventStore: place });
}

/** Made when missing. @throws EventStoreError */
export const openTarget = ({ place }: NamedLog): Promise<EventStore> =>
  openLog({ eventStore: place }, 'inline');
