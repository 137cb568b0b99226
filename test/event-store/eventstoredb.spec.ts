import { openEventStoreDb } from '#event-store/eventstoredb';
import { describeEventStoreContract } from '../../libs/event-store/src/contract/event-store.contract.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { startTarget, targetName, type Target } from '../support/eventstoredb-server/target.js';

let target: Target;
const empty: EventStoreDbServer[] = [];

beforeAll(async () => {
  target = await startTarget();
});
afterAll(async () => {
  await target.stop();
  await Promise.all(empty.map((server) => server.stop()));
});

describeEventStoreContract(targetName, {
  open: () => openEventStoreDb(target),
  // The log of a real server is not emptied: for an empty one the test server always stands in.
  openEmpty: async () => {
    const server = await EventStoreDbServer.start();
    empty.push(server);
    return openEventStoreDb(server);
  },
  maxEventBytes: 1024 * 1024,
});
