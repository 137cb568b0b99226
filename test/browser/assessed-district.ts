import { join } from 'node:path';

import { loadDemo } from '#demo';
import { systemClock } from '#event-sourcing';
import { FolderStore } from '#evidence';
import { openKeyStore, PersonalData } from '#privacy';
import { openLog, openRules, readConfiguration } from '#runtime';

import { temporaryFolder } from '../support/served.js';

/** Enough that most departments have a sample, and some have not. */
const WHISTLES = 320;

/** A data folder with three months of the demo district: figures as a district has them. */
export async function assessedDistrict(): Promise<string> {
  const dataDir = temporaryFolder();
  const eventStore = await openLog(dataDir, 'inline');
  const rules = await openRules(readConfiguration({ DATA_DIR: dataDir }, []), eventStore);
  const keys = await openKeyStore({ folder: join(dataDir, 'keys') });
  await loadDemo({
    eventStore,
    rules,
    now: systemClock.now(),
    personalData: new PersonalData(keys),
    evidenceStore: new FolderStore(join(dataDir, 'evidence')),
    whistles: WHISTLES,
  });
  await keys.close();
  await eventStore.close();
  return dataDir;
}
