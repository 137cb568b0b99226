import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import type { Open311File } from '#open311';
import { openLog } from '#runtime';

import { DISTRICT, foundDistrict } from '../support/district.js';
import { PLAIN, serveApi, type Served, temporaryFolder } from '../support/served.js';

const keyOf = (key: string): string => createHash('sha256').update(key).digest('hex');

export const KEYS = { hotline: 'hotline-key', app: 'app-key' };

const FILE: Open311File = {
  jurisdiction: 'shiyan.gov.cn',
  contact: '试验区指挥中心',
  services: [
    {
      code: '001',
      name: '路面塌陷',
      description: '道路塌陷、坑洞',
      group: '道路',
      keywords: ['道路', '坑洞'],
      kind: 'routine',
      level: 'street',
      category: '02',
      lead: 'dept-1',
    },
    {
      code: '002',
      name: '占道经营',
      description: '流动摊贩、占道堆放',
      kind: 'routine',
      level: 'street',
      category: '15',
      lead: 'dept-2',
    },
  ],
  clients: [
    {
      id: 'hotline',
      name: '12345',
      keySha256: keyOf(KEYS.hotline),
      organisation: DISTRICT.district,
      role: 'command-centre',
      channel: 'hotline-12345',
    },
    {
      id: 'app',
      name: '随手拍',
      keySha256: keyOf(KEYS.app),
      organisation: DISTRICT.street,
      role: 'street',
      channel: 'wechat',
    },
  ],
};

/** A second street, which the hotline finds by its region code. */
export const SECOND = {
  id: 'street-2',
  kind: 'street',
  name: '和平街道',
  regionCode: '990102002000',
} as const;

/** Writes the file that opens the endpoint to two platforms; returns its name. */
export function openDistrictFile(file: string): string {
  writeFileSync(file, JSON.stringify(FILE));
  return file;
}

/** A data folder with a district, and the file that opens its endpoint to two platforms. */
export async function foundOpenDistrict(): Promise<{ dataDir: string; file: string }> {
  const dataDir = temporaryFolder();
  const log = await openLog(dataDir, 'inline');
  await foundDistrict(log);
  const actor = { account: 'set-up', organisation: DISTRICT.district, role: 'administrator' };
  const directory = new Directory(log, systemClock);
  const registered = await directory.registerOrganisations([SECOND], { actor });
  if (registered.outcome === 'rejected') throw new Error(registered.rejection.rejected);
  await log.close();
  return { dataDir, file: openDistrictFile(join(dataDir, 'open311.json')) };
}

export async function serveOpenDistrict(): Promise<Served> {
  const { dataDir, file } = await foundOpenDistrict();
  return serveApi({ dataDir, args: ['--empty'], env: { ...PLAIN, OPEN311_FILE: file } });
}
