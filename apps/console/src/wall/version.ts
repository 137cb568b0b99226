import { useEffect } from 'react';

import { useIsCutOff } from '../api/live';

const SCRIPT = /\/assets\/index-[^"]+\.js/;
const EVERY_MS = 60_000;
const TRIED = 'version-tried';

const scriptOf = (html: string): string | undefined => SCRIPT.exec(html)?.[0];

/** The page as this tab has it; none while it is worked on. */
const own = scriptOf(document.documentElement.innerHTML);

/** What keeps the page for work without a network hands out the new one, too. */
async function refreshKept(): Promise<void> {
  const kept = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  await Promise.all((kept ?? []).map((one) => one.unregister()));
}

async function reloadIfNew(): Promise<void> {
  if (own === undefined) return;
  const answer = await fetch('/wall', { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return;
  const served = scriptOf(await answer.text());
  // Tried once: a proxy that mixes versions must not make the screen flicker for ever.
  if (served === undefined || served === own || sessionStorage.getItem(TRIED) === served) return;
  sessionStorage.setItem(TRIED, served);
  await refreshKept();
  window.location.reload();
}

/** Loads the page anew once another version of it is served: nobody stands before a wall to do so. */
export function useNewVersion(): void {
  const isCutOff = useIsCutOff();
  useEffect(() => {
    if (isCutOff) return undefined;
    const look = (): void => void reloadIfNew();
    look();
    const timer = setInterval(look, EVERY_MS);
    window.addEventListener('online', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', look);
    };
  }, [isCutOff]);
}
