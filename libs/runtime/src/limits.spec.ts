import { DEFAULT_OPERATION_LIMITS } from '#graphql';

import { readLimits } from './limits.js';

describe('given an operator who sets limits', () => {
  it('when nothing is said, then the defaults hold and only own pages may open sockets', () => {
    const { operations, sockets } = readLimits({});
    expect(operations).toEqual(DEFAULT_OPERATION_LIMITS);
    expect(sockets.origins).toEqual([]);
  });

  it('when some are set, then they hold and the others stay', () => {
    const { operations, sockets } = readLimits({
      MAX_ROOT_FIELDS: '7',
      MAX_SOCKETS: '9',
      ALLOWED_ORIGINS: 'https://Console.example, http://10.1.0.5:8080',
    });
    expect(operations).toEqual({ ...DEFAULT_OPERATION_LIMITS, rootFields: 7 });
    expect(sockets).toMatchObject({
      sockets: 9,
      perAccount: 20,
      origins: ['https://console.example', 'http://10.1.0.5:8080'],
    });
  });

  it.each([
    ['MAX_OPERATION_COST', '0'],
    ['MAX_OPERATION_SECONDS', 'soon'],
    ['MAX_SOCKETS_PER_ACCOUNT', '-1'],
    ['ALLOWED_ORIGINS', 'console.example'],
    ['ALLOWED_ORIGINS', 'https://console.example/page'],
  ])('when %s is %j, then the start ends with its name', (name, value) => {
    expect(() => readLimits({ [name]: value })).toThrow(
      expect.objectContaining({ variable: name }),
    );
  });
});
