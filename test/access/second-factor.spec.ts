import { Secret, TOTP } from 'otpauth';

import { as, PASSWORD } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served } from '../support/served.js';
import { admin, districtFolder, me } from './served-access.js';

interface Answer {
  readonly code?: string;
  readonly token?: string;
  readonly uri?: string;
  readonly secret?: string;
  readonly recoveryCodes?: readonly string[];
}

describe('given a service whose administrators need a second factor', () => {
  let dataDir: string;
  let served: Served;
  const serve = (env = {}) => serveApi({ dataDir, env: { ...PLAIN, HOST: '127.0.0.1', ...env } });

  beforeAll(async () => {
    dataDir = await districtFolder();
    served = await serve({ SECOND_FACTOR_ROLES: 'administrator' });
  }, 120_000);
  afterAll(async () => {
    await served.stop();
    removeFolder(dataDir);
  });

  async function ask(mutation: string, token?: string): Promise<Answer> {
    const query = `mutation { it: ${mutation.replace('$refused', '... on Rejection { code }')} }`;
    return (await clientOf(served.url, token).ask<{ it: Answer }>(query)).it;
  }
  const quoted = (code?: string) => (code === undefined ? '' : `, code: "${code}"`);
  const who = (username: string) => `username: "${username}", password: "${PASSWORD}"`;
  const signIn = (username: string, code?: string) =>
    ask(`signIn(${who(username)}${quoted(code)}) { ... on SignedIn { token } $refused }`);
  const offer = (username: string, code?: string) =>
    ask(
      `offerSecondFactor(input: { ${who(username)}${quoted(code)} }) {
        ... on SecondFactorOffered { secret uri } $refused }`,
    );
  const confirm = (username: string, code: string) =>
    ask(
      `confirmSecondFactor(input: { ${who(username)}${quoted(code)} }) {
        ... on SecondFactorConfirmed { recoveryCodes } $refused }`,
    );
  const RESET = 'resetSecondFactor(input: { username: "USERNAME" }) { __typename $refused }';
  const reset = (username: string, token?: string) =>
    ask(RESET.replace('USERNAME', username), token);
  const codeOf = ({ secret = '' }: Answer, steps: number): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: Date.now() + 30_000 * steps,
    });

  it('when the administrator signs in, then only once an authenticator is bound, and by its code', async () => {
    expect(await signIn('admin')).toEqual({ code: 'SECOND_FACTOR_SETUP_REQUIRED' });
    const offered = await offer('admin');
    expect(offered.uri).toMatch(/^otpauth:\/\/totp\//);
    const { recoveryCodes = [] } = await confirm('admin', codeOf(offered, 0));
    expect(recoveryCodes).toHaveLength(10);
    expect(await signIn('admin')).toEqual({ code: 'SECOND_FACTOR_REQUIRED' });
    const { token } = await signIn('admin', codeOf(offered, 1));
    expect(await me(clientOf(served.url, token))).toBe(200);
    expect(await offer('admin')).toEqual({ code: 'SECOND_FACTOR_REQUIRED' });
    expect(await reset('admin', token)).toMatchObject({ code: 'ACCOUNT_IS_YOUR_OWN' });
    await served.stop();
    served = await serve();
    expect(await signIn('admin', recoveryCodes[0])).toHaveProperty('token');
    expect(await signIn('admin', recoveryCodes[0])).toEqual({ code: 'SECOND_FACTOR_WRONG' });
    expect(served.log()).not.toContain(recoveryCodes[0]);
  }, 120_000);

  it('when a street loses its authenticator, then an administrator or the command line resets it', async () => {
    const street = await as(served.url, 'street');
    const bind = async () => {
      const { recoveryCodes = [] } = await confirm('street', codeOf(await offer('street'), 0));
      return recoveryCodes;
    };
    await bind();
    expect(await me(street)).toBe(401);
    expect(await signIn('street')).toEqual({ code: 'SECOND_FACTOR_REQUIRED' });
    const { said } = await admin(dataDir, 'users', 'reset-second-factor', 'admin');
    expect(said).toContain('已重置 admin 的验证器');
    const { token } = await signIn('admin');
    const centre = await signIn('centre');
    await expect(reset('street', centre.token)).rejects.toThrow('FORBIDDEN');
    expect(await reset('street', token)).toEqual({ __typename: 'AccountChanged' });
    expect(await signIn('street')).toHaveProperty('token');
  }, 120_000);
});
