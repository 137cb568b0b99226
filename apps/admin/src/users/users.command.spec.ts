import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account, Accounts } from '#access';
import { Directory } from '#directory';
import { deliveryOf, systemClock } from '#event-sourcing';
import { openLog } from '#runtime';
import { createProgram } from '../program.js';

const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };

describe('given an operator at the machine', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-users-'));
    const log = await openLog(dataDir, 'inline');
    const directory = new Directory(log, systemClock);
    await directory.registerOrganisations(
      [
        { id: 'street-1', kind: 'street', name: '新河街道' },
        { id: 'dept-1', kind: 'department', name: '城管局' },
        { id: 'dept-2', kind: 'department', name: '国土局' },
      ],
      { actor },
    );
    await log.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function users(...args: string[]): Promise<string> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, 'users', ...args], { from: 'user' });
    return lines.join('\n');
  }
  async function inLog(username: string) {
    const log = await openLog(dataDir, 'inline');
    const events = await account.read(log, username);
    await log.close();
    return { events, state: account.fold(events) };
  }
  const add = (name: string, organisation: string) =>
    users('add', name, '--role', 'department', '--organisation', organisation, '--name', '值班员');

  it('when a role is changed, then the log says who changed it to what', async () => {
    expect(await add('wang', 'dept-1')).toMatch(/^已开户 wang，初始密码：\S{16}$/);
    const moved = ['--role', 'street', '--organisation', 'street-1'];
    expect(await users('role', 'Wang', ...moved)).toBe('已变更 Wang 的角色为 street');
    const { events, state } = await inLog('wang');
    expect(state).toMatchObject({ role: 'street', organisation: 'street-1', generation: 2 });
    expect(events.at(-1)?.metadata.actor.account).toMatch(/^cli:/);
  });

  it('when posts are given and taken, then the log and the list say so', async () => {
    await add('qian', 'dept-1');
    expect(await users('posts', 'Qian', '党工委书记', '主任')).toBe(
      'Qian 的职务：党工委书记、主任',
    );
    const { events, state } = await inLog('qian');
    expect(state).toMatchObject({ posts: ['党工委书记', '主任'], generation: 2 });
    expect(events.at(-1)?.metadata.actor.account).toMatch(/^cli:/);
    expect(await users('list')).toMatch(/qian .*department +党工委书记、主任 +城管局/);
    await expect(users('posts', 'qian', '长'.repeat(41))).rejects.toMatchObject({
      code: 'POST_INVALID',
    });
    const told = (await users('posts', 'qian', '书记', '主任')).split('\n');
    expect(told).toEqual([
      'qian 的职务：书记、主任',
      expect.stringMatching(/^提醒：规则没有写到“书记”，.*规则写到的职务有“党工委书记”、“主任”/),
    ]);
    expect((await inLog('qian')).state?.posts).toEqual(['书记', '主任']);
    expect(await users('posts', 'qian')).toBe('已免去 qian 的职务');
    expect((await inLog('qian')).state?.posts).toEqual([]);
  });

  it('when a second factor is reset, then it is gone and the log says by whom', async () => {
    await add('zhao', 'dept-1');
    const log = await openLog(dataDir, 'inline');
    const accounts = new Accounts(log, systemClock, async () => true);
    const delivery = () => deliveryOf({}, actor);
    const offer = { type: 'OfferSecondFactor', username: 'zhao' } as const;
    await accounts.handle(offer, { offeredSecret: 'sealed' }, delivery());
    const confirm = { type: 'ConfirmSecondFactor', username: 'zhao', step: 1 } as const;
    await accounts.handle(confirm, { provenSecret: 'sealed', recoveryCodes: [] }, delivery());
    await log.close();
    expect((await inLog('zhao')).state?.secondFactor).toBeDefined();
    expect(await users('reset-second-factor', 'Zhao')).toBe('已重置 Zhao 的验证器');
    const { events, state } = await inLog('zhao');
    expect(state).toMatchObject({ secondFactor: undefined, generation: 3 });
    expect(events.at(-1)).toMatchObject({ type: 'SecondFactorReset' });
    expect(events.at(-1)?.metadata.actor.account).toMatch(/^cli:/);
  });

  it('when the organisation or the account is unknown, then it is refused in Chinese', async () => {
    const nowhere = ['--role', 'street', '--organisation', 'nowhere'];
    await expect(users('role', 'wang', ...nowhere)).rejects.toMatchObject({
      code: 'ORGANISATION_UNKNOWN',
      message: '没有这个单位，或已停用',
    });
    await expect(users('role', 'nobody', '--role', 'street')).rejects.toMatchObject({
      code: 'ACCOUNT_NOT_FOUND',
    });
  });

  it('when organisations are retired, then their accounts are listed and closed, and no others', async () => {
    await add('li', 'dept-2');
    expect(await users('list', '--retired')).toBe('没有这样的账号');
    const log = await openLog(dataDir, 'inline');
    const retire = { type: 'RetireOrganisation', id: 'dept-2', reason: '机构改革' } as const;
    await new Directory(log, systemClock).handle(retire, deliveryOf({}, actor));
    await log.close();
    expect(await users('list')).toMatch(/wang .*新河街道/);
    expect(await users('list', '--retired')).toMatch(
      /^用户名.*\nli +值班员 +department +国土局 +密码 +单位已停用，无法登录$/,
    );
    expect(await users('close-retired')).toBe('已销户 li（国土局）');
    expect((await inLog('li')).state?.closed).toBe(true);
    expect((await inLog('wang')).state?.closed).toBe(false);
    expect(await users('close-retired')).toBe('没有单位已停用的账号');
    expect(await users('list')).not.toContain('国土局');
  });
});
