import { mapClaims } from './map-claims.js';
import { readSignInRules } from './sign-in-rules.js';

const TABLE = { leader: '党工委书记', head: '主任', long: '长'.repeat(41) };
const lacking = '对照表 posts 中没有声明 title 的值，不给这项职务';
const who = { preferred_username: 'zhang', name: '张三', dept: 'a-b' };

/** The posts that a rule gives somebody, and what the trial says of them. */
function mapped(templates: readonly string[], claims: object, table: object = TABLE) {
  const account = { role: 'street', organisation: 'street-1', posts: templates };
  const rule = { name: '一', when: { dept: 'a-*' }, account };
  const file = { source: '测试', tables: { posts: table }, rules: [rule] };
  const rules = readSignInRules('rules.json', JSON.stringify(file));
  const { mapping, trials } = mapClaims(rules, { ...who, ...claims });
  if (mapping.outcome !== 'account') throw new Error('no rule fits');
  return { posts: mapping.account.posts, notes: trials[0]?.notes };
}

describe('given a rule that gives posts', () => {
  it.each([
    ['a table', ['{title|posts}'], { title: 'leader' }, ['党工委书记']],
    ['a table of groups', ['{g|posts}'], { g: ['x', 'head', 'leader'] }, ['主任', '党工委书记']],
    ['its own words and a claim', ['主任', '{title}'], { title: '书记' }, ['主任', '书记']],
    ['a star', ['{dept#1}长'], {}, ['b长']],
    ['a table beside words', ['{name}的{title|posts}'], { title: 'head' }, ['张三的主任']],
    ['two templates alike', ['主任', '{title|posts}'], { title: 'head' }, ['主任']],
    ['an empty list', [], { title: 'leader' }, []],
  ])('when by %s, then %j of %j are %j', (_, templates, claims, posts) => {
    expect(mapped(templates, claims)).toEqual({ posts, notes: undefined });
  });

  it.each([
    ['clerk', ['主任'], lacking],
    ['constructor', ['主任'], lacking],
    [undefined, ['主任'], lacking],
    ['long', ['主任'], '职务须为 1–40 个字，其余不给'],
  ])('when the title is %s, then the sign-in goes on without it, and it says so', (...one) => {
    const [title, posts, note] = one;
    expect(mapped(['{title|posts}', '主任'], { title })).toEqual({ posts, notes: [note] });
  });

  it('when a claim is missing, then the sign-in goes on without it, and it says so', () => {
    const notes = ['缺少声明 title，不给这项职务'];
    expect(mapped(['{title}'], {})).toEqual({ posts: [], notes });
  });

  it('when there are more than an account holds, then the first ones count, and it says so', () => {
    const g = Array.from({ length: 12 }, (_, index) => `职务${index}`);
    const table = Object.fromEntries(g.map((post) => [post, post]));
    expect(mapped(['{g|posts}'], { g }, table)).toEqual({
      posts: g.slice(0, 10),
      notes: ['职务至多 10 个，只给前 10 个'],
    });
  });
});
