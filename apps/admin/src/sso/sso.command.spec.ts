import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account, Accounts } from '#access';
import { Directory } from '#directory';
import { deliveryOf, systemClock } from '#event-sourcing';
import { openLog } from '#runtime';
import { createProgram } from '../program.js';

const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };
const RULES = 'schema/rules/sign-in/example.json';
const ISSUER = 'https://id.example';
const li = { iss: ISSUER, sub: '8f14e45f', preferred_username: 'li.si', name: '李四' };

describe('given an operator who tries the rules of single sign-on', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-sso-'));
    const log = await openLog(dataDir, 'inline');
    const organisations = [{ id: 'street-xinhe', kind: 'street', name: '新河街道' }] as const;
    await new Directory(log, systemClock).registerOrganisations(organisations, { actor });
    const accounts = new Accounts(log, systemClock, async () => true);
    const local = { username: 'li.si', displayName: '李四', role: 'street' } as const;
    const opened = { ...local, organisation: 'street-xinhe', password: 'correct horse battery' };
    await accounts.open(opened, deliveryOf({}, actor));
    await log.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function sso(...args: string[]): Promise<string> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, 'sso', ...args], { from: 'user' });
    return lines.join('\n');
  }
  const tryOn = (claims: object, ...more: string[]) => {
    const file = join(dataDir, 'claims.json');
    writeFileSync(file, JSON.stringify(claims));
    return sso('try', '--claims', file, '--rules', RULES, ...more);
  };
  const zhang = { iss: ISSUER, sub: 'new', preferred_username: 'zhang.san', name: '张三' };
  const ofStreet = { dept_code: '110199001', groups: ['shaodao-users'] };

  it('when somebody is new, then it says which rule fits and what account it would be', async () => {
    expect((await tryOn({ ...zhang, ...ofStreet })).split('\n')).toEqual([
      '✗ 外包人员：缺少声明 title',
      '✗ 系统管理员：声明 groups 不符',
      '✗ 指挥中心：声明 groups 不符',
      '✓ 街道经办人；对照表 posts 中没有声明 title 的值，不给这项职务',
      '账号 zhang.san，姓名 张三，角色 street，单位 新河街道，不任职务',
      '将开户 zhang.san',
      '将与该身份关联',
    ]);
  });

  it('when their title is a post, then it says so, and whether rules of whistles name it', async () => {
    const lines = (await tryOn({ ...zhang, ...ofStreet, title: '办事处主任' })).split('\n');
    expect(lines.slice(3)).toEqual([
      '✓ 街道经办人',
      '账号 zhang.san，姓名 张三，角色 street，单位 新河街道，职务 主任',
      '将开户 zhang.san',
      '将与该身份关联',
      '职务将改为 主任；其他登录随即失效',
    ]);
    const rules = join(dataDir, 'posts.json');
    const account = { role: 'street', organisation: 'street-xinhe', posts: ['{title}'] };
    const one = { source: '测试', rules: [{ name: '一', when: {}, account }] };
    writeFileSync(rules, JSON.stringify(one));
    const told = await tryOn({ ...zhang, title: '书记' }, '--rules', rules);
    expect(told).toMatch(/提醒：规则没有写到“书记”，.*“党工委书记”、“主任”/);
    const json = await tryOn({ ...zhang, title: '书记' }, '--rules', rules, '--json');
    expect(JSON.parse(json)).toMatchObject({
      mapping: { account: { posts: ['书记'] } },
      warnings: [expect.stringContaining('“书记”')],
    });
  });

  it('when no rule fits, or one refuses, then it says so', async () => {
    expect(await tryOn(li)).toContain('没有规则适用：不能登录');
    expect(await tryOn({ ...li, title: '外包' })).toContain('不能登录：外包人员不使用本系统');
    const unknown = { dept_code: '110199002', groups: ['shaodao-users'] };
    expect(await tryOn({ ...li, ...unknown })).toContain('不能登录：没有这个单位，或已停用');
  });

  it('when a local account is linked, then it is theirs from then on', async () => {
    expect(await tryOn({ ...li, ...ofStreet })).toContain('须由管理员关联后才能单点登录');
    expect(await sso('link', 'Li.Si', li.sub, '--issuer', `${ISSUER}/`)).toContain('已将 Li.Si 与');
    expect(await tryOn({ ...li, ...ofStreet })).toContain('与现有账号一致');
    // Whatever they are called at the provider by now.
    const renamed = { ...li, ...ofStreet, preferred_username: 'li.4', name: '李肆' };
    expect(await tryOn(renamed)).toMatch(/账号 li\.si，[^]*姓名将改为 李肆$/);
    const foreseen = JSON.parse(await tryOn(renamed, '--json')) as object;
    expect(foreseen).toMatchObject({ username: 'li.si', mapping: { rule: '街道经办人' } });
  });

  it('when it was only tried, then nothing was written', async () => {
    const log = await openLog(dataDir, 'inline');
    expect(await account.load(log, 'zhang.san')).toBeUndefined();
    await log.close();
  });

  it('when claims or rules are missing, then it says what is', async () => {
    const claims = join(dataDir, 'events.db');
    await expect(sso('try', '--claims', claims, '--rules', RULES)).rejects.toMatchObject({
      code: 'CLAIMS_INVALID',
    });
    await expect(sso('try', '--claims', claims)).rejects.toMatchObject({ code: 'SSO_NOT_SET' });
    await expect(sso('link', 'nobody', 'x', '--issuer', ISSUER)).rejects.toMatchObject({
      code: 'ACCOUNT_NOT_FOUND',
    });
  });
});
