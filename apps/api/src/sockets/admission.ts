import { Counts } from '#graphql';
import type { SocketLimits } from '#runtime';

/** Why a socket is not opened: the status of the answer, a stable code, and the reason in Chinese. */
export interface NotAdmitted {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The parts of an upgrade request that decide. */
export interface Applicant {
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly address: string;
}

const ALL = 'all';
const tooManySockets = (message: string): NotAdmitted => ({
  status: 429,
  code: 'TOO_MANY_SOCKETS',
  message,
});

/** Decides who may open a socket, and counts those that are open. */
export class Admission {
  private readonly open = new Counts();
  private readonly accounts = new Counts();

  constructor(
    private readonly path: string,
    private readonly limits: SocketLimits,
  ) {}

  /** Why a socket is refused; undefined if it is admitted. */
  refusalOf({ url, headers, address }: Applicant): NotAdmitted | undefined {
    if (url?.split('?')[0] !== this.path)
      return { status: 404, code: 'NOT_FOUND', message: '此处没有 WebSocket' };
    if (String(headers['upgrade']).toLowerCase() !== 'websocket')
      return { status: 400, code: 'UPGRADE_UNKNOWN', message: '只能升级为 WebSocket' };
    if (!this.isOurs(headers['origin'], headers['host']))
      return { status: 403, code: 'ORIGIN_NOT_ALLOWED', message: '此来源的网页不得连接' };
    if (this.open.of(ALL) >= this.limits.sockets)
      return { status: 503, code: 'TOO_MANY_SOCKETS', message: '连接已满，请稍后再试' };
    if (this.open.of(address) >= this.limits.perAddress) return tooManySockets('此地址的连接过多');
    return undefined;
  }

  /** Counts a socket until the returned function is called. */
  enter(address: string): () => void {
    const leaving = [this.open.enter(ALL), this.open.enter(address)];
    return () => leaving.forEach((leave) => leave());
  }

  /** The same for the socket's account; undefined if it has too many already. */
  enterAccount(account: string): (() => void) | undefined {
    if (this.accounts.of(account) >= this.limits.perAccount) return undefined;
    return this.accounts.enter(account);
  }

  /** Only browsers send an origin, and they always do. */
  private isOurs(origin: unknown, host: unknown): boolean {
    if (typeof origin !== 'string') return true;
    const { origins } = this.limits;
    if (origins.includes('*') || origins.includes(origin.toLowerCase())) return true;
    return URL.canParse(origin) && new URL(origin).host === String(host).toLowerCase();
  }
}
