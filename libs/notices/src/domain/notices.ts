import { WHISTLE_STREAM_PREFIX, type WhistleEvent } from '#whistle';
import { clockTellers } from './clock-tellers.js';
import { type Notice, NOTICE_NAMES, type Recipient } from './notice.values.js';
import { spoken } from './notice-text.js';
import type { NoticedWhistle } from './noticed-whistle.js';
import { responseTellers } from './response-tellers.js';
import type { Tellers, Telling, Told } from './telling.js';
import { sourceTellers, whistleTellers } from './whistle-tellers.js';

const TELLERS: readonly Tellers[] = [responseTellers, clockTellers, whistleTellers, sourceTellers];

/** Event types that anybody is told of. */
export const TOLD_EVENTS: readonly string[] = [
  ...new Set(TELLERS.flatMap((tellers) => Object.keys(tellers))),
];

/** What is known when a notice is written. */
export interface Happening {
  readonly stream: string;
  readonly event: WhistleEvent;
  /** The whistle after the event. */
  readonly whistle: NoticedWhistle;
  /** Organisation that brought it about: it is not told of its own doing. */
  readonly by: string;
  nameOf(organisation: string): string;
}

/** One name per recipient, whatever it is. */
export const recipientKey = (to: Recipient): string =>
  'organisation' in to
    ? `organisation/${to.organisation}`
    : 'source' in to
      ? `source/${to.source}`
      : `authority/${to.authority}`;

const each = (to: readonly Recipient[], by: string): readonly Recipient[] => [
  ...new Map(
    to
      .filter((one) => !('organisation' in one) || one.organisation !== by)
      .map((one) => [recipientKey(one), one]),
  ).values(),
];

function addressed(told: Told, { stream, whistle, by }: Happening, telling: Telling): Notice[] {
  const { kind, text, urgent = false, reactBy, summons, outcome } = told;
  const what = {
    kind,
    whistleId: stream.slice(WHISTLE_STREAM_PREFIX.length),
    title: `【${NOTICE_NAMES[kind]}】${telling.said(whistle.title)}`,
    ...{ text, urgent },
    ...(reactBy !== undefined && { reactBy }),
    ...(summons !== undefined && summons > 0 && { summons }),
    ...(outcome !== undefined && { outcome }),
    ...(whistle.source && { source: whistle.source }),
  };
  return each(told.to, by).map((to) => ({ ...what, to }));
}

/** Who is told what of an event; pure. Nobody is told twice, nor of what they did themselves. */
export function noticesOf(happening: Happening): readonly Notice[] {
  const { event, whistle, nameOf } = happening;
  const telling: Telling = { whistle, nameOf, said: (text) => spoken(text, whistle) };
  return TELLERS.flatMap((tellers) => {
    const teller = tellers[event.type] as
      ((data: object, telling: Telling) => readonly Told[]) | undefined;
    return (teller?.(event.data, telling) ?? []).flatMap((told) =>
      addressed(told, happening, telling),
    );
  });
}
