import { useSyncExternalStore } from 'react';

import type { Piece } from '../api/evidence';
import type { Answered } from '../whistle/outcome';
import { type Refusal, store, type Unsent } from './store';

/** What tabs of one browser tell each other. */
interface News {
  readonly commandId?: string;
  readonly outcome?: Answered;
}

const channel = 'BroadcastChannel' in window ? new BroadcastChannel('shaodao-unsent') : undefined;

let shown: readonly Unsent[] = [];
const listeners = new Set<() => void>();
/** Answers that came while this page was open, by command id. */
const outcomes = new Map<string, Answered>();
const answered = new Set<(outcome: Answered) => void>();

/** Reads what is there, and tells whoever shows it. */
export async function readUnsent(): Promise<void> {
  try {
    shown = await (await store()).getAll('unsent');
  } catch {
    // A browser that keeps nothing has nothing that was not sent.
    return;
  }
  void markIcon(shown.length);
  for (const listener of listeners) listener();
}

/** On the icon of an installed page, where there is one. */
async function markIcon(count: number): Promise<void> {
  if ('setAppBadge' in navigator) await navigator.setAppBadge(count).catch(() => undefined);
}

function hear({ commandId, outcome }: News): void {
  if (commandId !== undefined && outcome) {
    outcomes.set(commandId, outcome);
    for (const listener of answered) listener(outcome);
  }
  void readUnsent();
}

channel?.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data));

function tell(news: News): void {
  channel?.postMessage(news);
  hear(news);
}

/**
 * Keeps an action until the service has answered it. The same one is kept once.
 * @throws where the browser keeps nothing
 */
export async function keep(action: Unsent, pieces: readonly Piece[]): Promise<void> {
  const { commandId } = action;
  const names = ['unsent', 'pieces'] as const;
  const transaction = (await store()).transaction(names, 'readwrite', { durability: 'strict' });
  const unsent = transaction.objectStore('unsent');
  if ((await unsent.index('commandId').getKey(commandId)) === undefined) {
    void unsent.add(action);
    for (const piece of pieces)
      void transaction.objectStore('pieces').put(Object.assign({ commandId }, piece));
  }
  await transaction.done;
  tell({});
}

const allOf = (commandId: string): IDBKeyRange =>
  IDBKeyRange.bound([commandId, ''], [commandId, '\uffff']);

/** The photographs of an action. */
export const piecesOf = async ({ commandId }: Unsent): Promise<readonly Piece[]> =>
  (await store()).getAll('pieces', allOf(commandId));

async function remove({ order, commandId }: Unsent): Promise<void> {
  const transaction = (await store()).transaction(['unsent', 'pieces'], 'readwrite');
  if (order !== undefined) void transaction.objectStore('unsent').delete(order);
  void transaction.objectStore('pieces').delete(allOf(commandId));
  await transaction.done;
}

/** What is to be sent in somebody’s name, the oldest first. */
export async function waitingOf(account: string): Promise<readonly Unsent[]> {
  const all = await (await store()).getAll('unsent');
  return all.filter((one) => one.account === account && one.refusal === undefined);
}

/** @returns undefined where it was answered, or taken back */
export async function unsentOf(commandId: string): Promise<Unsent | undefined> {
  return (await store()).getFromIndex('unsent', 'commandId', commandId);
}

/** The service has answered: it need not be kept any more. */
export async function taken(action: Unsent, outcome: Answered): Promise<void> {
  await remove(action);
  tell({ commandId: action.commandId, outcome });
}

/** The service has answered no: it stays until somebody has read why. */
export async function refused(action: Unsent, refusal: Refusal): Promise<void> {
  await (await store()).put('unsent', Object.assign({}, action, { refusal }));
  const { code, message } = refusal;
  tell({ commandId: action.commandId, outcome: { code, message } });
}

/** The service was reached and could not judge it. */
export async function troubled(action: Unsent, trouble: string): Promise<void> {
  await (await store()).put('unsent', Object.assign({}, action, { trouble }));
  tell({});
}

/** Somebody gives it up, or has read why it was refused. */
export async function discard(action: Unsent): Promise<void> {
  await remove(action);
  tell({});
}

/** To be tried once more, though it was refused. */
export async function retry(action: Unsent): Promise<void> {
  const again = Object.assign({}, action);
  Reflect.deleteProperty(again, 'refusal');
  Reflect.deleteProperty(again, 'trouble');
  await (await store()).put('unsent', again);
  tell({});
}

export const answerOf = (commandId: string): Answered | undefined => outcomes.get(commandId);

/** Calls back at each answer, whichever tab it came to. */
export function whenAnswered(listener: (outcome: Answered) => void): () => void {
  answered.add(listener);
  return () => answered.delete(listener);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) void readUnsent();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this browser has not sent yet, of everybody who used it. */
export const useUnsent = (): readonly Unsent[] => useSyncExternalStore(subscribe, () => shown);

/** Whether any of it is to be sent. */
export const isAnyWaiting = (): boolean => shown.some(({ refusal }) => refusal === undefined);
