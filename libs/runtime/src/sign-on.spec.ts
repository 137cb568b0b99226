import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readSignOn } from './sign-on.js';

const whole = {
  SSO_ISSUER: 'https://id.example/realms/qu',
  SSO_CLIENT_ID: 'shaodao',
  SSO_RULES_FILE: resolve('schema/rules/sign-in/example.json'),
  PUBLIC_URL: 'https://shaodao.example/',
};

describe('given the settings of an identity provider', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sign-on-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (text: string): string => {
    const path = join(folder, `${text.length}.txt`);
    writeFileSync(path, text);
    return path;
  };

  it('when there is none, then there is no single sign-on', () => {
    expect(readSignOn({})).toBeUndefined();
    expect(readSignOn({ SSO_CLIENT_ID: 'left over' })).toBeUndefined();
  });

  it('when the least is given, then the rest has its default', () => {
    expect(readSignOn(whole)).toMatchObject({
      client: { issuer: whole.SSO_ISSUER, clientId: 'shaodao' },
      address: { publicUrl: 'https://shaodao.example', scopes: 'openid profile' },
      passwords: 'all',
    });
    expect(readSignOn(whole)).not.toHaveProperty('bearers');
  });

  it('when the secret is in a file, then it is read without its line end', () => {
    const read = readSignOn({ ...whole, SSO_CLIENT_SECRET_FILE: file('a secret\n') });
    expect(read?.client.clientSecret).toBe('a secret');
  });

  it('when machines are let in, then by tokens of this provider unless others are named', () => {
    const SSO_BEARER_AUDIENCE = 'shaodao-api';
    expect(readSignOn({ ...whole, SSO_BEARER_AUDIENCE })?.bearers?.issuers).toEqual([
      whole.SSO_ISSUER,
    ]);
    const SSO_BEARER_ISSUERS = 'https://a.example, http://127.0.0.1:4000';
    expect(readSignOn({ ...whole, SSO_BEARER_AUDIENCE, SSO_BEARER_ISSUERS })?.bearers).toEqual({
      audience: SSO_BEARER_AUDIENCE,
      issuers: ['https://a.example', 'http://127.0.0.1:4000'],
    });
  });

  it.each([
    ['a provider without TLS', { SSO_ISSUER: 'http://id.example' }, 'SSO_ISSUER'],
    ['no client', { SSO_CLIENT_ID: '' }, 'SSO_CLIENT_ID'],
    ['no address of its own', { PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['an address with a path', { PUBLIC_URL: 'https://a.example/sub' }, 'PUBLIC_URL'],
    ['an address without TLS', { PUBLIC_URL: 'http://a.example' }, 'PUBLIC_URL'],
    ['no rules', { SSO_RULES_FILE: '' }, 'SSO_RULES_FILE'],
    ['rules that are not there', { SSO_RULES_FILE: '/nowhere.json' }, 'SSO_RULES_FILE'],
    ['scopes without openid', { SSO_SCOPES: 'profile' }, 'SSO_SCOPES'],
    ['an empty secret file', { SSO_CLIENT_SECRET_FILE: file('\n') }, 'SSO_CLIENT_SECRET_FILE'],
    ['a secret file that is not there', { SSO_CLIENT_SECRET_FILE: '/x' }, 'SSO_CLIENT_SECRET_FILE'],
    ['an audience that ID tokens have', { SSO_BEARER_AUDIENCE: 'shaodao' }, 'SSO_BEARER_AUDIENCE'],
    ['issuers without an audience', { SSO_BEARER_ISSUERS: 'https://a' }, 'SSO_BEARER_AUDIENCE'],
    ['another word', { LOCAL_SIGN_IN: 'none' }, 'LOCAL_SIGN_IN'],
  ])('when there is %s, then the start ends with the name of the variable', (_, part, variable) => {
    expect(() => readSignOn({ ...whole, ...part })).toThrow(expect.objectContaining({ variable }));
  });

  it('when passwords are off and there is no provider, then nobody could sign in: it is refused', () => {
    expect(() => readSignOn({ LOCAL_SIGN_IN: 'administrators' })).toThrow('LOCAL_SIGN_IN');
  });

  it('when a secret is wrong, then the message does not hold it', () => {
    const both = { ...whole, SSO_CLIENT_SECRET: 'hunter2hunter2', SSO_CLIENT_SECRET_FILE: '/x' };
    expect(() => readSignOn(both)).toThrow(/^(?!.*hunter2)/);
  });
});
