import type { WhistleEvent } from '#whistle';
import type { Notice, NoticeKind, Recipient } from './notice.values.js';
import type { NoticedWhistle } from './noticed-whistle.js';

/** What a teller knows: the whistle after the event, and how organisations are called. */
export interface Telling {
  readonly whistle: NoticedWhistle;
  /** The name that people know. */
  nameOf(organisation: string): string;
  /** A person's words, fit to go out. */
  said(text: string): string;
}

/** A message before it is addressed to each of its recipients. */
export interface Told {
  readonly kind: NoticeKind;
  readonly to: readonly Recipient[];
  readonly text: string;
  readonly urgent?: boolean;
  readonly reactBy?: string | undefined;
  readonly summons?: number;
  readonly outcome?: NonNullable<Notice['outcome']>;
}

/** One pure function per event type that anybody is told of. */
export type Tellers = {
  readonly [T in WhistleEvent['type']]?: (
    data: Extract<WhistleEvent, { type: T }>['data'],
    telling: Telling,
  ) => readonly Told[];
};

export const CENTRE: Recipient = { authority: 'command-centre' };
export const organisation = (id: string): Recipient => ({ organisation: id });
export const organisations = (ids: readonly string[]): Recipient[] => ids.map(organisation);

/** The street, and the community where one blew it. */
export const raisers = ({ whistle }: Telling): Recipient[] =>
  organisations([...new Set([whistle.street, whistle.raisedBy])]);
