import { whistle as whistles, type WhistleEvent } from '#whistle';
import { clockTellers } from './clock-tellers.js';
import { addressed } from './addressing.js';
import type { Notice } from './notice.values.js';
import { quoted } from './notice-text.js';
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

/** Who is told what of an event; pure. Nobody is told twice, nor of what they did themselves. */
export function noticesOf(happening: Happening): readonly Notice[] {
  const { stream, event, whistle, by, nameOf } = happening;
  const whistleId = whistles.idOf(stream);
  const telling: Telling = { whistle, nameOf, said: (text) => quoted(text, whistle) };
  const title = telling.said(whistle.title);
  const about = { by, whistleId, title, source: whistle.source };
  return TELLERS.flatMap((tellers) => {
    const teller = tellers[event.type] as
      ((data: object, telling: Telling) => readonly Told[]) | undefined;
    return (teller?.(event.data, telling) ?? []).flatMap((told) => addressed(told, about));
  });
}
