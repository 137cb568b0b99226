import { Agent, request } from 'undici';
import { type AddressGuard, AddressNotAllowedError } from './address-guard.js';
import { failureOf, type SendOutcome } from './channel.js';
import { retryAfterMsOf } from './retry-after.js';

/** Bytes of an answer that are read; only a few words of it are logged. */
const LARGEST_ANSWER = 64 * 1024;

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** What a receiver answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterMs?: number;
}

/** Posts to URLs chosen by subscribers: limited in time and size, and not into the intranet. */
export class HttpSender {
  private readonly agent: Agent;

  constructor(
    private readonly guard: AddressGuard,
    private readonly timeoutMs: number,
  ) {
    this.agent = new Agent({
      connect: { lookup: guard.lookup, timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      maxResponseSize: LARGEST_ANSWER,
      keepAliveTimeout: 1_000,
    });
  }

  /** @returns the answer, whatever its status, or why there is none. Redirects are not followed. */
  async post({ url, headers, body, signal }: Post): Promise<Answer | SendOutcome> {
    const { protocol, hostname } = new URL(url);
    const listed = this.guard.isListed(hostname);
    if (!listed && (protocol !== 'https:' || !this.guard.allowsHost(hostname)))
      return failureOf('ADDRESS_NOT_ALLOWED', `${protocol}//${hostname}`, { retry: 'never' });
    const limit = AbortSignal.any([signal, AbortSignal.timeout(this.timeoutMs)]);
    try {
      const options = { method: 'POST', headers, body, signal: limit } as const;
      const response = await request(url, { ...options, dispatcher: this.agent });
      return { status: response.statusCode, ...(await answerOf(response)) };
    } catch (error) {
      return outcomeOfError(error, limit);
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

type Response = Awaited<ReturnType<typeof request>>;

async function answerOf({ headers, body }: Response): Promise<Omit<Answer, 'status'>> {
  const [asked, date] = [headers['retry-after'], headers['date']].map((value) => [value].flat()[0]);
  const retryAfterMs = retryAfterMsOf(asked, date, Date.now());
  // The status counts; a body that is too long or broken is ignored.
  const text = await body.text().catch(() => '');
  return { body: text, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

const codeOf = (error: unknown): string => {
  const { code, cause } = Object(error) as { readonly code?: unknown; readonly cause?: unknown };
  return typeof code === 'string' ? code : cause === undefined ? '' : codeOf(cause);
};

function outcomeOfError(error: unknown, limit: AbortSignal): SendOutcome {
  const code = codeOf(error);
  if (code === 'ADDRESS_NOT_ALLOWED' || error instanceof AddressNotAllowedError)
    return failureOf('ADDRESS_NOT_ALLOWED', String(error), { retry: 'never' });
  const late = limit.aborted || /TIMEOUT/.test(code);
  return failureOf(late ? 'TIMEOUT' : 'UNREACHABLE', `${code} ${String(error)}`, {
    unreachable: true,
  });
}

/**
 * Outcome by HTTP status (Standard Webhooks 1.0, Delivery success and failure): only 2xx is success,
 * redirects are not followed, 410 ends the subscription; 429 and 5xx pause the receiver.
 */
export function outcomeOf({ status, body, retryAfterMs }: Answer): SendOutcome {
  if (status >= 200 && status < 300) return { outcome: 'sent', status };
  const asked = { status, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  if (status === 410) return failureOf('GONE', body, { status, retry: 'never', gone: true });
  if (status === 429) return failureOf('RATE_LIMITED', body, { ...asked, unreachable: true });
  if (status >= 500) return failureOf('RECEIVER_FAILED', body, { ...asked, unreachable: true });
  return status < 400 ? failureOf('REDIRECTED', '', asked) : failureOf('REFUSED', body, asked);
}
