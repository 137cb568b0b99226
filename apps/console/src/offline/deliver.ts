import { forgetSent, type Piece, sendPiece } from '../api/evidence';
import { Failure, messageOf } from '../api/failure';
import { heardAgo, serverAheadMs } from '../api/server-clock';
import {
  currentAccount,
  currentToken,
  isSignedOut,
  renewOnce,
  whenSessionChanges,
} from '../session/session';
import type { Answered, Outcome } from '../whistle/outcome';
import { perform } from './operations';
import type { Refusal, Unsent } from './store';
import {
  answerOf,
  discard,
  isAnyWaiting,
  keep,
  piecesOf,
  readUnsent,
  refused,
  taken,
  troubled,
  unsentOf,
  waitingOf,
} from './unsent';

/** An answer that is younger says that the network is there. */
const FRESH_MS = 10_000;
/** Longer than this nobody waits to be told that there is no network. */
const PROBE_MS = 4_000;
/** After this, who took an action is told that it is kept, and it is sent in the background. */
const SHOWN_MS = 15_000;
const EVERY_MS = 10_000;

/** How a round ended: all was answered, or something is in the way of the rest. */
type Round = 'done' | 'stopped';

/** Whether the service answers. What the browser says of its network is not believed. */
async function isReachable(): Promise<boolean> {
  if (heardAgo() < FRESH_MS) return true;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PROBE_MS);
  return fetch('/health/live', { cache: 'no-store', signal: abort.signal })
    .then(({ ok }) => ok)
    .catch(() => false)
    .finally(() => clearTimeout(timer));
}

/** One tab of a browser at a time. Plain HTTP has no locks: there the command ids keep order. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('shaodao-unsent', work) : work();

/** The pieces first: a command refers to nothing that the service does not have. */
async function send({ prepared }: Unsent, pieces: readonly Piece[]): Promise<Answered> {
  for (const piece of pieces) await sendPiece(piece);
  const outcome = await perform(prepared);
  if (!('code' in outcome) || outcome.code !== 'EVIDENCE_UNKNOWN') return outcome;
  // Given up meanwhile, because nothing referred to them.
  forgetSent();
  for (const piece of pieces) await sendPiece(piece);
  return perform(prepared);
}

/** Nothing that is sent now would be answered. */
const IN_THE_WAY = ['UNAUTHENTICATED', 'PASSWORD_CHANGE_REQUIRED', 'OPERATION_NOT_LISTED'];
const LATER = ['EVIDENCE_INTERRUPTED', 'EVIDENCE_STORE_UNAVAILABLE'];
const UNJUDGED = ['UNKNOWN', 'INTERNAL_SERVER_ERROR'];

/** A newer page is needed: the service does not know this one’s questions any more. */
let outdated = false;
export const isOutdated = (): boolean => outdated;

const isInTheWay = ({ code, isPassing }: Failure): boolean =>
  isPassing || IN_THE_WAY.includes(code) || LATER.includes(code);

async function failed(action: Unsent, error: unknown): Promise<Round> {
  const failure = error instanceof Failure ? error : new Failure('UNKNOWN', messageOf(error));
  const { code, message, violations } = failure;
  outdated ||= code === 'OPERATION_NOT_LISTED';
  if (isInTheWay(failure)) return 'stopped';
  if (UNJUDGED.includes(code)) await troubled(action, message);
  else await refused(action, { code, message, violations });
  return 'done';
}

async function sendOne(action: Unsent): Promise<Round> {
  try {
    const outcome = await send(action, await piecesOf(action));
    if ('code' in outcome) await refused(action, outcome);
    else await taken(action, outcome);
    return 'done';
  } catch (error) {
    return failed(action, error);
  }
}

/** The oldest first, each whistle by itself: one that cannot be judged keeps only its own waiting. */
async function sendAll(account: string): Promise<Round> {
  const behind = new Set<string>();
  for (;;) {
    const waiting = await waitingOf(account);
    const next = waiting.find(({ prepared }) => !behind.has(prepared.input.whistleId));
    if (!next) return 'done';
    if ((await sendOne(next)) === 'stopped') return 'stopped';
    const left = await unsentOf(next.commandId);
    if (left && left.refusal === undefined) behind.add(next.prepared.input.whistleId);
  }
}

async function round(): Promise<Round> {
  if (isSignedOut() || !(await isReachable())) return 'stopped';
  if (currentToken() === undefined && !(await renewOnce())) return 'stopped';
  const account = currentAccount();
  return account === undefined ? 'stopped' : inTurn(() => sendAll(account));
}

let running: Promise<Round> | undefined;

/** Sends what waits, in the order in which it was done. One round at a time. */
export function deliver(): Promise<Round> {
  running ??= round()
    .catch((): Round => 'stopped')
    .finally(() => (running = undefined));
  return running;
}

/** Sends on start, when the page is looked at, when there is a network again, and every so often. */
export function startDelivering(): void {
  const now = (): void => void (isAnyWaiting() && deliver());
  document.addEventListener('visibilitychange', () => !document.hidden && now());
  window.addEventListener('online', now);
  whenSessionChanges(() => void (currentToken() !== undefined && deliver()));
  setInterval(now, EVERY_MS);
  void readUnsent();
}

async function untilAnswered(commandId: string): Promise<void> {
  if ((await deliver()) === 'stopped') return;
  // A round that was about to end may have passed it over.
  const left = await unsentOf(commandId);
  if (left && left.refusal === undefined && left.trouble === undefined) await deliver();
}

const afterAWhile = (): Promise<void> => new Promise((done) => setTimeout(done, SHOWN_MS));

/** What is done, and with what. */
interface Action extends Pick<Unsent, 'prepared' | 'what' | 'about' | 'commandId'> {
  readonly pieces: readonly Piece[];
}

const keptOf = (action: Action): Unsent => ({
  commandId: action.commandId,
  account: currentAccount() ?? '',
  prepared: action.prepared,
  pieces: action.pieces.length,
  what: action.what,
  about: action.about,
  takenAt: new Date().toISOString(),
  serverAheadMs: serverAheadMs(),
});

/** Whoever took it reads the reason at once, with all that they typed before them. */
async function told(action: Unsent, { code, message, violations = [] }: Refusal): Promise<Outcome> {
  await discard(action);
  if (violations.length > 0) throw new Failure(code, message, violations);
  return { code, message };
}

/**
 * Does something that must not be lost: it is kept first, then sent, and kept until it is answered.
 * @returns the answer; or that it is kept where none came within a while
 * @throws Failure where fields are not accepted, or where this browser keeps nothing and none came
 */
export async function take(action: Action): Promise<Outcome> {
  const kept = keptOf(action);
  const isKept = await keep(kept, action.pieces).then(
    () => true,
    () => false,
  );
  if (!isKept) return send(kept, action.pieces);
  void navigator.storage?.persist?.();
  await Promise.race([untilAnswered(action.commandId), afterAWhile()]);
  const left = await unsentOf(action.commandId);
  if (left?.refusal) return told(left, left.refusal);
  return answerOf(action.commandId) ?? { isKept: left !== undefined };
}
