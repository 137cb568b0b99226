import { Button } from 'antd';
import { useSyncExternalStore } from 'react';

import { t } from '../app/text';
import { currentAccount } from '../session/session';
import { deliver, isOutdated } from './deliver';
import './offline.css';
import { useUnsent } from './unsent';

const HOUR_MS = 3_600_000;
/** What the first page needs comes first over a slow network. */
const AFTER_MS = 3_000;

/** A newer page that has been fetched and waits to be let in. */
let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();

function found(worker: ServiceWorker | null): void {
  if (!worker) return;
  waiting = worker;
  for (const listener of listeners) listener();
}

function watch(registration: ServiceWorkerRegistration): void {
  found(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      // The first one of a browser replaces nothing: nobody needs to be asked.
      if (installing.state === 'installed' && navigator.serviceWorker.controller) found(installing);
    });
  });
  const look = (): void => void registration.update().catch(() => undefined);
  setInterval(look, HOUR_MS);
  document.addEventListener('visibilitychange', () => !document.hidden && look());
  // A part of this page is not there any more: the service has a newer one.
  window.addEventListener('vite:preloadError', look);
}

/** Has the browser keep the page, where it can: over HTTPS or on this machine. */
export function keepPage(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const register = (): void =>
    void serviceWorker
      .register('/worker.js')
      .then(watch)
      .catch(() => undefined);
  setTimeout(register, AFTER_MS);
}

function takeOver(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload());
  waiting?.postMessage('take-over');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Offers a newer page; only after what waits was sent, unless the service no longer takes it from this one. */
export function NewerPage() {
  const worker = useSyncExternalStore(subscribe, () => waiting);
  // Another account’s waits for that account, however long.
  const unsent = useUnsent().filter(
    ({ refusal, account }) => !refusal && account === currentAccount(),
  ).length;
  if (!worker) return null;
  const mayTake = unsent === 0 || isOutdated();
  return (
    <div className="update-bar" role="status">
      <span>
        {mayTake
          ? t('页面有新版本')
          : t('页面有新版本，先发完本机的 {{count}} 件再更新', { count: unsent })}
      </span>
      {mayTake ? (
        <Button onClick={takeOver}>{t('更新')}</Button>
      ) : (
        <Button onClick={() => void deliver()}>{t('现在发送')}</Button>
      )}
    </div>
  );
}
