import { isFromOwnPage } from './renewal-gate.js';

const host = 'shaodao.example:3000';
const mark = { 'x-shaodao-session': 'renew' };
const asked = (headers: object, origins: readonly string[] = []) =>
  isFromOwnPage({ host, ...mark, ...headers }, origins);

describe('given a request to renew a session', () => {
  it.each([
    ['a page of this host', { origin: 'http://shaodao.example:3000' }, true],
    [
      'a page of this host behind a proxy that renames it',
      { host: 'api:3000', origin: 'https://shaodao.example', 'sec-fetch-site': 'same-origin' },
      true,
    ],
    ['no page', {}, true],
    ['a page of another host', { origin: 'https://evil.example' }, false],
    ['a page of another port', { origin: 'http://shaodao.example:3001' }, false],
    [
      'a page of a neighbour',
      { origin: 'https://b.example', 'sec-fetch-site': 'same-site' },
      false,
    ],
    ['a page that hides its origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
    ['a link that was followed', { 'sec-fetch-site': 'none' }, false],
  ])('when it comes from %s, then it is ours: %s', (_, headers, ours) => {
    expect(asked(headers)).toBe(ours);
  });

  it('when its page is allowed by name, then it is ours; a star names nobody', () => {
    const console = { origin: 'https://console.example', 'sec-fetch-site': 'same-site' };
    expect(asked(console, ['https://console.example'])).toBe(true);
    expect(asked(console, ['*'])).toBe(false);
  });

  it('when it does not carry the mark, then it is not ours, wherever it comes from', () => {
    expect(isFromOwnPage({ host, origin: 'http://shaodao.example:3000' }, [])).toBe(false);
    expect(isFromOwnPage({ host, 'sec-fetch-site': 'same-origin' }, [])).toBe(false);
  });
});
