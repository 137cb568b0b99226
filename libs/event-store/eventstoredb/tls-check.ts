import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { EventStoreError } from '#event-store';
import { typeOf } from './eventstoredb-error.js';

const TIMEOUT_MS = 3_000;
/** Errors of a handshake that fails because of what the two sides are, not of the network. */
const FAULTS = /^(ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$)/;

interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly ca?: Buffer;
}

/**
 * The client says `unavailable` to a certificate that does not hold as to a dead server, and only
 * its message tells them apart. So a failed call over TLS is followed by a handshake of our own,
 * whose error has a code; once one succeeded there is nothing more to find out.
 */
export class TlsCheck {
  readonly #endpoint: Endpoint | undefined;
  #sound = false;
  #checking: Promise<string | undefined> | undefined;

  constructor(connectionString: string) {
    this.#endpoint = endpointOf(connectionString);
  }

  /** The error itself, or what is wrong with TLS where that is why. */
  async explain(error: unknown): Promise<unknown> {
    if (!this.#endpoint || this.#sound || typeOf(error) !== 'unavailable') return error;
    const fault = await this.#check(this.#endpoint);
    if (fault === undefined) return error;
    const message = `no TLS connection to ${this.#endpoint.host}: ${fault}`;
    return new EventStoreError('credentials', message, { cause: error });
  }

  #check(endpoint: Endpoint): Promise<string | undefined> {
    this.#checking ??= shakeHands(endpoint)
      .then((outcome) => {
        this.#sound = outcome === 'sound';
        return FAULTS.test(outcome) ? outcome : undefined;
      })
      .finally(() => (this.#checking = undefined));
    return this.#checking;
  }
}

/** The first host of a connection string with TLS; undefined without. */
function endpointOf(connectionString: string): Endpoint | undefined {
  const [, host, port, query] =
    /^[^:]+:\/\/(?:[^@/]*@)?([^:,/?]+)(?::(\d+))?[^?]*(?:\?(.*))?$/.exec(connectionString) ?? [];
  const settings = new Map(
    [...new URLSearchParams(query)].map(([key, value]) => [key.toLowerCase(), value]),
  );
  if (host === undefined || settings.get('tls') === 'false') return undefined;
  const file = settings.get('tlscafile');
  return { host, port: Number(port ?? 2113), ...(file && { ca: readFileSync(file) }) };
}

function shakeHands({ host, ...endpoint }: Endpoint): Promise<string> {
  return new Promise((resolve) => {
    const name = isIP(host) ? {} : { servername: host };
    const socket = connect({ host, ...name, ALPNProtocols: ['h2'], ...endpoint });
    const done = (outcome: string) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.setTimeout(TIMEOUT_MS, () => done('timeout'));
    socket.on('secureConnect', () => done('sound'));
    socket.on('error', ({ code }: NodeJS.ErrnoException) => done(code ?? 'unknown'));
  });
}
