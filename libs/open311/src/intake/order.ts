import { isUUID } from 'class-validator';
import { isLocalDate, readInstant, startOfDate } from '#calendar';
import { findUnusableText, isVisible } from '#event-sourcing';
import type { ResidentContact } from '#whistle';
import { GeoReportError } from '../geo-report-error.js';

/** An order of another platform, whether it came over HTTP or as a line of a file. */
export interface Order {
  readonly serviceCode: string;
  /** Its number on that platform; the same number never raises a second whistle. */
  readonly orderId?: string;
  readonly description: string;
  readonly address?: string;
  /** 12-digit region code (GB/T 2260 and its extensions): the `address_id` of this jurisdiction. */
  readonly regionCode?: string;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly contact?: ResidentContact;
  readonly mediaUrl?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const textOf = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  const text = typeof value === 'string' ? value.trim() : '';
  return isVisible(text) ? text : undefined;
};

/** Refuses characters that stores or XML cannot hold, in any field. */
function refuseUnlessUsable(fields: Fields): void {
  const found = findUnusableText(fields);
  if (!found) return;
  const { path, character } = found;
  throw new GeoReportError(400, 'FIELD_INVALID', `${path} 含有无法使用的字符 ${character}`);
}

function requiredTextOf(fields: Fields, name: string): string {
  const text = textOf(fields, name);
  if (text === undefined) throw new GeoReportError(400, 'FIELD_REQUIRED', `${name} 必填`);
  return text;
}

function refuseUnlessShort(
  name: string,
  text: string | undefined,
  most: number,
): string | undefined {
  if (text !== undefined && text.length > most)
    throw new GeoReportError(400, 'FIELD_TOO_LONG', `${name} 不得超过 ${most} 个字`);
  return text;
}

function degreesOf(fields: Fields, name: 'lat' | 'long', most: number): number | undefined {
  const text = textOf(fields, name);
  if (text === undefined) return undefined;
  const value = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (Math.abs(value) <= most) return value;
  throw new GeoReportError(400, 'FIELD_INVALID', `${name} 须在 -${most} 到 ${most} 之间`);
}

function regionCodeOf(fields: Fields): string | undefined {
  const text = textOf(fields, 'address_id');
  if (text === undefined || /^\d{12}$/.test(text)) return text;
  throw new GeoReportError(400, 'FIELD_INVALID', 'address_id 须为 12 位区划代码');
}

const PHONE = /^\+?[\d -]{5,20}$/;

function contactOf(fields: Fields): ResidentContact | undefined {
  const phone = textOf(fields, 'phone');
  const name = `${textOf(fields, 'last_name') ?? ''}${textOf(fields, 'first_name') ?? ''}`;
  if (phone === undefined) return undefined;
  if (!PHONE.test(phone)) throw new GeoReportError(400, 'FIELD_INVALID', 'phone 格式不符');
  return {
    name: refuseUnlessShort('first_name', name === '' ? '居民' : name, 50) ?? '居民',
    phone,
  };
}

function mediaUrlOf(fields: Fields): string | undefined {
  const text = refuseUnlessShort('media_url', textOf(fields, 'media_url'), 500);
  if (text === undefined || /^https?:\/\/\S+$/.test(text)) return text;
  throw new GeoReportError(400, 'FIELD_INVALID', 'media_url 须为网址');
}

/** The order id: the attribute `order_id`, or the field of that name. */
function orderIdOf(fields: Fields): string | undefined {
  const { attribute } = fields;
  const attributes = typeof attribute === 'object' && attribute ? (attribute as Fields) : {};
  const text = textOf(attributes, 'order_id') ?? textOf(fields, 'attribute[order_id]');
  return refuseUnlessShort('order_id', text ?? textOf(fields, 'order_id'), 128);
}

const dropUndefined = <T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/**
 * Reads the fields of GeoReport v2's POST Service Request.
 * @throws GeoReportError naming the field and the reason
 */
export function orderOf(fields: Fields): Order {
  refuseUnlessUsable(fields);
  const place = {
    address: refuseUnlessShort('address_string', textOf(fields, 'address_string'), 200),
    regionCode: regionCodeOf(fields),
    longitude: degreesOf(fields, 'long', 180),
    latitude: degreesOf(fields, 'lat', 90),
  };
  const { address, longitude, latitude } = place;
  if ((longitude === undefined) !== (latitude === undefined))
    throw new GeoReportError(400, 'LOCATION_REQUIRED', 'lat 与 long 须同时给出');
  if (address === undefined && (longitude === undefined || latitude === undefined))
    throw new GeoReportError(400, 'LOCATION_REQUIRED', 'lat 与 long，或 address_string 必填');
  return {
    serviceCode: requiredTextOf(fields, 'service_code'),
    description:
      refuseUnlessShort('description', requiredTextOf(fields, 'description'), 4000) ?? '',
    ...dropUndefined({
      ...place,
      orderId: orderIdOf(fields),
      contact: contactOf(fields),
      mediaUrl: mediaUrlOf(fields),
    }),
  };
}

/** As many ids as one question may name. */
const MOST_IDS = 200;

/** Request ids from a comma-separated list. @throws GeoReportError */
export function requestIdsOf(text: string): readonly string[] {
  const ids = text.split(',', MOST_IDS + 1).map((id) => id.trim());
  if (ids.length > MOST_IDS)
    throw new GeoReportError(400, 'FIELD_INVALID', `service_request_id 至多 ${MOST_IDS} 个`);
  const wrong = ids.find((id) => !isUUID(id));
  if (wrong === undefined) return ids;
  throw new GeoReportError(400, 'FIELD_INVALID', `service_request_id“${wrong}”无效`);
}

/**
 * A time in the W3C subset of ISO 8601, as UTC with milliseconds; a date alone is its beginning in
 * Asia/Shanghai.
 * @throws GeoReportError
 */
export function timeOf(name: string, text: string): string {
  const at = readInstant(isLocalDate(text) ? startOfDate(text) : text);
  if (at !== undefined) return at;
  const reason = `${name} 须为存在的 ISO 8601 时间，带时区，如 2026-11-01T00:00:00+08:00`;
  throw new GeoReportError(400, 'FIELD_INVALID', reason);
}
