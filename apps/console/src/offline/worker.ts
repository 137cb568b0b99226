/**
 * The service worker: the page opens without network. It holds the frame and the pages that work then, and
 * nothing that was ever answered to anybody.
 */
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** What a service worker has of its own; the rest of the page’s code has a window. */
declare const self: {
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
};

/** Put in by the build: addresses, with a revision where the name does not say the content. */
declare const FILES: { readonly url: string; readonly revision: string | null }[];

precacheAndRoute(FILES);
cleanupOutdatedCaches();

/** Addresses of the service that are no pages of the console. */
const NO_PAGES =
  /^\/(graphql|session|sign-in|explorer|health|metrics|open311|evidence|reports|assets)(\/|$)/;

// The page is kept as it was answered: its policy is in its header, with the nonce that its text bears.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/'), { denylist: [NO_PAGES] }));

// A newer page comes when whoever works says so, and not under their hands.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
