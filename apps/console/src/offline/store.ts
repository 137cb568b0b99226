import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import type { Piece } from '../api/evidence';
import type { Violation } from '../api/failure';
import type { Prepared } from './operations';

/** Why the service did not take an action. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly violations?: readonly Violation[];
}

/** An action that somebody has taken, and that the service has not answered yet. */
export interface Unsent {
  /** In which order they were taken on this device. */
  readonly order?: number;
  readonly commandId: string;
  /** Who took it: nobody else sends it. */
  readonly account: string;
  readonly prepared: Prepared;
  /** How many photographs and documents go with it; they are kept beside it. */
  readonly pieces: number;
  /** 报到, 记进展 …, and on what, for people. */
  readonly what: string;
  readonly about: string;
  /** By the device’s own clock. ISO 8601 UTC. */
  readonly takenAt: string;
  /** How far the server’s clock was ahead of it then, as far as known. */
  readonly serverAheadMs: number;
  /** The service’s answer, where it was no. */
  readonly refusal?: Refusal;
  /** Why it could not be judged, though the service was reached. */
  readonly trouble?: string;
}

/** A photograph of an action, kept apart from it: a list of what waits does not read them. */
export interface KeptPiece extends Piece {
  readonly commandId: string;
}

/** What the service answered once, for reading without network. */
export interface KeptAnswer {
  readonly account: string;
  /** The question, as the page knows it. */
  readonly key: string;
  readonly data: unknown;
  readonly at: number;
  readonly serverAheadMs: number;
}

/** A form that was not sent: a camera may end the page that opened it. */
export interface Draft {
  readonly key: string;
  readonly values: object;
  readonly at: number;
}

/** Whoever was signed in here last: the page opens for them without network. */
interface LastAccount {
  readonly username: string;
}

interface Schema extends DBSchema {
  unsent: { key: number; value: Unsent; indexes: { commandId: string } };
  pieces: { key: [string, string]; value: KeptPiece };
  answers: { key: [string, string]; value: KeptAnswer };
  drafts: { key: string; value: Draft };
  last: { key: string; value: LastAccount };
}

type Store = IDBPDatabase<Schema>;

const NAME = 'shaodao';
const VERSION = 1;
const LAST = 'account';

let opened: Promise<Store> | undefined;

function open(): Promise<Store> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade(database) {
      const unsent = database.createObjectStore('unsent', {
        keyPath: 'order',
        autoIncrement: true,
      });
      unsent.createIndex('commandId', 'commandId', { unique: true });
      database.createObjectStore('pieces', { keyPath: ['commandId', 'reference'] });
      database.createObjectStore('answers', { keyPath: ['account', 'key'] });
      database.createObjectStore('drafts', { keyPath: 'key' });
      database.createObjectStore('last');
    },
    // A newer page in another tab waits for this one.
    blocking: () => void forget(),
    terminated: () => (opened = undefined),
  });
}

async function forget(): Promise<void> {
  const database = await opened;
  opened = undefined;
  database?.close();
}

/** What this browser keeps. Fails where it keeps nothing, as in a private window of some. */
export function store(): Promise<Store> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** @returns undefined where nobody was, or nothing is kept */
export async function lastAccount(): Promise<string | undefined> {
  try {
    return (await (await store()).get('last', LAST))?.username;
  } catch {
    return undefined;
  }
}

export async function rememberAccount(username: string): Promise<void> {
  try {
    await (await store()).put('last', { username }, LAST);
  } catch {
    // A browser that keeps nothing works with a network alone.
  }
}

async function clear(names: readonly ('answers' | 'drafts' | 'last')[]): Promise<void> {
  try {
    const transaction = (await store()).transaction(names, 'readwrite');
    for (const name of names) void transaction.objectStore(name).clear();
    await transaction.done;
  } catch {
    // Nothing was kept.
  }
}

/** Where a session was ended from elsewhere, as of a lost phone: nothing can be read here any more. */
export const forgetAnswers = (): Promise<void> => clear(['answers', 'last']);

/** Of whoever signs out: all but what was not sent yet. */
export const forgetAccount = (): Promise<void> => clear(['answers', 'drafts', 'last']);
