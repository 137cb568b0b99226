import { EventStoreError } from '#event-store';

import type { OpenStores } from './run-worker.js';

const away = (): never => {
  throw new EventStoreError('unavailable', 'the stores are not open yet');
};

/** What health and metrics look at, from the first moment: while nothing is open all is down. */
export class Watching {
  private open: OpenStores | undefined;

  readonly eventStore = { head: async () => (this.open ?? away()).eventStore.head() };
  readonly readStore = { status: async () => (this.open ?? away()).readStore.status() };

  opened(open: OpenStores): void {
    this.open = open;
  }
}
