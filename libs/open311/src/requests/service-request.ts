import { localIsoOf } from '#calendar';
import { maskPersonalData } from '#event-sourcing';
import type { Open311File } from '../open311-file.js';
import type { RequestsTable } from './requests.tables.js';

/** A service request of GeoReport v2; absent values are left out. */
export type ServiceRequest = Readonly<Record<string, string | number>>;

/** `2026-11-22T10:35:00+08:00`: GeoReport v2 writes times without milliseconds. */
const timeText = (at: string): string => localIsoOf(at).replace(/\.\d+/, '');

const dropAbsent = (fields: Readonly<Record<string, unknown>>): ServiceRequest =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as ServiceRequest;

export function toServiceRequest(
  row: RequestsTable,
  services: Open311File['services'],
  nameOf: (organisation: string) => string,
): ServiceRequest {
  const { kind, category } = row;
  // Kind and category identify the service, because the lead may have been replaced since.
  const alike = services.filter((one) => one.kind === kind && one.category === category);
  const service = alike.find(({ lead }) => lead === row.lead) ?? alike[0];
  return dropAbsent({
    service_request_id: row.id,
    status: row.status,
    // What was done, in words of the district's people: it leaves the district here.
    status_notes: row.notes === '' ? undefined : maskPersonalData(row.notes),
    service_name: service?.name,
    service_code: service?.code,
    description: row.description,
    agency_responsible: row.lead === '' ? undefined : nameOf(row.lead),
    service_notice: row.reference === '' ? undefined : `来单编号 ${row.reference}`,
    requested_datetime: timeText(row.requested_at),
    updated_datetime: timeText(row.updated_at),
    expected_datetime: row.expected_at === null ? undefined : timeText(row.expected_at),
    address: row.address,
    address_id: row.region,
    lat: row.latitude,
    long: row.longitude,
  });
}
