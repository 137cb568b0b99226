import { Admission } from './admission.js';

const limits = { sockets: 3, perAddress: 2, perAccount: 1, operations: 5 };
const admission = (origins: readonly string[] = []) =>
  new Admission('/graphql', { ...limits, origins });

const applicant = (more: object = {}, address = '10.0.0.1') => ({
  url: '/graphql',
  headers: { upgrade: 'websocket', host: 'shaodao.example:3000', ...more },
  address,
});

describe('given who may open a socket', () => {
  it.each(['/nothing', '/', '/graphqlx', '/graphql/x', undefined])(
    'when %s is asked for, then there is none',
    (url) => {
      expect(admission().refusalOf({ ...applicant(), url })).toMatchObject({ status: 404 });
    },
  );

  it('when another protocol is asked for, then it is refused', () => {
    const h2c = applicant({ upgrade: 'h2c' });
    expect(admission().refusalOf(h2c)).toMatchObject({ code: 'UPGRADE_UNKNOWN' });
    expect(admission().refusalOf({ ...applicant(), url: '/graphql?x=1' })).toBeUndefined();
  });

  it.each([
    [undefined, [], true],
    ['http://shaodao.example:3000', [], true],
    ['https://SHAODAO.example:3000', [], true],
    ['https://evil.example', [], false],
    ['http://shaodao.example:3001', [], false],
    ['null', [], false],
    ['https://console.example', ['https://console.example'], true],
    ['https://console.example.evil', ['https://console.example'], false],
    ['https://evil.example', ['*'], true],
  ])('when a page of %s asks and %j are allowed, then it may: %s', (origin, origins, may) => {
    const refusal = admission(origins).refusalOf(applicant({ origin }));
    expect(refusal?.code).toBe(may ? undefined : 'ORIGIN_NOT_ALLOWED');
  });

  it('when an address has as many as it may, then others are let in until all are taken', () => {
    const door = admission();
    const leave = [door.enter('10.0.0.1'), door.enter('10.0.0.1')];
    expect(door.refusalOf(applicant())).toMatchObject({ status: 429, code: 'TOO_MANY_SOCKETS' });
    expect(door.refusalOf(applicant({}, '10.0.0.2'))).toBeUndefined();
    door.enter('10.0.0.2');
    expect(door.refusalOf(applicant({}, '10.0.0.3'))).toMatchObject({ status: 503 });
    leave[0]!();
    expect(door.refusalOf(applicant())).toBeUndefined();
  });

  it('when an account has as many as it may, then it has no more until one is closed', () => {
    const door = admission();
    const leave = door.enterAccount('street');
    expect(leave).toBeDefined();
    expect(door.enterAccount('street')).toBeUndefined();
    expect(door.enterAccount('constructor')).toBeDefined();
    leave!();
    expect(door.enterAccount('street')).toBeDefined();
  });
});
