import { readFileSync } from 'node:fs';
import { mapClaims, usedSecondFactor } from './map-claims.js';
import { starsOf, valuesOf } from './patterns.js';
import { readSignInRules, type SignInRule, type SignInRules } from './sign-in-rules.js';

const FILE = 'schema/rules/sign-in/example.json';
const example = readSignInRules(FILE);
const read = (change: (rules: { rules: SignInRule[] } & SignInRules) => object | void) => {
  const rules = JSON.parse(readFileSync(FILE, 'utf8')) as { rules: SignInRule[] } & SignInRules;
  return readSignInRules('rules.json', JSON.stringify(change(rules) ?? rules));
};
const street = { when: { dept: 'a-*' }, account: { role: 'street', organisation: 'street-1' } };
const withRule = (rule: object) =>
  read((rules) => ({ ...rules, rules: [{ name: '一', ...street, ...rule }] }));
const withAccount = (account: object) =>
  withRule({ account: { role: 'street', organisation: 'street-1', ...account } });

describe('given a pattern', () => {
  it.each([
    ['street', 'street', []],
    ['street', 'streets', undefined],
    ['street-*', 'street-xinhe', ['xinhe']],
    ['street-*', 'Street-xinhe', undefined],
    ['*@corp.example', 'zhang@corp.example', ['zhang']],
    ['a*b*c', 'a1b2c', ['1', '2']],
    ['a*a', 'a', undefined],
    ['*', '', ['']],
    ['.*', 'x', undefined],
    ['*-*-*', '1-2-3-4', ['1', '2', '3-4']],
  ])('when %s meets %s, then each star stands for %j', (pattern, text, stars) => {
    expect(starsOf(pattern, text)).toEqual(stars);
  });
});

describe('given what a provider says of somebody', () => {
  it('when a claim is looked up, then as texts, of a list each, and inside of another one', () => {
    const claims = {
      groups: ['a', ' b ', 3, true, null, { c: 1 }, ''],
      realm_access: { roles: ['r'] },
      'https://id.example/dept': 7,
      long: 'x'.repeat(257),
    };
    expect(valuesOf(claims, 'groups')).toEqual(['a', 'b', '3', 'true']);
    expect(valuesOf(claims, 'realm_access.roles')).toEqual(['r']);
    expect(valuesOf(claims, 'https://id.example/dept')).toEqual(['7']);
    for (const missing of ['long', 'none', 'constructor', '__proto__', 'groups.length', 'toString'])
      expect(valuesOf(claims, missing)).toEqual([]);
  });
});

describe('given the rules that ship as an example', () => {
  const people = { preferred_username: 'Zhang.San', name: '张三', title: '科员' };
  const of = (claims: object) => mapClaims(example, { ...people, ...claims });

  it('when somebody of a street signs in, then they are of it, by its code', () => {
    const { mapping, trials } = of({ dept_code: '110199001', groups: ['x', 'shaodao-users'] });
    expect(mapping).toEqual({
      outcome: 'account',
      rule: '街道经办人',
      account: {
        username: 'zhang.san',
        displayName: '张三',
        role: 'street',
        organisation: 'street-xinhe',
        posts: [],
        takesOver: false,
      },
    });
    expect(trials).toEqual([
      { rule: '外包人员', why: '声明 title 不符' },
      { rule: '系统管理员', why: '声明 groups 不符' },
      { rule: '指挥中心', why: '声明 groups 不符' },
      { rule: '街道经办人', notes: ['对照表 posts 中没有声明 title 的值，不给这项职务'] },
    ]);
  });

  it('when their title is a post by the table, then they hold it; others say nothing of posts', () => {
    const street = { dept_code: '110199001', groups: ['shaodao-users'] };
    const { mapping, trials } = of({ ...street, title: '街道党工委书记' });
    expect(mapping).toMatchObject({ account: { posts: ['党工委书记'] } });
    expect(trials.at(-1)).toEqual({ rule: '街道经办人' });
    const { mapping: centre } = of({ groups: 'shaodao-centre', title: '街道党工委书记' });
    expect(centre).toMatchObject({ account: { posts: undefined } });
  });

  it('when several rules fit, then the first one counts', () => {
    const groups = ['shaodao-users', 'shaodao-centre'];
    expect(of({ dept_code: '110199001', groups }).mapping).toMatchObject({ rule: '指挥中心' });
    expect(of({ groups, title: '外包坐席' }).mapping).toMatchObject({
      outcome: 'refused',
      reason: '外包人员不使用本系统，请与所在单位联系',
    });
  });

  it('when a code is in no table, or a name is missing, then the rule does not fit, and says why', () => {
    const groups = ['shaodao-users'];
    expect(of({ dept_code: '110199009', groups })).toMatchObject({ mapping: { outcome: 'none' } });
    const { trials } = of({ dept_code: '110199009', groups });
    expect(trials.find(({ rule }) => rule === '街道经办人')?.why).toBe(
      '对照表 units 中没有声明 dept_code 的值',
    );
    const nameless = mapClaims(example, { groups: 'shaodao-centre' });
    expect(nameless.trials[2]?.why).toBe('缺少声明 preferred_username');
  });

  it('when it is a machine, then it is called by what its star stood for', () => {
    expect(mapClaims(example, { client_id: 'dispatch-12345' }).mapping).toMatchObject({
      account: { username: 'dispatch-12345', displayName: '派单系统 12345' },
    });
  });

  it('when a second factor was used, then the provider has said so', () => {
    expect(usedSecondFactor(example, { amr: ['pwd', 'otp'] })).toBe(true);
    expect(usedSecondFactor(example, { amr: ['pwd'], acr: 'otp' })).toBe(false);
    expect(usedSecondFactor({ ...example, secondFactor: { acr: ['gold'] } }, { acr: 'gold' })).toBe(
      true,
    );
  });
});

