import type { TalkEvent, TalkEvidence, TalkGround, TalkGuest, TalkPromise } from './talk.events.js';

export const PROMISE_STATES = ['open', 'reported', 'kept', 'broken'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** A promise and what became of it. */
export interface KnownPromise extends TalkPromise {
  readonly state: PromiseState;
  readonly reported?: {
    readonly at: string;
    readonly summary: string;
    readonly evidence: readonly TalkEvidence[];
  };
  readonly judgedAt?: string;
  readonly brokenBecause?: string;
}

/** 约谈, for decisions and for reading; plain data that can be stored as JSON. */
export interface Talk {
  readonly status: 'none' | 'called' | 'held' | 'closed' | 'cancelled';
  readonly organisation: string;
  readonly calledBy: string;
  readonly calledAt: string;
  readonly ground: TalkGround;
  readonly holdBy: string;
  readonly held?: {
    readonly heldAt: string;
    readonly attended: readonly TalkGuest[];
    readonly record: string;
  };
  readonly promises: readonly KnownPromise[];
  readonly conclusion?: string;
  readonly cancelReason?: string;
  /** Time of the last event; the next one is never earlier. */
  readonly lastAt: string;
}

export const noTalk: Talk = {
  status: 'none',
  organisation: '',
  calledBy: '',
  calledAt: '',
  ground: { kind: 'repeated', period: '' },
  holdBy: '',
  promises: [],
  lastAt: '',
};

const withPromise = (
  { promises }: Talk,
  no: number,
  change: (promise: KnownPromise) => KnownPromise,
): readonly KnownPromise[] => promises.map((one) => (one.no === no ? change(one) : one));

export function evolve(state: Talk, { type, data }: TalkEvent): Talk {
  const lastAt = data.at;
  switch (type) {
    case 'TalkCalled': {
      const { at: calledAt, ...called } = data;
      return { ...state, ...called, calledAt, lastAt, status: 'called' };
    }
    case 'TalkHeld': {
      const { heldAt, attended, record } = data;
      const promises = data.promises.map((one): KnownPromise => ({ ...one, state: 'open' }));
      return { ...state, lastAt, status: 'held', held: { heldAt, attended, record }, promises };
    }
    case 'PromiseReported': {
      const { at, summary, evidence } = data;
      const reported = { at, summary, evidence };
      const change = (one: KnownPromise) => ({ ...one, state: 'reported' as const, reported });
      return { ...state, lastAt, promises: withPromise(state, data.promise, change) };
    }
    case 'PromiseConfirmed': {
      const judged = { state: 'kept', judgedAt: lastAt } as const;
      const promises = withPromise(state, data.promise, (one) => ({ ...one, ...judged }));
      return { ...state, lastAt, promises };
    }
    case 'PromiseBroken': {
      const judged = { state: 'broken', judgedAt: lastAt, brokenBecause: data.reason } as const;
      const promises = withPromise(state, data.promise, (one) => ({ ...one, ...judged }));
      return { ...state, lastAt, promises };
    }
    case 'TalkClosed':
      return { ...state, lastAt, status: 'closed', conclusion: data.conclusion };
    case 'TalkCancelled':
      return { ...state, lastAt, status: 'cancelled', cancelReason: data.reason };
  }
}

/** When the next thing of it is due: that it is held, or that a promise is done; undefined for nothing. */
export function nextDueOf({ status, holdBy, promises }: Talk): string | undefined {
  if (status === 'called') return holdBy;
  if (status !== 'held') return undefined;
  const open = promises.filter(({ state }) => state === 'open').map(({ dueAt }) => dueAt);
  return open.toSorted()[0];
}
