import { join, resolve } from 'node:path';
import {
  type EvidenceLimits,
  type EvidenceStore,
  FolderStore,
  PostgresStore,
  S3Store,
} from '#evidence';
import { type Bucket, readBucket } from './bucket-settings.js';
import { ConfigurationError } from './configuration-error.js';
import { integer } from './integer-setting.js';
import { SETTINGS } from './settings.js';
import type { Environment, EventStorePlace, Stores } from './stores.js';

/** Where the bytes of evidence are. Plain data, because it is sent to threads. */
export type EvidencePlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 's3'; readonly bucket: Bucket };

/** Of the log, which may be another one than the environment's while it is copied. */
function postgresOf({ kind, ...log }: EventStorePlace): EvidencePlace {
  if (kind === 'postgres' && 'url' in log) return { kind, url: log.url };
  throw new ConfigurationError('EVIDENCE_STORE', 'postgres 只用于日志也在 PostgreSQL 中的情形');
}

const folderOf = (env: Environment, dataDir: string | undefined): EvidencePlace => ({
  kind: 'folder',
  folder: resolve(env['EVIDENCE_DIR'] || join(dataDir || SETTINGS.DATA_DIR.fallback, 'evidence')),
});

/**
 * Where evidence is kept, by `EVIDENCE_STORE`: beside the log in a data folder, in the log's own
 * database, or in a bucket.
 * @throws ConfigurationError naming the variable
 */
export function readEvidencePlace(
  env: Environment,
  dataDir: string | undefined,
  { eventStore }: Pick<Stores, 'eventStore'>,
): EvidencePlace {
  const byDefault = eventStore.kind === 'postgres' ? 'postgres' : 'folder';
  const kind = env['EVIDENCE_STORE'] || byDefault;
  if (kind === 'folder') return folderOf(env, dataDir);
  if (kind === 'postgres') return postgresOf(eventStore);
  if (kind === 's3') return { kind, bucket: readBucket(env, 'EVIDENCE_S3') };
  throw new ConfigurationError(
    'EVIDENCE_STORE',
    `须为 folder、postgres、s3 之一，现为 ${JSON.stringify(kind)}`,
  );
}

/** @throws ConfigurationError naming the variable */
export const readEvidenceLimits = (env: Environment): EvidenceLimits => ({
  mostMib: integer(env, 'EVIDENCE_MAX_MB'),
  mostMegapixels: integer(env, 'EVIDENCE_MAX_MEGAPIXELS'),
  perDay: integer(env, 'EVIDENCE_PER_DAY'),
});

/** The store of evidence: folder and tables are made when something is put into it. */
export function openEvidenceStore(place: EvidencePlace): EvidenceStore {
  switch (place.kind) {
    case 'folder':
      return new FolderStore(place.folder);
    case 'postgres':
      return new PostgresStore({ url: place.url });
    case 's3':
      return new S3Store(place.bucket);
  }
}
