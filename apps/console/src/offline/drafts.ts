import { useEffect, useRef, useState } from 'react';

import { currentAccount } from '../session/session';
import { store } from './store';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;
const TYPING_MS = 400;

async function read<Values extends object>(key: string): Promise<Values | undefined> {
  try {
    const database = await store();
    const draft = await database.get('drafts', key);
    if (!draft) return undefined;
    if (Date.now() - draft.at < KEPT_DAYS * DAY_MS) return draft.values as Values;
    await database.delete('drafts', key);
  } catch {
    // A browser that keeps nothing has no drafts.
  }
  return undefined;
}

async function write(key: string, values: object): Promise<void> {
  try {
    await (await store()).put('drafts', { key, values, at: Date.now() });
  } catch {
    // It is typed once more, where the page is ended before it is sent.
  }
}

async function drop(key: string): Promise<void> {
  try {
    await (await store()).delete('drafts', key);
  } catch {
    // Nothing was kept.
  }
}

interface DraftOf<Values> {
  /** What was typed before; null where nothing was, undefined until that is known. */
  readonly draft: Values | null | undefined;
  readonly keep: (values: object) => void;
  readonly forget: () => void;
}

/** Writes a while after the last key, and at once where the page goes out of sight, as for a camera. */
function useKeeping(key: string) {
  const held = useRef<object>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useRef((): void => {
    clearTimeout(timer.current);
    if (held.current) void write(key, held.current);
    held.current = undefined;
  }).current;
  useEffect(() => {
    document.addEventListener('visibilitychange', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      clearTimeout(timer.current);
    };
  }, [flush]);
  const keep = (values: object): void => {
    held.current = values;
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, TYPING_MS);
  };
  const forget = (): void => {
    held.current = undefined;
    void drop(key);
  };
  return { keep, forget };
}

/**
 * A form that is there again after the page was ended: a camera may do that.
 * @param form which one, for example of a step on a summons
 */
export function useDraft<Values extends object>(form: string): DraftOf<Values> {
  const key = `${currentAccount() ?? ''}/${form}`;
  const [draft, setDraft] = useState<Values | null>();
  useEffect(() => void read<Values>(key).then((found) => setDraft(found ?? null)), [key]);
  return Object.assign({ draft }, useKeeping(key));
}
