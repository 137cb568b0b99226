import { join } from 'node:path';

import { raising } from '../support/lifecycle.js';
import { Fuzz } from './fuzz.js';
import { CommandLedger } from './fuzz/command-ledger.js';
import { files } from './fuzz/files.js';
import { type Cases, tryCases } from './fuzz/lanes.js';
import { COMMANDS } from './fuzz/leaves.js';
import { type Place, placeOn } from './fuzz/place.js';
import type { Sent } from './fuzz/requests.js';
import { FileCases } from './fuzz/try-files.js';
import { seedsOfSpecs } from './seeds.js';

const CASES = { requests: 220, talks: 20, files: 12 };
const LANES = 4;

let place: Place;
let fuzz: Fuzz;
beforeAll(async () => {
  place = await placeOn('sqlite');
  fuzz = new Fuzz(place);
  await fuzz.begin();
}, 120_000);
afterAll(async () => {
  await fuzz.end();
  await place.stop();
}, 60_000);

/** What does not hold, with the seed that makes it again. */
async function foundBy<T>(cases: Cases<T>, seed: number, count: number): Promise<string[]> {
  const lanes = cases.name === 'file' ? 1 : LANES;
  const amount = { cases: count, lanes, seed, say: () => undefined };
  const { tried, faults } = await tryCases(cases, amount);
  const written = await fuzz.ledger.look(cases.name === 'file');
  const ended = fuzz.ended === undefined ? [] : [fuzz.ended];
  const left = tried === count ? [] : [`${tried} of ${count} cases were tried`];
  return [...faults, ...written, ...ended, ...left].map((fault) => `SEED=${seed}: ${fault}`);
}

describe('given a served district with whistles in every state', () => {
  describe.each(seedsOfSpecs())('when anything is sent to it, by the seed %s', (_, seed) => {
    it('then no request ends in a fault, and what is refused is not written', async () => {
      expect(await foundBy(fuzz.requests, seed, CASES.requests)).toEqual([]);
    }, 120_000);

    it('then nothing that is said over a socket breaks it', async () => {
      await fuzz.signIn();
      await fuzz.ledger.begin();
      expect(await foundBy(fuzz.talks, seed, CASES.talks)).toEqual([]);
    }, 120_000);

    it('then no file of an operator breaks a command, and one that failed wrote nothing', async () => {
      const given = new FileCases(place, fuzz.ledger, join(place.dataDir, 'open311.json'));
      try {
        expect(await foundBy(given.cases(files), seed, CASES.files)).toEqual([]);
      } finally {
        given.end();
      }
    }, 120_000);
  });

  it('when all of it was sent, then much was accepted, much refused, and verify finds nothing', async () => {
    const told = [...fuzz.told.values()];
    expect(told.filter(({ accepted }) => accepted > 0).length).toBeGreaterThan(15);
    expect(told.filter(({ refused }) => refused > 0).length).toBeGreaterThan(60);
    expect(await place.verify()).toBeUndefined();
  }, 60_000);

  it('when something was written that a client was refused, then it is found', async () => {
    await fuzz.signIn();
    const ledger = new CommandLedger(place.log);
    await ledger.begin();
    const commandId = COMMANDS[0]!.replace(/^5/, '6');
    const { body, mutation: what, as: user } = raising(commandId);
    const headers = { 'content-type': 'application/json' };
    const sent: Sent = { what, user, method: 'POST', path: '/graphql', headers, body, commandId };
    expect(await fuzz.requests.check(sent)).toBeUndefined();
    ledger.note(sent, false);
    const [found] = await ledger.look();
    expect(found).toMatch(/written though refused: WhistleRaised/);
  });
});
