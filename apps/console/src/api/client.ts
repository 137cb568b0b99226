import { currentToken, isOffline, renewOnce, sessionEnded } from '../session/session';
import { Failure, unreachable, type Violation } from './failure';
import type { TypedDocumentString } from './generated';
import { heed } from './server-clock';

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: {
      readonly code?: string;
      readonly violations?: readonly Violation[];
    };
  }[];
}

/** Longer than any question is worked on; a phone in a tunnel has to say so some time. */
const PATIENCE_MS = 20_000;

async function post(body: string): Promise<Answer<unknown>> {
  const askedAt = Date.now();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  const token = currentToken();
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body,
      signal: abort.signal,
    });
    heed(response, askedAt);
    return (await response.json()) as Answer<unknown>;
  } catch {
    throw unreachable();
  } finally {
    clearTimeout(timer);
  }
}

const isUnauthenticated = ({ errors }: Answer<unknown>): boolean =>
  errors?.[0]?.extensions?.code === 'UNAUTHENTICATED';

/** Once more with a new token where the old one ran out, so that nothing that was typed is lost. */
async function postSignedIn(body: string): Promise<Answer<unknown>> {
  if (isOffline() && !(await renewOnce())) throw unreachable();
  const answer = await post(body);
  if (!isUnauthenticated(answer) || currentToken() === undefined) return answer;
  if (!(await renewOnce())) return answer;
  const again = await post(body);
  if (isUnauthenticated(again)) sessionEnded();
  return again;
}

function refuseErrors({ errors }: Answer<unknown>): void {
  const error = errors?.[0];
  if (!error) return;
  const { code = 'UNKNOWN', violations = [] } = error.extensions ?? {};
  throw new Failure(code, error.message, violations);
}

/**
 * Asks the service.
 * @throws Failure
 */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const answer = await postSignedIn(JSON.stringify({ query: String(document), variables }));
  refuseErrors(answer);
  if (!answer.data) throw unreachable();
  return answer.data as Data;
}
