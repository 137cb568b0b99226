import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventToAppend } from '#event-sourcing';
import { type KeyStore, openKeyStore, PersonalData } from '#privacy';
import type { WhistleEvent } from '#whistle';
import { protectResident } from './resident-data.js';

const contact = { name: '王小明', phone: '13800001234' };
const event = (type: string, data: object) =>
  ({ id: type, type, data, version: 1, metadata: {} }) as EventToAppend<WhistleEvent>;
const raised = event('WhistleRaised', { title: '王小明报积水', description: '原文', contact });
const declined = event('SummonsDeclined', { reason: '王小明所报', legalBasis: '三定' });
const progress = event('ProgressRecorded', { note: '已联系王小明' });

describe('given an imported case with a resident', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-resident-'));
  let keys: KeyStore;
  beforeAll(async () => {
    keys = await openKeyStore({ folder });
  });
  afterAll(async () => {
    await keys.close();
    rmSync(folder, { recursive: true });
  });
  const into = (existing: readonly EventToAppend<WhistleEvent>[], ...row: typeof existing) =>
    protectResident([row], { whistleId: 'w', existing: existing as never }, new PersonalData(keys));

  it('when its rows are written, in one import or two, then contact data is sealed and masked where many read', async () => {
    const [[first, second, third] = []] = await into([], raised, declined, progress);
    expect(JSON.stringify(first)).not.toMatch(/王小明|1380/);
    expect(first?.data).toMatchObject({ title: '***报积水', description: '原文' });
    const masked = { reason: '***所报', legalBasis: '三定' };
    expect([second?.data, third]).toEqual([masked, progress]);
    expect((await into([first!], declined))[0]?.[0]?.data).toEqual(masked);
    expect((await into([], raised))[0]?.[0]).toEqual(first);
  });

  it('when it was begun before contact data was sealed, or names nobody, then it goes on as it is', async () => {
    expect(await into([raised], declined)).toEqual([[declined]]);
    expect(await into([], progress)).toEqual([[progress]]);
  });
});
