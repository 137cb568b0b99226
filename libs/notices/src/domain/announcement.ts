import type { WhistleEvent } from '#whistle';
import type { Notice, NoticeKind, Recipient } from './notice.values.js';
import type { NoticedWhistle } from './noticed-whistle.js';

/** What announcements are written from. */
export interface AnnouncementContext {
  /** The whistle after the event. */
  readonly whistle: NoticedWhistle;
  /** The name that people know. */
  nameOf(organisation: string): string;
  /** A person's words, fit to be sent. */
  quote(text: string): string;
}

/** One message to several recipients; becomes a notice for each. */
export interface Announcement {
  readonly kind: NoticeKind;
  readonly to: readonly Recipient[];
  readonly text: string;
  /** Also to the organisation that acted: somebody else there has to act. */
  readonly toOwn?: boolean;
  readonly urgent?: boolean;
  readonly reactBy?: string | undefined;
  readonly summons?: number;
  readonly outcome?: NonNullable<Notice['outcome']>;
}

/** By event type: a pure function that says who is told what. */
export type Announcements = {
  readonly [T in WhistleEvent['type']]?: (
    data: Extract<WhistleEvent, { type: T }>['data'],
    context: AnnouncementContext,
  ) => readonly Announcement[];
};

export const CENTRE: Recipient = { authority: 'command-centre' };
export const organisation = (id: string): Recipient => ({ organisation: id });
export const organisations = (ids: readonly string[]): Recipient[] => ids.map(organisation);

/** The street, and the community where a community raised the whistle. */
export const raisersOf = ({ whistle }: AnnouncementContext): Recipient[] =>
  organisations([...new Set([whistle.street, whistle.raisedBy])]);
