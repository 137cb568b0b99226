import { OperationsAtOnce } from './at-once.js';

describe('given two operations at once of an account and three of an address', () => {
  const atOnce = new OperationsAtOnce({ perAccount: 2, perAddress: 3 });
  const codeOf = (account: string | undefined, address: string) =>
    atOnce.refusalOf({ account, address })?.extensions['code'];

  it('when either has as many, then one more is refused until one is answered', () => {
    const leave = atOnce.enter({ account: 'street', address: '10.0.0.1' });
    atOnce.enter({ account: 'street', address: '10.0.0.2' });
    expect(codeOf('street', '10.0.0.3')).toBe('TOO_MANY_REQUESTS');
    expect(codeOf('centre', '10.0.0.1')).toBeUndefined();
    atOnce.enter({ address: '10.0.0.1' });
    atOnce.enter({ account: 'centre', address: '10.0.0.1' });
    expect(codeOf('dept', '10.0.0.1')).toBe('TOO_MANY_REQUESTS');
    expect(codeOf(undefined, '10.0.0.1')).toBe('TOO_MANY_REQUESTS');
    leave();
    expect(codeOf('street', '10.0.0.1')).toBeUndefined();
  });
});
