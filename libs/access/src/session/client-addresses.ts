import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** Whether this proxy is trusted to name the address before it; see Express' `trust proxy`. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** Finds the client's address: that of the connection, or the one that trusted proxies name. */
export class ClientAddresses {
  constructor(private readonly trust: TrustProxy) {}

  addressOf(request: IncomingMessage): string {
    return proxyAddr(request, this.trust);
  }
}
