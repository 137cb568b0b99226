import { XMLBuilder } from 'fast-xml-parser';
import { GeoReportError } from './geo-report-error.js';

/** The two formats of GeoReport v2. */
export type Format = 'json' | 'xml';

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** @throws GeoReportError 406 for a format that is neither */
export function formatOf(text: string): Format {
  if (text === 'json' || text === 'xml') return text;
  throw new GeoReportError(406, 'FORMAT_UNKNOWN', '格式只有 json 与 xml');
}

/** Characters that XML 1.0 cannot contain (2.2, Char); old records may hold some. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const builder = new XMLBuilder({
  format: false,
  suppressEmptyNode: true,
  tagValueProcessor: (_, value) => String(value).replace(NO_XML, '\ufffd'),
});

/** An answer in both formats. */
export interface Representation {
  readonly json: unknown;
  readonly xml: Readonly<Record<string, unknown>>;
}

/** A list, as an array in JSON and as children of a root in XML. */
export const listOf = (root: string, item: string, items: readonly object[]): Representation => ({
  json: items,
  xml: { [root]: { [item]: items } },
});

export function render({ json, xml }: Representation, format: Format): string {
  if (format === 'json') return JSON.stringify(json);
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build(xml) as string}`;
}
