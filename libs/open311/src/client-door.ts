import { LRUCache } from 'lru-cache';
import { clientNetwork, mayCall, Throttle } from '#access';
import type { Clock } from '#event-sourcing';
import { GeoReportError } from './geo-report-error.js';
import { clientOf, type Open311Client, type Open311File } from './open311-file.js';

/** Wrong keys of one address: enough for one that was mistyped in a program, too few to guess. */
const WRONG_KEYS = { burst: 20, refillSeconds: 30 };
const MINUTE_SECONDS = 60;

const tooMany = (code: string, what: string, waitSeconds: number): GeoReportError =>
  new GeoReportError(429, code, `${what}，请 ${waitSeconds} 秒后再试`, waitSeconds);

/** Lets clients in by their key, and limits what is guessed and what is sent. */
export class ClientDoor {
  readonly #guesses: Throttle;
  readonly #orders: Throttle;
  /** From where which client has been let in: guesses of a neighbour do not shut it out. */
  readonly #known = new LRUCache<string, true>({ max: 1_000 });

  /** @param ordersPerMinute of one client; `MAX_WRITES_PER_MINUTE` */
  constructor(
    private readonly file: Open311File | undefined,
    clock: Clock,
    ordersPerMinute: number,
  ) {
    this.#guesses = new Throttle(clock, WRONG_KEYS);
    const refillSeconds = MINUTE_SECONDS / ordersPerMinute;
    this.#orders = new Throttle(clock, { burst: ordersPerMinute, refillSeconds });
  }

  /** @throws GeoReportError 404 where the district offers no endpoint */
  offered(): Open311File {
    if (this.file) return this.file;
    throw new GeoReportError(404, 'NOT_OFFERED', '本区没有开通 Open311 接口');
  }

  /**
   * The client of a key. After too many wrong ones of an address a right one is refused too, because it
   * would be told from a wrong one otherwise; but not of a client that has come from there before.
   * @throws GeoReportError 403 for a missing or unknown key (GeoReport v2), 429 after too many
   */
  admit(key: string | undefined, address: string): Open311Client {
    const network = clientNetwork(address);
    const client = key === undefined ? undefined : clientOf(this.offered(), key);
    const pair = `${client?.id ?? ''}|${network}`;
    if (client && this.#known.get(pair)) return client;
    const waitSeconds = this.#guesses.attempt(network);
    if (waitSeconds > 0) throw tooMany('TOO_MANY_ATTEMPTS', '无效的 api_key 过多', waitSeconds);
    if (!client) throw new GeoReportError(403, 'API_KEY_INVALID', 'api_key 缺少或无效');
    this.#guesses.payBack(network);
    this.#known.set(pair, true);
    return client;
  }

  /**
   * By the table of permissions, for the role that the operator gave the client.
   * @throws GeoReportError 403 where that role raises no whistles, 429 after too many orders in a minute
   */
  refuseUnlessMaySubmit({ id, role }: Open311Client): void {
    if (!mayCall('raiseWhistle', role))
      throw new GeoReportError(403, 'FORBIDDEN', '该平台所代表的单位不能吹哨');
    const waitSeconds = this.#orders.attempt(id);
    if (waitSeconds > 0) throw tooMany('TOO_MANY_WRITES', '提交过于频繁', waitSeconds);
  }
}
