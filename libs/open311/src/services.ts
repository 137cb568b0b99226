import { GeoReportError } from './geo-report-error.js';
import type { Open311File, Open311Service } from './open311-file.js';
import { listOf, type Representation } from './representation.js';

/** Attribute of every service: the order number, so that a repeated delivery raises no second whistle. */
const ORDER_ID = {
  variable: true,
  code: 'order_id',
  datatype: 'string',
  required: false,
  datatype_description: '来单编号，重复提交同一编号不重复吹哨',
  order: 1,
  description: '来单编号',
};

const serviceEntry = ({ code, name, description, group, keywords }: Open311Service) => ({
  service_code: code,
  service_name: name,
  description,
  metadata: true,
  type: 'realtime',
  keywords: (keywords ?? []).join(','),
  ...(group !== undefined && { group }),
});

/** GET Service List. */
export const serviceList = ({ services }: Open311File): Representation =>
  listOf('services', 'service', services.map(serviceEntry));

/**
 * GET Service Definition.
 * @throws GeoReportError 404
 */
export function serviceDefinition({ services }: Open311File, code: string): Representation {
  if (!services.some((service) => service.code === code))
    throw new GeoReportError(404, 'SERVICE_UNKNOWN', `没有服务“${code}”`);
  const attributes = { attribute: [ORDER_ID] };
  return {
    json: { service_code: code, attributes: [ORDER_ID] },
    xml: { service_definition: { service_code: code, attributes } },
  };
}

/** Service discovery: address and formats of the endpoint. */
export function discovery({ contact }: Open311File): Representation {
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: '/open311/v2',
    type: 'production',
  };
  const formats = ['text/xml', 'application/json'];
  const about = { contact, key_service: contact };
  const inXml = { endpoint: [{ ...endpoint, formats: { format: formats } }] };
  return {
    json: { ...about, endpoints: [{ ...endpoint, formats }] },
    xml: { discovery: { ...about, endpoints: inXml } },
  };
}
