import type { Position } from '#event-sourcing';
import type { EventStore } from '#event-store';

const PAGE = 5_000;

const evidenceIn = (data: object): readonly unknown[] =>
  'evidence' in data && Array.isArray(data.evidence) ? data.evidence : [];

function referenceOf(shown: unknown): string | undefined {
  if (typeof shown !== 'object' || shown === null || !('reference' in shown)) return undefined;
  return typeof shown.reference === 'string' ? shown.reference : undefined;
}

/**
 * Which of these pieces any event after a position refers to. The log itself is asked, whatever kind the
 * event is of: a read model may be behind, or may have set a stream aside.
 */
export async function usedSince(
  log: Pick<EventStore, 'readAll'>,
  references: ReadonlySet<string>,
  position: Position,
): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (let after: Position | undefined = position, end = false; !end;) {
    const page = await log.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    for (const { data } of page.events)
      for (const shown of evidenceIn(data)) {
        const reference = referenceOf(shown);
        if (reference !== undefined && references.has(reference)) used.add(reference);
      }
    [after, end] = [page.position, page.end];
  }
  return used;
}