describe('given a file of rules that cannot be used', () => {
  it.each([
    ['no source', () => read(({ rules }) => ({ rules })), '', '缺少字段“source”'],
    ['an unknown field', () => withRule({ wenn: {} }), '/rules/0', '没有字段“wenn”'],
    ['an unknown role', () => withAccount({ role: 'chief' }), '/rules/0/account/role', '应为'],
    ['four stars', () => withRule({ when: { a: '*a*b*c*' } }), '/rules/0/when/a', '不是可用的取值'],
    ['no outcome', () => withRule({ account: undefined }), '/rules/0', '须有 account 或 refuse'],
    ['two outcomes', () => withRule({ refuse: '不' }), '/rules/0/refuse', '不能与 account 并用'],
    [
      'a table that is not there',
      () => withAccount({ organisation: '{dept|x}' }),
      '/rules/0/account/organisation',
      '没有对照表“x”',
    ],
    [
      'a star too many',
      () => withAccount({ organisation: '{dept#2}' }),
      '/rules/0/account/organisation',
      '至少有 2 个 *',
    ],
    [
      'a star of nothing',
      () => withAccount({ username: '{name#1}' }),
      '/rules/0/account/username',
      'when 中“name”',
    ],
    [
      'half a brace',
      () => withAccount({ displayName: '{name' }),
      '/rules/0/account/displayName',
      '花括号须成对',
    ],
    [
      'a table of posts that is not there',
      () => withAccount({ posts: ['主任', '{title|x}'] }),
      '/rules/0/account/posts/1',
      '没有对照表“x”',
    ],
    [
      'a post of 41 signs',
      () => withAccount({ posts: ['长'.repeat(41)] }),
      '/rules/0/account/posts/0',
      '职务须为 1–40 个字',
    ],
    [
      'eleven posts',
      () => withAccount({ posts: Array(11).fill('主任') }),
      '/rules/0/account/posts',
      '',
    ],
    [
      'a direction mark',
      () => withAccount({ displayName: '\u202e{name}' }),
      '/rules/0/account/displayName',
      'U+202E',
    ],
  ])('when it has %s, then place and reason are told', (_, reading, pointer, reason) => {
    expect(reading).toThrow(
      expect.objectContaining({
        code: 'SIGN_IN_RULES_INVALID',
        pointer,
        message: expect.stringContaining(reason) as string,
      }),
    );
  });

  it('when two rules have one name, then the second one is named', () => {
    const twice = () => read((rules) => ({ ...rules, rules: [...rules.rules, rules.rules[0]] }));
    expect(twice).toThrow(expect.objectContaining({ pointer: '/rules/6/name' }));
  });

  it('when it is not JSON, then it says so', () => {
    expect(() => readSignInRules('rules.json', '{')).toThrow(
      expect.objectContaining({ code: 'SIGN_IN_RULES_NOT_JSON' }),
    );
  });
});

describe('given a rule that makes administrators', () => {
  const grantsAdministration = true;
  const pointer = '/rules/0/account/grantsAdministration';

  it('when it does not say so plainly, then the file is refused', () => {
    expect(() => withAccount({ role: 'administrator' })).toThrow(
      expect.objectContaining({ pointer }),
    );
    expect(() => withAccount({ grantsAdministration })).toThrow(
      expect.objectContaining({ pointer }),
    );
    expect(withAccount({ role: 'administrator', grantsAdministration }).rules).toHaveLength(1);
  });

  it('when it has no condition, then the file is refused', () => {
    const account = { role: 'administrator', organisation: 'd', grantsAdministration };
    expect(() => withRule({ when: {}, account })).toThrow(
      expect.objectContaining({ pointer: '/rules/0/when' }),
    );
  });
});
