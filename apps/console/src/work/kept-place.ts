import { useEffect, useRef } from 'react';

/** How far somebody was in a list. */
interface Place {
  readonly pages: number;
  readonly top: number;
}

interface Paged {
  readonly data?: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

const KEPT = 'places';
/** Of as many entries of the history; nobody goes back farther. */
const MOST = 50;

type Places = Readonly<Record<string, Place>>;

function places(): Places {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Places;
  } catch {
    return {};
  }
}

function keep(entry: string, place: Place): void {
  const others = Object.entries(places()).filter(([key]) => key !== entry);
  const kept = Object.fromEntries([...others, [entry, place]].slice(-MOST));
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
}

/** The entry of the history that is shown: another one each time that somebody goes on, the same after going back. */
function entryOf(): string {
  const state = window.history.state as { readonly __TSR_key?: string } | null;
  return state?.__TSR_key ?? '';
}

/** How many pages of a list are there; none of one that has no pages. */
const pagesOf = (data: unknown): number =>
  typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages)
    ? data.pages.length
    : 0;

/** Takes up where somebody was in the list: after going back, and after the page was loaded anew. */
export function useKeptPlace({
  data,
  hasNextPage,
  isFetchingNextPage,
  fetchNextPage,
}: Paged): void {
  const entry = entryOf();
  const pages = pagesOf(data);
  const before = useRef<Place | undefined>(undefined);
  const top = useRef(0);
  useEffect(() => {
    before.current = places()[entry];
    top.current = before.current?.top ?? 0;
  }, [entry]);
  useEffect(() => {
    const wanted = before.current;
    if (!wanted || pages === 0 || isFetchingNextPage) return;
    if (pages < wanted.pages && hasNextPage) return void fetchNextPage();
    before.current = undefined;
    window.scrollTo({ top: wanted.top });
  }, [entry, pages, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    if (pages === 0) return;
    const scrolled = (): void => void (top.current = window.scrollY);
    const leave = (): void => keep(entry, { pages, top: top.current });
    window.addEventListener('scroll', scrolled, { passive: true });
    window.addEventListener('pagehide', leave);
    return () => {
      leave();
      window.removeEventListener('scroll', scrolled);
      window.removeEventListener('pagehide', leave);
    };
  }, [entry, pages]);
}
