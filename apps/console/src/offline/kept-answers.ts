import type { Query, QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query';

import { Failure } from '../api/failure';
import { presume, serverAheadMs } from '../api/server-clock';
import { currentAccount, currentToken, whenSessionChanges } from '../session/session';
import { type KeptAnswer, store } from './store';

const DAY_MS = 86_400_000;
/** Older than this nothing is worth reading, and a lost phone tells less. */
const KEPT_DAYS = 7;

/** What can be read without network: who one is, a department’s lists, whistles that were opened. */
const isKept = ({ queryKey: [first, second] }: Query): boolean =>
  first === 'me' ||
  first === 'whistle' ||
  (first === 'list' && (second === 'inbox' || second === 'department-counts'));

/** Never a resident’s contact, not even masked. */
const withoutContact = (name: string, value: unknown): unknown =>
  name === 'contact' ? null : value;

async function keep(query: Query, account: string): Promise<void> {
  const data: unknown = JSON.parse(JSON.stringify(query.state.data, withoutContact));
  const key = query.queryHash;
  const at = query.state.dataUpdatedAt;
  await (await store()).put('answers', { account, key, data, at, serverAheadMs: serverAheadMs() });
}

async function keptOf(query: Query, account: string): Promise<KeptAnswer | undefined> {
  return (await store()).get('answers', [account, query.queryHash]);
}

/** Shows what was answered once, where nothing is shown yet and nobody answers. */
async function show(query: Query, account: string): Promise<void> {
  const kept = await keptOf(query, account);
  if (!kept || query.state.data !== undefined) return;
  presume(kept.serverAheadMs);
  query.setData(kept.data, { updatedAt: kept.at, manual: true });
}

async function forgetOld(): Promise<void> {
  const database = await store();
  for (const { account, key, at } of await database.getAll('answers'))
    if (Date.now() - at > KEPT_DAYS * DAY_MS) await database.delete('answers', [account, key]);
}

const isUnreachable = (error: unknown): boolean => error instanceof Failure && error.isPassing;

/** A browser that keeps nothing works with a network alone. */
const trying = (work: Promise<unknown>): void => void work.catch(() => undefined);

function heed({ action, query }: QueryCacheNotifyEvent & { type: 'updated' }, account: string) {
  if (action.type === 'success' && action.manual !== true) trying(keep(query, account));
  if (action.type === 'failed' && isUnreachable(action.error) && query.state.data === undefined)
    trying(show(query, account));
}

/** Keeps the last answers for whoever is signed in, and shows them where nobody answers. */
export function keepAnswers(queries: QueryClient): void {
  trying(forgetOld());
  queries.getQueryCache().subscribe((event) => {
    const account = currentAccount();
    if (event.type === 'updated' && account !== undefined && isKept(event.query))
      heed(event, account);
  });
  // There is a network again: what is shown from before is asked anew.
  whenSessionChanges(() => {
    if (currentToken() !== undefined) trying(queries.invalidateQueries());
  });
}
