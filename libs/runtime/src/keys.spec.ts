import { readKeys } from './keys.js';

const SECRET = 'a secret that only this test knows';
const onServer = { EVENT_STORE: 'postgres', EVENT_STORE_URL: 'postgres://u:p@h/log' };
const url = 'postgres://u:p@h/keys';

describe('given the settings of keys', () => {
  it('when nothing is set, then they are in a folder beside the log; elsewhere where one is named', () => {
    expect(readKeys({ DATA_DIR: '/data' })).toEqual({ folder: '/data/keys' });
    expect(readKeys({ KEYS_DIR: '/keys', KEYS_SECRET: SECRET })).toEqual({
      folder: '/keys',
      secrets: { secret: SECRET },
    });
  });

  it('when the log is shared, then the keys have a database and a secret, or a folder that is named', () => {
    expect(() => readKeys(onServer)).toThrow('KEYS_URL');
    expect(() => readKeys({ ...onServer, KEYS_URL: url })).toThrow('KEYS_SECRET');
    expect(readKeys({ ...onServer, KEYS_URL: url, KEYS_SECRET: SECRET })).toMatchObject({ url });
    expect(readKeys({ ...onServer, KEYS_DIR: '/keys' })).toEqual({ folder: '/keys' });
  });

  it.each([
    ['KEYS_SECRET', 'a'.repeat(40)],
    ['KEYS_SECRET_PREVIOUS', 'short'],
    ['KEYS_URL', 'mysql://h'],
  ])('when %s is %s, then it is refused without being repeated', (name, value) => {
    const reading = () => readKeys({ [name]: value });
    expect(reading).toThrow(name);
    expect(reading).not.toThrow(value);
  });
});
