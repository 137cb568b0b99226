import { describeAppending } from './appending.contract.js';
import { describeChaining } from './chaining.contract.js';
import type { EventStoreHarness } from './contract-harness.js';
import { describeCopying } from './copying.contract.js';
import { describeReading } from './reading.contract.js';
import { describeRetrying } from './retrying.contract.js';
import { describeSubscribing } from './subscribing.contract.js';
import { describeTraps } from './traps.contract.js';

export type { EventStoreHarness } from './contract-harness.js';

/** What every adapter of the port must do; called once in each adapter's spec. */
export function describeEventStoreContract(name: string, harness: EventStoreHarness): void {
  describe(`the event store contract on ${name}`, () => {
    describeAppending(harness);
    describeRetrying(harness);
    describeReading(harness);
    describeSubscribing(harness);
    describeCopying(harness);
    describeTraps(harness);
    describeChaining(harness);
  });
}
