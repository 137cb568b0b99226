import { AccessScene } from '../testing/access-scene.js';

let now = Date.parse('2026-11-22T17:35:00.000Z');
const clock = { now: () => new Date(now).toISOString() };

interface Page {
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

describe('given accounts of organisations of which one is retired', () => {
  let scene: AccessScene;
  let token: string;
  beforeEach(async () => {
    scene = await AccessScene.open(clock);
    ({ token } = await scene.signIn('admin'));
    for (const [username, role] of [
      ['li.si', 'DEPARTMENT'],
      ['wang.wu', 'DEPARTMENT'],
      ['zhao.liu', 'STREET'],
    ])
      await scene.ask(
        `mutation { openAccount(input: { username: "${username}", displayName: "${username}",
          role: ${role}, organisation: "dept-1", password: "correct horse ${username}" }) { __typename } }`,
        token,
      );
  });
  afterEach(() => scene.close());

  async function list(args: string, fields = 'username'): Promise<Page> {
    const query = `{ accounts(${args}) { edges { node { ${fields} } } pageInfo { endCursor hasNextPage } } }`;
    return (await scene.ask(query, token)).data?.['accounts'] as Page;
  }
  const names = ({ edges }: Page) => edges.map(({ node }) => node['username']);

  it('when they are listed, then page by page, by username', async () => {
    const first = await list('first: 2');
    expect([names(first), first.pageInfo.hasNextPage]).toEqual([['admin', 'li.si'], true]);
    const second = await list(`first: 9, after: "${first.pageInfo.endCursor}"`);
    expect(names(second)).toEqual(['wang.wu', 'zhang.san', 'zhao.liu']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('when some are asked for, then those, and each says how it stands', async () => {
    await scene.ask(
      'mutation { closeAccount(input: { username: "li.si" }) { __typename } }',
      token,
    );
    expect(names(await list('organisation: "dept-1", role: DEPARTMENT'))).toEqual([
      'li.si',
      'wang.wu',
    ]);
    expect(names(await list('closed: true'))).toEqual(['li.si']);
    expect(names(await list('closed: false, role: DEPARTMENT'))).toEqual(['wang.wu']);
    const fields =
      'username role closed organisationRetired secondFactor lastSignIn { day device network }';
    const { edges } = await list('closed: false', fields);
    const standing = { closed: false, organisationRetired: false, secondFactor: false };
    expect(edges[0]?.node).toEqual({
      ...standing,
      username: 'admin',
      role: 'ADMINISTRATOR',
      lastSignIn: { day: '2026-11-23', device: 'node', network: '127.0.0.0/24' },
    });
    expect(edges[1]?.node).toMatchObject({ username: 'wang.wu', lastSignIn: null });
  });

  it('when an organisation is retired, then its accounts are told and closed, and no others', async () => {
    scene.retired.add('dept-1');
    now += 2_000;
    const told = await list('organisation: "dept-1"', 'organisationRetired');
    expect(told.edges.map(({ node }) => node)).toEqual([
      { organisationRetired: true },
      { organisationRetired: true },
      { organisationRetired: true },
    ]);
    const close = 'mutation { closeRetiredAccounts { usernames hasMore } }';
    const { data } = await scene.ask(close, token);
    expect(data).toEqual({
      closeRetiredAccounts: { usernames: ['li.si', 'wang.wu', 'zhao.liu'], hasMore: false },
    });
    expect(names(await list('closed: false'))).toEqual(['admin', 'zhang.san']);
  });

  it('when one is given posts, then the list and its owner are told, and its sessions end', async () => {
    const { token: before } = await scene.signIn('zhang.san');
    const change = (posts: string, by = token) =>
      scene.ask(
        `mutation { changeAccountPosts(input: { username: "zhang.san", posts: ${posts} }) {
          ... on AccountChanged { account { posts } } ... on Rejection { code } } }`,
        by,
      );
    const { data } = await change('["党工委书记"]');
    expect(data).toEqual({ changeAccountPosts: { account: { posts: ['党工委书记'] } } });
    expect((await scene.ask('{ me { posts } }', before)).status).toBe(401);
    const told = await scene.ask(
      `mutation { changeAccountPosts(input: { username: "zhang.san", posts: ["书记", "党工委书记"] }) {
        ... on AccountChanged { warnings account { posts } } } }`,
      token,
    );
    expect(told.data).toEqual({
      changeAccountPosts: {
        warnings: [expect.stringMatching(/^规则没有写到“书记”，.*“党工委书记”、“主任”/)],
        account: { posts: ['书记', '党工委书记'] },
      },
    });
    expect((await change('["党工委书记"]')).data).toMatchObject({
      changeAccountPosts: { account: { posts: ['党工委书记'] } },
    });
    const { edges } = await list('first: 9', 'username posts');
    expect(edges.map(({ node }) => node)).toContainEqual({
      username: 'zhang.san',
      posts: ['党工委书记'],
    });
    const { token: owner } = await scene.signIn('zhang.san');
    expect((await scene.ask('{ me { posts } }', owner)).data).toEqual({
      me: { posts: ['党工委书记'] },
    });
    expect((await change('["主任"]', owner)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const twice = (await change('["主任", "主任"]')).errors?.[0]?.extensions;
    expect(twice).toMatchObject({ code: 'INVALID_INPUT', field: 'input.posts' });
  });

  it('when somebody else asks, then it is refused', async () => {
    const { token: street } = await scene.signIn('zhang.san');
    for (const query of [
      '{ accounts { edges { node { username } } } }',
      'mutation { closeRetiredAccounts { usernames } }',
    ])
      expect((await scene.ask(query, street)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
