import { logoutOf } from './logout-token.js';
import { isLocalPath } from './sign-in-state.js';
import { isSafeIssuer } from './issuer.js';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const payload = { jti: 'one', sub: '8f14e45f', sid: 's-1', events: { [event]: {} } };

describe('given the payload of a logout token', () => {
  it('when it names a session, a subject or both, then they are read', () => {
    expect(logoutOf(payload)).toEqual({ id: 'one', session: 's-1', subject: '8f14e45f' });
    const { sub, sid, ...rest } = payload;
    expect(logoutOf({ ...rest, sid })).toEqual({ id: 'one', session: sid });
    expect(logoutOf({ ...rest, sub })).toEqual({ id: 'one', subject: sub });
  });

  it.each([
    ['a nonce, as ID tokens have', { nonce: 'n' }],
    ['a nonce that is null', { nonce: null }],
    ['no id', { jti: undefined }],
    ['an id that is no text', { jti: 7 }],
    ['no event', { events: undefined }],
    ['another event', { events: { 'http://schemas.openid.net/event/other': {} } }],
    ['an event that is no object', { events: { [event]: true } }],
    ['events in a list', { events: [event] }],
    ['nobody', { sub: undefined, sid: undefined }],
    ['a session that is no text', { sid: { a: 1 } }],
    ['a subject beyond measure', { sub: 'x'.repeat(257) }],
  ])('when it has %s, then it is none', (_, part) => {
    expect(logoutOf({ ...payload, ...part } as never)).toBeUndefined();
  });
});

describe('given where somebody wants to go after signing in', () => {
  it.each(['/', '/whistles/7?tab=a&b=%E5%93%A8#x', '/a//b', '/.well-known/x'])(
    'when it is %s, then it is of this service',
    (path) => {
      expect(isLocalPath(path)).toBe(true);
    },
  );

  it.each([
    '',
    'whistles',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/a\nb',
    '/a b',
    '/哨',
    'javascript:alert(1)',
    `/${'a'.repeat(500)}`,
  ])('when it is %j, then it is not', (path) => {
    expect(isLocalPath(path)).toBe(false);
  });
});

describe('given the address of a provider', () => {
  it.each([
    'https://id.example',
    'https://id.example/realms/qu',
    'http://127.0.0.1:4000',
    'http://localhost',
    'http://[::1]:80',
  ])('when it is %s, then it may be asked', (issuer) => {
    expect(isSafeIssuer(issuer)).toBe(true);
  });

  it.each([
    'http://id.example',
    'http://127.0.0.1.example',
    'ftp://id.example',
    'https://u:p@id.example',
    'https://id.example/?a',
    'id.example',
  ])('when it is %s, then it may not', (issuer) => {
    expect(isSafeIssuer(issuer)).toBe(false);
  });
});
