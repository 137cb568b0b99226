import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const TRY_MS = 10_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** A GraphQL answer, whichever way it went. */
export interface Answer {
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
  readonly errors?: readonly { readonly extensions?: { code?: string; retryable?: boolean } }[];
}

/** Whether a host can only be this machine. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * Addresses that load may be put on: this machine's own, by plain HTTP.
 * @throws RangeError for any other
 */
export function loopbackOnly(urls: readonly string[]): readonly URL[] {
  return urls.map((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === 'http:' && isLoopback(url.hostname)) return new URL('/graphql', url);
    throw new RangeError(`${text}: load is put on http:// addresses of this machine only`);
  });
}

interface Sending {
  readonly token: string;
  readonly body: string;
  /** Told of every try that has to be made again. */
  readonly onRetry: (why: string) => void;
}

/** How a try went: answered, or the reason to make it again with the same command id. */
interface Heard {
  readonly answer?: Answer;
  readonly why?: string;
}

function heard(answer: Answer): Heard {
  const extensions = answer.errors?.[0]?.extensions;
  return extensions?.retryable ? { why: extensions.code ?? 'RETRYABLE' } : { answer };
}

const unheard = ({ code, message }: NodeJS.ErrnoException): Heard => ({ why: code ?? message });

/** Clients of one or several APIs, which send again what was not answered, elsewhere if need be. */
export class ApiDoor {
  readonly #agent: Agent;
  readonly #urls: readonly URL[];
  #turn = 0;

  /**
   * @param insistMs how long a command is sent again before it is given up
   * @throws RangeError for addresses beyond this machine
   */
  constructor(
    urls: readonly string[],
    connections: number,
    private readonly insistMs: number,
  ) {
    this.#urls = loopbackOnly(urls);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** The answer; undefined where none came in time. */
  async send({ token, body, onRetry }: Sending): Promise<Answer | undefined> {
    const until = performance.now() + this.insistMs;
    for (let tries = 0; ; tries += 1) {
      const { answer, why } = await this.#try(token, body).then(heard, unheard);
      if (why === undefined) return answer;
      if (performance.now() > until) return undefined;
      onRetry(why);
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS);
      await delay(pause * (0.5 + Math.random() / 2));
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #try(token: string, body: string): Promise<Answer> {
    const url = this.#urls[(this.#turn += 1) % this.#urls.length] as URL;
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', agent: this.#agent, headers, timeout: TRY_MS };
      const call = request(url, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('close', () => reject(new Error('CUT_OFF')));
        response.on('end', () => {
          try {
            resolve(JSON.parse(Buffer.concat(chunks).toString()) as Answer);
          } catch {
            reject(new Error(`STATUS_${response.statusCode}`));
          }
        });
      });
      call.on('timeout', () => call.destroy(new Error('NO_ANSWER')));
      call.on('error', reject);
      call.end(body);
    });
  }
}
