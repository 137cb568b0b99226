import { AccessScene } from '../testing/access-scene.js';

let now = Date.parse('2026-11-22T02:35:00.000Z');
const clock = { now: () => new Date(now).toISOString() };
const initial = `${AccessScene.password} li.si`;
const chosen = 'quite another sentence';

describe('given an account whose password an administrator chose', () => {
  let scene: AccessScene;
  let admin: string;
  beforeAll(async () => {
    scene = await AccessScene.open(clock);
    ({ token: admin } = await scene.signIn('admin'));
    const input = 'username: "li.si", displayName: "李四", role: ADMINISTRATOR, organisation: "d"';
    await scene.ask(
      `mutation { openAccount(input: { ${input}, password: "${initial}" }) { __typename } }`,
      admin,
    );
  });
  afterAll(() => scene.close());

  async function signIn(password: string) {
    now += 1_000;
    const { data } = await scene.ask(
      `mutation { signIn(username: "li.si", password: "${password}") { ... on SignedIn { token mustChangePassword } } }`,
    );
    return data?.['signIn'] as { token: string; mustChangePassword: boolean };
  }
  const codeOf = async (query: string, token: string) => {
    const { errors, data } = await scene.ask(query, token);
    const { code, violations } = errors?.[0]?.extensions ?? {};
    return (violations as { code: string }[] | undefined)?.[0]?.code ?? code ?? data;
  };
  const change = (to: string, token: string) =>
    codeOf(
      `mutation { changePassword(input: { currentPassword: "${initial}", newPassword: "${to}" }) {
        __typename ... on Rejection { code } } }`,
      token,
    );

  it('when its owner signs in, then nothing but changing it is let in, and not to the same', async () => {
    const { token, mustChangePassword } = await signIn(initial);
    expect(mustChangePassword).toBe(true);
    for (const query of [
      '{ mySessions { id } }',
      '{ auditLog(day: "2026-11-22") { edges { node { at } } } }',
      'mutation { closeAccount(input: { username: "zhang.san" }) { __typename } }',
    ])
      expect(await codeOf(query, token)).toBe('PASSWORD_CHANGE_REQUIRED');
    expect(await codeOf('{ me { username } }', token)).toEqual({ me: { username: 'li.si' } });
    expect(await change(initial, token)).toBe('PASSWORD_UNCHANGED');
    expect(await change(chosen, token)).toEqual({
      changePassword: { __typename: 'AccountChanged' },
    });
    expect(await codeOf('{ me { username } }', token)).toBe('UNAUTHENTICATED');
    const { token: next, mustChangePassword: again } = await signIn(chosen);
    expect(again).toBe(false);
    expect(await codeOf('{ mySessions { current } }', next)).toEqual({
      mySessions: [{ current: true }],
    });
  });

  it('when an administrator resets it, then sessions end and it is initial again; never one’s own', async () => {
    const { token } = await signIn(chosen);
    const reset = (username: string) =>
      codeOf(
        `mutation { resetPassword(input: { username: "${username}", password: "${initial}" }) {
          __typename ... on Rejection { code } } }`,
        admin,
      );
    expect(await reset('Li.Si')).toEqual({ resetPassword: { __typename: 'AccountChanged' } });
    expect(await codeOf('{ me { username } }', token)).toBe('UNAUTHENTICATED');
    expect((await signIn(initial)).mustChangePassword).toBe(true);
    expect(await reset('admin')).toMatchObject({ resetPassword: { code: 'ACCOUNT_IS_YOUR_OWN' } });
  });
});
