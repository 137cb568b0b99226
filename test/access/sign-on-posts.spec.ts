import { as } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { AUDIENCE } from './identity-provider.js';
import { SignOnScene } from './sign-on-scene.js';

describe('given rules of single sign-on that give leaders their posts', () => {
  let scene: SignOnScene;
  beforeAll(async () => {
    scene = await SignOnScene.open();
    await scene.provider.rotate();
  }, 120_000);
  afterAll(() => scene.close());

  const postsOf = async (token: string) =>
    (await clientOf(scene.served.url, token).ask<{ me: { posts: string[] } }>('{ me { posts } }'))
      .me.posts;
  const comes = async (id: string, title: string, group = 'leader street-1') => {
    scene.person(id, { title, groups: [group] });
    return (await scene.signedIn()).token;
  };
  const give = async (username: string, posts: string) => {
    const administrator = await as(scene.served.url, 'admin');
    return administrator.ask(`mutation {
      changeAccountPosts(input: { username: "${username}", posts: ${posts} }) {
        ... on AccountChanged { warnings account { posts } } } }`);
  };

  it('when their title is a post, then they hold it, and lose it with the title', async () => {
    const first = await comes('liu.jun', '街道党工委书记');
    expect(await postsOf(first)).toEqual(['党工委书记']);
    const second = await comes('liu.jun', '街道党工委书记');
    expect(await scene.isIn(first)).toBe(true);
    const third = await comes('liu.jun', '办事处主任');
    expect(await postsOf(third)).toEqual(['主任']);
    expect([await scene.isIn(first), await scene.isIn(second)]).toEqual([false, false]);
    expect(await postsOf(await comes('liu.jun', '科员'))).toEqual([]);
    expect(await scene.isIn(third)).toBe(false);
  });

  it('when an administrator changes them, then the next sign-in follows the rules again', async () => {
    await comes('chen.min', '办事处主任');
    await give('chen.min', '["党工委书记", "主任"]');
    expect(await postsOf(await comes('chen.min', '办事处主任'))).toEqual(['主任']);
  });

  it('when the rule says nothing of posts, then what an administrator gave stays', async () => {
    await comes('sun.li', '办事处主任', 'street street-1');
    expect(await give('sun.li', '["书记", "主任"]')).toEqual({
      changeAccountPosts: {
        warnings: [expect.stringMatching(/^规则没有写到“书记”，.*“党工委书记”、“主任”/)],
        account: { posts: ['书记', '主任'] },
      },
    });
    const token = await comes('sun.li', '街道党工委书记', 'street street-1');
    expect(await postsOf(token)).toEqual(['书记', '主任']);
  });

  it('when it is an access token, then it gives no post, and takes none away', async () => {
    const machine = { aud: AUDIENCE, sub: 'machine', client_id: 'dispatch-posts' };
    expect(await postsOf(await scene.provider.sign(machine))).toEqual([]);
    const token = await comes('wu.gang', '办事处主任');
    const about = { preferred_username: 'wu.gang', name: '张三', groups: ['leader street-1'] };
    const bearer = { aud: AUDIENCE, sub: 'wu.gang', ...about, title: '街道党工委书记' };
    expect(await postsOf(await scene.provider.sign(bearer))).toEqual(['主任']);
    expect(await scene.isIn(token)).toBe(true);
  });
});
