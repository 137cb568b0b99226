import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { listOf, render } from './representation.js';

const CHARS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const parser = new XMLParser({ ignoreDeclaration: true, parseTagValue: false, trimValues: false });

const xmlOf = (description: string): string =>
  render(listOf('service_requests', 'request', [{ description }]), 'xml');

describe('given what an older record holds', () => {
  it.each([
    ['占道\u000b第二行', '占道\ufffd第二行'],
    ['\u0000\u0001\u001b', '\ufffd\ufffd\ufffd'],
    ['半个\ud83d字\ude00', '半个\ufffd字\ufffd'],
    ['\ufffe\uffff', '\ufffd\ufffd'],
    ['<a>&"\'😀\n]]>', '<a>&"\'😀\n]]>'],
  ])('when %j is told in XML, then it can be read there as %j', (text, read) => {
    const told = parser.parse(xmlOf(text)) as { service_requests: { request: object } };
    expect(told.service_requests.request).toEqual({ description: read });
  });

  it('when it is any text at all, then the XML is well-formed [L1]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (odd, text) => {
        const xml = xmlOf(`${odd}${text}\ud800\u0000`);
        expect(xml).toMatch(CHARS);
        expect(XMLValidator.validate(xml)).toBe(true);
      }),
    );
  });
});
