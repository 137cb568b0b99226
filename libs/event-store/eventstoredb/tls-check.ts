import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { EventStoreError } from '#event-store';
import { typeOf } from './eventstoredb-error.js';

const TIMEOUT_MS = 3_000;
/** Handshake errors caused by certificates or protocols, not by the network. */
const FAULTS = /^(ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$)/;

interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly ca?: Buffer;
}

/**
 * The client reports a bad certificate and a dead server both as `unavailable`; only its message
 * differs. So after a failed call over TLS this makes a handshake of its own, whose error has a
 * code; after one success there is nothing more to find out.
 */
export class TlsCheck {
  readonly #endpoint: Endpoint | undefined;
  #sound = false;
  #checking: Promise<string | undefined> | undefined;

  constructor(connectionString: string) {
    this.#endpoint = endpointOf(connectionString);
  }

  /** The error itself, or the TLS error that explains it. */
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
