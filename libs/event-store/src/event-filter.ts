import type { RecordedEvent } from '#event-sourcing';
import type { EventFilter } from './event-store.js';

/** Whether a filter lets an event through. */
export function matcherOf({ streamPrefixes, types }: EventFilter = {}): (
  event: RecordedEvent,
) => boolean {
  const wanted = types && new Set(types);
  return ({ stream, type }) =>
    (!wanted || wanted.has(type)) &&
    (!streamPrefixes || streamPrefixes.some((prefix) => stream.startsWith(prefix)));
}

/** Lets through what any of them does, and perhaps more. */
export function unionOf(filters: readonly (EventFilter | undefined)[]): EventFilter | undefined {
  const listOf = (name: keyof EventFilter): readonly string[] | undefined => {
    const lists = filters.map((filter) => filter?.[name]);
    return lists.includes(undefined)
      ? undefined
      : [...new Set(lists.flatMap((list) => list ?? []))];
  };
  const [types, streamPrefixes] = [listOf('types'), listOf('streamPrefixes')];
  return { ...(types && { types }), ...(streamPrefixes && { streamPrefixes }) };
}
