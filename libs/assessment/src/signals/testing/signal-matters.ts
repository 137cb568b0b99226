import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '#event-sourcing';
import type { WhistleEvent } from '#whistle';

/** Where and what a whistle is about. */
export interface Spot {
  readonly street?: string;
  readonly address?: string;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly category?: string;
}

/** The stream of one whistle, as the log takes it. */
export interface Matter {
  readonly stream: string;
  readonly events: readonly EventToAppend[];
}

const rule = { pack: 'test', version: '1' };

/** One whistle with one summons of 城管局, told event by event in hours after its blow. */
export class MatterOf implements Matter {
  readonly events: EventToAppend[] = [];
  readonly stream: string;
  readonly #raisedAt: string;
  #account = 'test';

  constructor(id: string, raisedAt: string, spot: Spot = {}) {
    this.stream = `whistle-${id}`;
    this.#raisedAt = raisedAt;
    const { street = 'xinhua', address = '解放路', category = '01', longitude, latitude } = spot;
    const located = longitude === undefined ? {} : { longitude, latitude };
    const place = { address, regionCode: '990102002001', ...located };
    const what = { kind: 'routine', level: 'street', title: '占道', description: '占道' };
    const from = { channel: 'wechat', street, raisedBy: street, rule };
    this.#add('WhistleRaised', { at: raisedAt, ...what, place, category, ...from });
    const summons = { at: raisedAt, summons: 1, department: 'chengguan', role: 'lead' };
    this.#add('DepartmentSummoned', { ...summons, cause: 'raised', rule, clocks: {} });
  }

  /** By whom what follows is sent. */
  by(account: string): this {
    this.#account = account;
    return this;
  }

  then(hours: number, type: WhistleEvent['type'], data: object): this {
    const at = new Date(Date.parse(this.#raisedAt) + hours * 3_600_000).toISOString();
    this.#add(type, { at, summons: 1, department: 'chengguan', ...data });
    return this;
  }

  #add(type: WhistleEvent['type'], data: object): void {
    const actor = { account: this.#account, organisation: 'xinhua', role: 'street' };
    const metadata = { commandId: '', command: '', digest: '', correlationId: '', actor };
    const version = { DepartmentArrived: 2, ArrivalDisputed: 2, ResolutionReported: 2 };
    const written = (version as Partial<Record<string, number>>)[type] ?? 1;
    this.events.push({ id: randomUUID(), type, data, metadata, version: written });
  }
}
