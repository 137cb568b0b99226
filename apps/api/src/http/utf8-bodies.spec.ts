import { NOT_UTF8, refuseUnlessUtf8, refuseUnlessUtf8Form } from './utf8-bodies.js';

const ADDRESS = '/open311/v2/requests.json';
const gb18030 = Buffer.from([0xd5, 0xbc, 0xb5, 0xc0]);
const refusal = expect.objectContaining({ status: 400, message: NOT_UTF8 });

describe('given what a request holds', () => {
  it('when it is UTF-8, then it passes', () => {
    const body = Buffer.from('{"title":"占道经营😀 100%"}');
    expect(() => refuseUnlessUtf8({}, undefined, body, 'utf-8')).not.toThrow();
  });

  it('when it is GB18030, then it is refused before its text is lost', () => {
    expect(() => refuseUnlessUtf8({}, undefined, gb18030, 'utf-8')).toThrow(refusal);
  });

  it('when it is said to be UTF-16, then it is not held to be UTF-8', () => {
    const body = Buffer.from('{"title":"占道"}', 'utf16le');
    expect(() => refuseUnlessUtf8({}, undefined, body, 'utf-16le')).not.toThrow();
  });
});

describe('given a form', () => {
  const sent = (body: string | Buffer, url = ADDRESS) =>
    refuseUnlessUtf8Form({ url }, undefined, Buffer.from(body as string), 'utf-8');

  it.each([
    ['UTF-8, escaped', 'description=%E5%8D%A0%E9%81%93+100%25'],
    ['UTF-8 as it is', 'description=占道'],
    ['a sign that escapes nothing', 'description=100%&unit=%zz'],
    ['empty', ''],
  ])('when it is %s, then it passes', (_, body) => {
    expect(() => sent(body)).not.toThrow();
  });

  it.each<[string, string | Buffer, string]>([
    ['GB18030', gb18030, ADDRESS],
    ['GB18030, escaped', 'description=%D5%BC%B5%C0', ADDRESS],
    ['half of a character, escaped', 'description=%ed%a0%80', ADDRESS],
    ['GB18030 in its address', '', `${ADDRESS}?description=%D5%BC%B5%C0`],
  ])('when it is %s, then it is refused', (_, body, url) => {
    expect(() => sent(body, url)).toThrow(refusal);
  });
});
