import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyStore, personalData, PersonalData, subjects } from '#privacy';
import { openLog } from '#runtime';
import { createProgram } from '../program.js';

const actor = { account: 'clerk', organisation: '新华街道', role: 'street' };
const metadata = { commandId: 'c', command: 'c', digest: 'd', correlationId: 'c', actor };
const contact = { name: '李女士', phone: '13800001234' };
const at = '2026-03-01T01:00:00.000Z';
const raised = {
  at,
  kind: 'routine',
  level: 'street',
  title: '占道',
  description: '占道',
  place: { address: '解放路 1 号', regionCode: '990102002001' },
  category: '01',
  channel: 'wechat',
  street: '新华街道',
  raisedBy: '新华街道',
  rule: { pack: 'test', version: '1' },
};
let dataDir: string;
const sealed = new Map<string, typeof contact>();

async function run(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  const program = createProgram((line) => void lines.push(line));
  await program.parseAsync(['--data-dir', dataDir, 'privacy', ...args], { from: 'user' });
  return lines;
}
async function read(whistleId: string): Promise<string> {
  const keys = await openKeyStore({ folder: join(dataDir, 'keys') });
  const { phone } = await new PersonalData(keys).openOne(sealed.get(whistleId)!);
  await keys.close();
  return phone;
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'admin-privacy-'));
  const log = await openLog(dataDir, 'inline');
  const keys = await openKeyStore({ folder: join(dataDir, 'keys') });
  for (const [no, id] of ['open', 'closed', 'asked'].entries()) {
    const subject = subjects.resident(id);
    const [fields = contact] = await new PersonalData(keys).seal([{ subject, fields: contact }]);
    sealed.set(id, fields);
    const blown = { type: 'WhistleRaised', version: 1, data: { ...raised, contact: fields } };
    const ended = { type: 'WhistleWithdrawn', version: 1, data: { at, reason: '有误' } };
    const events = (id === 'closed' ? [blown, ended] : [blown]).map((event, index) => ({
      ...event,
      id: `00000000-0000-5000-8000-0000000000${no}${index}`,
      metadata,
    }));
    await log.append(`whistle-${id}`, 'no-stream', events);
  }
  await keys.close();
  await log.close();
});
afterAll(() => rmSync(dataDir, { recursive: true }));

describe('given the personal data of residents', () => {
  it('when the retention rule is asked, then only what ended long enough ago is due, and nothing is erased', async () => {
    await expect(run('list-due')).rejects.toMatchObject({ code: 'DAYS_MISSING' });
    expect(await run('list-due', '--older-than', '30')).toEqual([`closed  ${at}`, '共 1 个']);
    expect(await run('list-due', '--older-than', '3000')).toEqual(['没有']);
    expect(await read('closed')).toBe(contact.phone);
  });

  it('when keys are backed up, what is due and asked for erased, and the backup restored, then both stay erased', async () => {
    const backup = join(dataDir, 'keys-backup.json');
    expect((await run('backup', backup)).join()).toContain('已备份 3 个密钥');
    await expect(run('erase', '--reason', '到期')).rejects.toMatchObject({ code: 'ERASE_WHAT' });
    await run('erase', '--due', '--older-than', '30', '--reason', '保存期限届满');
    await run('erase', '--whistle', 'asked', '--reason', '本人要求');
    const again = run('erase', '--whistle', 'asked', '--reason', '本人要求');
    await expect(again).rejects.toMatchObject({ code: 'NOTHING_TO_ERASE' });
    expect([await read('open'), await read('closed'), await read('asked')]).toEqual([
      contact.phone,
      ...['已删除', '已删除'],
    ]);
    // The folder of the keys is lost, but for the master key.
    for (const name of ['keys.db', 'keys.db-wal', 'keys.db-shm'])
      rmSync(join(dataDir, 'keys', name), { force: true });
    expect(await run('restore', backup)).toEqual([
      '已恢复 3 个密钥，其中 2 个此前已删除，已再次销毁',
    ]);
    expect([await read('open'), await read('closed')]).toEqual([contact.phone, '已删除']);
    const log = await openLog(dataDir, 'inline');
    const [erased] = await personalData.read(log, subjects.resident('closed'));
    await log.close();
    expect(erased).toMatchObject({
      data: { reason: '保存期限届满', by: { role: 'administrator' } },
    });
  });

  it('when the master key is rotated, then what was sealed still opens', async () => {
    const master = join(dataDir, 'keys', 'master.key');
    const before = readFileSync(master, 'utf8');
    expect((await run('rotate')).join()).toContain('保护 1 个密钥');
    expect(readFileSync(master, 'utf8')).not.toBe(before);
    expect(existsSync(`${master}.previous`)).toBe(false);
    expect(await read('open')).toBe(contact.phone);
  });
});
