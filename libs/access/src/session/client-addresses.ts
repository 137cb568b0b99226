import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** Whether what this address says about the one before it is believed; see Express' `trust proxy`. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** Where calls come from: the address of the connection, or what trusted proxies say of it. */
export class ClientAddresses {
  constructor(private readonly trust: TrustProxy) {}

  of(request: IncomingMessage): string {
    return proxyAddr(request, this.trust);
  }
}
