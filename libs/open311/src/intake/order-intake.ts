import { v5 } from 'uuid';
import type { Directory, Organisations } from '#directory';
import { type Actor, beginningOf, newId } from '#event-sourcing';
import {
  type RaiseWhistle,
  whistleIdOf,
  whistleMessage,
  type WhistleReply,
  WhistleRequest,
} from '#whistle';
import { GeoReportError } from '../geo-report-error.js';
import type { Open311Client, Open311File, Open311Service } from '../open311-file.js';
import type { Order } from './order.js';

/** Namespace of command ids derived from orders. Never changed: it makes repeated orders recognisable. */
const ORDER_NAMESPACE = '2c1f5a3e-7f0e-5d0c-9d0a-6f2f5b7f1c42';

/** The command id of an order: the same for every delivery of it. */
const commandIdOf = (client: string, orderId: string | undefined): string =>
  orderId === undefined ? newId() : v5(`${client}/${orderId}`, ORDER_NAMESPACE);

export interface SubmittedOrder {
  readonly whistleId: string;
  /** The order was delivered before, and the whistle exists already. */
  readonly again: boolean;
}

/** 接单: raises a whistle for an order of another platform. */
export class OrderIntake {
  constructor(
    private readonly services: Open311File['services'],
    private readonly directory: Directory,
    private readonly raise: (request: WhistleRequest) => Promise<WhistleReply>,
  ) {}

  /** @throws GeoReportError when the order cannot become a whistle; nothing is written then */
  async submit(order: Order, client: Open311Client): Promise<SubmittedOrder> {
    const service = this.services.find(({ code }) => code === order.serviceCode);
    if (!service)
      throw new GeoReportError(404, 'SERVICE_UNKNOWN', `没有服务“${order.serviceCode}”`);
    const organisations = await this.directory.current();
    const command = whistleFrom(order, { service, client, organisations });
    const { id: account, organisation, role } = client;
    const actor: Actor = { account: `open311:${account}`, organisation, role };
    const commandId = commandIdOf(client.id, order.orderId);
    const whistleId = whistleIdOf(commandId);
    const delivery = { actor, commandId };
    const request = new WhistleRequest(whistleId, command, delivery);
    const { outcome } = await this.raise(request);
    if (outcome.outcome === 'accepted') return { whistleId, again: outcome.deduplicated };
    const { rejection } = outcome;
    // In the sender's terms, who does not know command ids.
    const reason =
      rejection.rejected === 'COMMAND_ID_REUSED'
        ? `工单“${order.orderId}”此前已受理，内容不同`
        : whistleMessage(rejection);
    throw new GeoReportError(400, rejection.rejected, reason);
  }
}

interface OrderContext {
  readonly service: Open311Service;
  readonly client: Open311Client;
  readonly organisations: Organisations;
}

/** The street of a region code, or the client's own. */
function streetOf({ regionCode }: Order, { client, organisations }: OrderContext) {
  const prefix = regionCode?.slice(0, 9);
  const own = organisations.streetOf(client.organisation);
  const byRegion = organisations
    .active({ kind: 'street' })
    .find((street) => prefix !== undefined && street.regionCode?.slice(0, 9) === prefix);
  const street = byRegion ?? (own === undefined ? undefined : organisations.find(own));
  if (street) return street;
  throw new GeoReportError(400, 'STREET_UNKNOWN', 'address_id 的区划代码不属于本区任何街道');
}

const TITLE_LENGTH = 100;

/** 服务名加地点: the title of the whistle. */
export const titleOf = (
  order: Pick<Order, 'address' | 'description'>,
  service: Pick<Open311Service, 'name'>,
): string => beginningOf(`${service.name}：${order.address ?? order.description}`, TITLE_LENGTH);

function descriptionOf({ description, mediaUrl }: Order): string {
  return mediaUrl === undefined ? description : `${description}\n${mediaUrl}`;
}

function placeOf(order: Order, region: string): RaiseWhistle['place'] {
  const { longitude, latitude, address, regionCode } = order;
  const located = longitude !== undefined && latitude !== undefined;
  return {
    address: address ?? `${longitude},${latitude}`,
    regionCode: regionCode ?? region.padEnd(12, '0'),
    ...(located && { longitude, latitude }),
  };
}

function whistleFrom(order: Order, taken: OrderContext): RaiseWhistle {
  const { service, client } = taken;
  const street = streetOf(order, taken);
  const { contact, orderId } = order;
  const { kind, level, category, lead, assisting = [] } = service;
  return {
    type: 'RaiseWhistle',
    kind,
    level,
    category,
    lead,
    assisting,
    informed: [],
    title: titleOf(order, service),
    description: descriptionOf(order),
    place: placeOf(order, street.regionCode ?? ''),
    channel: client.channel,
    ...(contact && { contact }),
    street: street.id,
    source: { system: client.id, reference: orderId ?? '' },
  };
}
