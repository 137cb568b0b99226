import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Accounts, type Role } from '#access';
import { Directory, type OrganisationDetails } from '#directory';
import { deliveryOf, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openLog } from '#runtime';

import { PASSWORD } from '../support/district.js';
import { temporaryFolder } from '../support/served.js';

export interface Played {
  readonly role: Role;
  readonly organisation: string;
  /** Who it is to the whistle, the meeting and so on that are played. */
  readonly is: string;
}

/** Everybody who plays: each role, in each relation to one whistle. */
export const ACTORS = {
  S1: { role: 'street', organisation: 'street-1', is: '哨的街道' },
  C1: { role: 'community', organisation: 'community-1', is: '吹哨的社区' },
  C2: { role: 'community', organisation: 'community-2', is: '同街道的另一社区' },
  S2: { role: 'street', organisation: 'street-2', is: '另一街道' },
  C3: { role: 'community', organisation: 'community-3', is: '另一街道的社区' },
  D1: { role: 'department', organisation: 'dept-1', is: '主办' },
  D2: { role: 'department', organisation: 'dept-2', is: '协办' },
  D3: { role: 'department', organisation: 'dept-3', is: '知会' },
  D4: { role: 'department', organisation: 'dept-4', is: '已撤出的协办' },
  Ag: { role: 'department', organisation: 'post-1', is: '驻街道的派出机构，未被召集' },
  Co: { role: 'department', organisation: 'company-1', is: '企业，未被召集' },
  Ce: { role: 'command-centre', organisation: 'district', is: '区级指挥中心' },
  As: { role: 'assessment', organisation: 'district', is: '考核人员' },
  Ad: { role: 'administrator', organisation: 'district', is: '管理员' },
  Di: { role: 'display', organisation: 'district', is: '大屏' },
} as const satisfies Readonly<Record<string, Played>>;
export type Who = keyof typeof ACTORS;
export const EVERYBODY = Object.keys(ACTORS) as Who[];

const ORGANISATIONS: readonly OrganisationDetails[] = [
  { id: 'district', kind: 'district', name: '试验区' },
  { id: 'street-1', kind: 'street', name: '第一街道' },
  { id: 'street-2', kind: 'street', name: '第二街道' },
  { id: 'community-1', kind: 'community', name: '一社区', parent: 'street-1' },
  { id: 'community-2', kind: 'community', name: '二社区', parent: 'street-1' },
  { id: 'community-3', kind: 'community', name: '三社区', parent: 'street-2' },
  ...Array.from({ length: 9 }, (_, index): OrganisationDetails => ({
    id: `dept-${index + 1}`,
    kind: 'department',
    name: `第${index + 1}局`,
  })),
  { id: 'agency-1', kind: 'stationed-agency', name: '一所', parent: 'dept-1' },
  { id: 'post-1', kind: 'stationed-agency', name: '派出所', parent: 'street-1' },
  { id: 'company-1', kind: 'company', name: '物业公司' },
];

const days = (value: number) => ({ value: 24 * value, unit: '小时' });
const kind = (name: string, more: object) => ({
  kind: name,
  name,
  levels: ['community', 'street'],
  limits: { acknowledge: days(1), contact: days(1), resolve: days(5), overall: days(9) },
  decline: { window: days(2), ruling: days(1) },
  extension: { most: days(5), by: 'street' },
  ...more,
});
const RULES = {
  pack: 'played',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '测试',
  kinds: [
    kind('plain', {}),
    kind('started', { initiators: ['主任'] }),
    kind('gated', {
      review: { by: 'street', limit: days(1) },
      dispatch: { by: 'command-centre', limit: days(1) },
    }),
  ],
};

const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };

/** Writes the organisations and everybody's account. */
export async function foundPlayed(log: EventStore): Promise<void> {
  const directory = new Directory(log, systemClock);
  const founded = await directory.registerOrganisations(ORGANISATIONS, { actor });
  if (founded.outcome === 'rejected') throw new Error(founded.rejection.rejected);
  const known = async (id: string) => (await directory.current()).find(id) !== undefined;
  const accounts = new Accounts(log, systemClock, known);
  for (const [name, { role, organisation }] of Object.entries(ACTORS)) {
    const username = name.toLowerCase();
    const details = { username, displayName: name, role, organisation, password: PASSWORD };
    const opened = await accounts.open(details, deliveryOf({}, actor));
    if (opened.outcome === 'rejected') throw new Error(opened.rejection.rejected);
  }
  // Each leads the own street, and none another's.
  for (const username of ['s1', 's2'])
    await accounts.changePosts({ username, posts: ['主任'] }, deliveryOf({}, actor));
}

/** A data folder with the rules that are played by, pack `played`. */
export function folderWithRules(): string {
  const dataDir = temporaryFolder();
  const rules = join(dataDir, 'rules', 'whistle');
  mkdirSync(rules, { recursive: true });
  writeFileSync(join(rules, 'played@1.json'), JSON.stringify(RULES));
  return dataDir;
}

/** A data folder with the district that is played in, and the settings to serve it with. */
export async function playedFolder() {
  const dataDir = folderWithRules();
  const log = await openLog(dataDir, 'inline');
  await foundPlayed(log);
  await log.close();
  // Everybody plays at once, which no account does.
  const env = { DEMO: 'false', RULE_PACK: 'played', MAX_WRITES_PER_MINUTE: '1000000' };
  return { dataDir, env };
}
