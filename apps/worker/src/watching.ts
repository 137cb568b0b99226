import { EventStoreError } from '#event-store';

import type { OpenStores } from './run-worker.js';

const refuseUntilOpen = (): never => {
  throw new EventStoreError('unavailable', 'the stores are not open yet');
};

/** The stores that health and metrics check; before they are open everything is down. */
export class WatchedStores {
  private open: OpenStores | undefined;

  readonly eventStore = { head: async () => (this.open ?? refuseUntilOpen()).eventStore.head() };
  readonly readStore = { status: async () => (this.open ?? refuseUntilOpen()).readStore.status() };

  setOpen(open: OpenStores): void {
    this.open = open;
  }
}
