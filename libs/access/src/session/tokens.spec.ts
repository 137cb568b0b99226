import { JwtService } from '@nestjs/jwt';
import { type Holder, Tokens } from './tokens.js';

const start = Date.parse('2026-11-22T02:35:00.000Z');
let now = start;
const clock = { now: () => new Date(now).toISOString() };
const tokenSecret = 'k'.repeat(32);
const holder: Holder = {
  username: 'zhang.san',
  displayName: '张三',
  role: 'street',
  organisation: 'street-xinhua',
};
const session = {
  actor: { account: 'zhang.san', organisation: 'street-xinhua', role: 'street' },
  displayName: '张三',
  expiresAt: '2026-11-22T02:50:00.000Z',
  generation: 1,
};

describe('given a token of 15 minutes', () => {
  beforeEach(() => {
    now = start;
  });

  it('when it is verified before its time is over, then it says who is signed in', () => {
    const tokens = new Tokens(clock, { tokenSecret });
    const { token, expiresAt } = tokens.issue(holder);
    expect(expiresAt).toBe('2026-11-22T02:50:00.000Z');
    now = start + 15 * 60_000 - 1;
    expect(tokens.verify(token)).toEqual(session);
  });

  it('when its time is over, then it is worth nothing, remembered or not', () => {
    const tokens = new Tokens(clock, { tokenSecret });
    const { token } = tokens.issue(holder);
    expect(tokens.verify(token)).toEqual(session);
    now = start + 15 * 60_000;
    expect(tokens.verify(token)).toBeUndefined();
    expect(new Tokens(clock, { tokenSecret }).verify(token)).toBeUndefined();
  });

  it('when it is verified again, then it is not computed again', () => {
    const tokens = new Tokens(clock, { tokenSecret });
    const { token } = tokens.issue(holder);
    expect(tokens.verify(token)).toBe(tokens.verify(token));
  });

  it('when it was earned by a later password, then it says by which', () => {
    const tokens = new Tokens(clock, { tokenSecret });
    const { token } = tokens.issue({ ...holder, generation: 3 });
    expect(tokens.verify(token)?.generation).toBe(3);
  });

  it('when it is of a session, then it says of which, and does not outlast it', () => {
    const tokens = new Tokens(clock, { tokenSecret });
    const until = '2026-11-22T02:40:00.500Z';
    const { token, expiresAt } = tokens.issue(holder, { id: '2026-11.first', until });
    expect(expiresAt).toBe('2026-11-22T02:40:00.000Z');
    expect(tokens.verify(token)).toEqual({ ...session, expiresAt, id: '2026-11.first' });
  });

  it('when the process has restarted with the same secret, then it still counts', () => {
    const { token } = new Tokens(clock, { tokenSecret }).issue(holder);
    expect(new Tokens(clock, { tokenSecret }).verify(token)).toEqual(session);
  });

  it('when it claims a longer life than any that is issued, or none, then it is worth nothing', () => {
    const jwt = new JwtService({ secret: tokenSecret, signOptions: { issuer: 'shaodao' } });
    const iat = start / 1000;
    const claims = { sub: 'zhang.san', role: 'street', org: 'street-xinhua', name: '张三', gen: 1 };
    const verified = (times: object) =>
      new Tokens(clock, { tokenSecret }).verify(
        jwt.sign({ ...claims, ...times }, { noTimestamp: !('iat' in times) }),
      );
    expect(verified({ iat, exp: iat + 86_400 })?.actor).toEqual(session.actor);
    expect(verified({ iat, exp: iat + 86_401 })).toBeUndefined();
    expect(verified({ exp: iat + 1800 })).toBeUndefined();
    // Issued in a time that has not come: its life would begin late, and end late.
    expect(verified({ iat: iat + 3600, exp: iat + 3600 + 86_400 })).toBeUndefined();
  });

  it('when it was signed by somebody else, unsigned or bent, then it is worth nothing', () => {
    const tokens = new Tokens(clock, { tokenSecret });
    const { token } = tokens.issue(holder);
    const [header, payload, signature] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const forged = new Tokens(clock, { tokenSecret: 'x'.repeat(32) }).issue(holder).token;
    const bent = [`${header}.${payload}.`, `${none}.${payload}.`, `${header}.${signature}`, ''];
    for (const bad of [forged, ...bent]) expect(tokens.verify(bad)).toBeUndefined();
  });

  it('when its claims are not ours, then it is worth nothing', () => {
    const seconds = start / 1000;
    const jwt = new JwtService({ secret: tokenSecret, signOptions: { issuer: 'shaodao' } });
    const earlier = { sub: 'z', org: 'o', name: 'n', iat: seconds, exp: seconds + 60 };
    const claims = { ...earlier, gen: 1 };
    const tokens = new Tokens(clock, { tokenSecret });
    expect(tokens.verify(jwt.sign({ ...claims, role: 'emperor' }))).toBeUndefined();
    expect(tokens.verify(jwt.sign({ ...claims, role: 'street' }))).toBeDefined();
    expect(tokens.verify(jwt.sign({ ...earlier, role: 'street' }))).toBeUndefined();
  });
});
