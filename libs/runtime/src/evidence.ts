import { join, resolve } from 'node:path';
import { type EvidenceLimits, type EvidenceStore, FolderStore } from '#evidence';
import { ConfigurationError } from './configuration-error.js';
import { integer } from './integer-setting.js';
import { SETTINGS } from './settings.js';
import type { Environment } from './stores.js';

/** Where the bytes of evidence are, and how much is taken. */
export interface EvidenceSettings {
  readonly place: EvidencePlace;
  readonly limits: EvidenceLimits;
}

/** `EVIDENCE_STORE` and what goes with it. */
export interface EvidencePlace {
  readonly kind: 'folder';
  readonly folder: string;
}

function placeOf(env: Environment, dataDir: string): EvidencePlace {
  const kind = env['EVIDENCE_STORE'] || SETTINGS.EVIDENCE_STORE.fallback;
  if (kind === 'folder')
    return { kind, folder: resolve(env['EVIDENCE_DIR'] || join(dataDir, 'evidence')) };
  throw new ConfigurationError('EVIDENCE_STORE', `须为 folder，现为 ${JSON.stringify(kind)}`);
}

/** @throws ConfigurationError naming the variable */
export const readEvidence = (env: Environment, dataDir: string): EvidenceSettings => ({
  place: placeOf(env, dataDir),
  limits: {
    mostMib: integer(env, 'EVIDENCE_MAX_MB'),
    mostMegapixels: integer(env, 'EVIDENCE_MAX_MEGAPIXELS'),
    perDay: integer(env, 'EVIDENCE_PER_DAY'),
  },
});

/** Opens the store of evidence. */
export const openEvidenceStore = async ({ folder }: EvidencePlace): Promise<EvidenceStore> =>
  new FolderStore(folder);
