import { localIsoOf } from '#calendar';
import type { Open311File } from '../open311-file.js';
import type { RequestsTable } from './requests.tables.js';

/** A service request as GeoReport v2 shows it; absent values are left out. */
export type ServiceRequest = Readonly<Record<string, string | number>>;

/** `2026-11-22T10:35:00+08:00`, as the standard wants its times: without milliseconds. */
const shown = (at: string): string => localIsoOf(at).replace(/\.\d+/, '');

const withoutNothing = (fields: Readonly<Record<string, unknown>>): ServiceRequest =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as ServiceRequest;

export function serviceRequest(
  row: RequestsTable,
  services: Open311File['services'],
  nameOf: (organisation: string) => string,
): ServiceRequest {
  const { kind, category } = row;
  // The lead may have been replaced since: kind and category say which service it was.
  const alike = services.filter((one) => one.kind === kind && one.category === category);
  const service = alike.find(({ lead }) => lead === row.lead) ?? alike[0];
  return withoutNothing({
    service_request_id: row.id,
    status: row.status,
    status_notes: row.notes === '' ? undefined : row.notes,
    service_name: service?.name,
    service_code: service?.code,
    description: row.description,
    agency_responsible: row.lead === '' ? undefined : nameOf(row.lead),
    service_notice: row.reference === '' ? undefined : `来单编号 ${row.reference}`,
    requested_datetime: shown(row.requested_at),
    updated_datetime: shown(row.updated_at),
    expected_datetime: row.expected_at === null ? undefined : shown(row.expected_at),
    address: row.address,
    address_id: row.region,
    lat: row.latitude,
    long: row.longitude,
  });
}
