import { ConfigurationError } from './configuration-error.js';
import { readConfiguration } from './configuration.js';

const read = (env: Record<string, string>, args: string[] = []) => readConfiguration(env, args);
const postgres = { EVENT_STORE: 'postgres', EVENT_STORE_URL: 'postgres://a:b@localhost/c' };

describe('given what is said of the demo', () => {
  it.each([
    ['nothing', {}, [], true],
    ['production', { NODE_ENV: 'production' }, [], false],
    ['an address to listen on', { HOST: '0.0.0.0' }, [], false],
    ['a log that others share', postgres, [], false],
    ['--empty', {}, ['--empty'], false],
    ['that there is none', { DEMO: 'false' }, [], false],
    ['production and that there is one', { NODE_ENV: 'production', DEMO: 'true' }, [], true],
    ['an address and that there is one', { HOST: '0.0.0.0', DEMO: 'true' }, [], true],
    ['--empty and that there is one', { DEMO: 'true' }, ['--empty'], false],
  ])('when it is %s, then that counts', (_, env, args, demo) => {
    expect(read(env, args).demo).toBe(demo);
  });
});

describe('given whose word on addresses is believed', () => {
  const trusted = (text: string | undefined, addresses: readonly string[]) => {
    const { trustProxy } = read(text === undefined ? {} : { TRUST_PROXY: text });
    return addresses.map((address, hop) => trustProxy(address, hop));
  };
  const chain = ['127.0.0.1', '10.0.0.5', '203.0.113.9'];

  it.each([
    [undefined, [true, false, false]],
    ['none', [false, false, false]],
    ['1', [true, false, false]],
    ['2', [true, true, false]],
    ['10.0.0.0/8', [false, true, false]],
    ['loopback, uniquelocal', [true, true, false]],
    ['127.0.0.1,10.0.0.5', [true, true, false]],
  ])('when it is %s, then of a chain these are', (text, expected) => {
    expect(trusted(text, chain)).toEqual(expected);
  });

  it.each(['true', 'everybody', '10.0.0.0/99', '-1', '1.5'])(
    'when it is %s, then it is an error that names the setting',
    (text) => expect(() => read({ TRUST_PROXY: text })).toThrow(/TRUST_PROXY/),
  );
});

describe('given a secret for tokens', () => {
  it.each(['short', 'a'.repeat(64), 'ab'.repeat(32)])(
    'when it is %s, then it is refused',
    (text) => {
      expect(() => read({ TOKEN_SECRET: text })).toThrow(ConfigurationError);
      expect(() => read({ TOKEN_SECRET: text })).not.toThrow(text);
    },
  );

  it('when it seals second factors, then it is held to the same', () => {
    expect(() => read({ SECOND_FACTOR_SECRET: 'short' })).toThrow('SECOND_FACTOR_SECRET');
    expect(read({}).secondFactorSecret).toBeUndefined();
  });

  it('when it is at random, then it is taken', () => {
    const secret = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    expect(read({ TOKEN_SECRET: secret }).tokenSecret).toBe(secret);
  });
});

describe('given roles that need a second factor', () => {
  it('when they are named, then they are read; without a name nobody needs one', () => {
    const roles = 'administrator, assessment';
    expect(read({ SECOND_FACTOR_ROLES: roles }).secondFactorRoles).toEqual([
      'administrator',
      'assessment',
    ]);
    expect(read({}).secondFactorRoles).toEqual([]);
    expect(() => read({ SECOND_FACTOR_ROLES: 'admin' })).toThrow('没有角色 "admin"');
  });
});
