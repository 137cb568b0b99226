import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { openLog } from '#runtime';

import { as, DISTRICT, foundDistrict, tokenOf, type Username } from '../support/district.js';
import { sendPhoto } from '../support/evidence.js';
import type { Client } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

/** A time so many days from now. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString();

const hours = (value: number) => ({ value, unit: '小时' });
const RULES = {
  pack: 'plain',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '测试',
  kinds: [
    {
      kind: 'plain',
      name: '一般哨',
      levels: ['street'],
      limits: { acknowledge: hours(1), arrive: hours(24), resolve: hours(48) },
    },
  ],
};
/** It belongs to the first department. */
export const AGENCY = {
  id: 'agency-1',
  kind: 'stationed-agency',
  name: '试验所',
  parent: 'dept-1',
} as const;
const actor = { account: 'set-up', organisation: DISTRICT.district, role: 'administrator' };

const USERS = ['street', 'community', 'dept-1', 'dept-2', 'centre', 'assessor', 'admin'] as const;

/** What an accepted mutation answers with. */
function acceptedOf(mutation: string): string {
  if (mutation === 'raiseWhistle') return 'WhistleAccepted { whistleId position }';
  return mutation.includes('Talk')
    ? 'TalkAccepted { talkId position events }'
    : 'ConsultationAccepted { consultationId position events }';
}

/** A served district with an assessment office, and a client for each of its accounts. */
export class DutyDistrict {
  /** Of the last command: a query that names it reads what was written. */
  position = '';
  readonly #clients = new Map<Username, Client>();
  #served!: Served;

  async open(): Promise<void> {
    const dataDir = temporaryFolder();
    const rules = join(dataDir, 'rules', 'whistle');
    mkdirSync(rules, { recursive: true });
    writeFileSync(join(rules, 'plain@1.json'), JSON.stringify(RULES));
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await new Directory(log, systemClock).registerOrganisations([AGENCY], { actor });
    await log.close();
    this.#served = await serveApi({ dataDir, env: { ...PLAIN, RULE_PACK: 'plain' } });
    for (const name of USERS) this.#clients.set(name, await as(this.#served.url, name));
  }

  async close(): Promise<void> {
    await this.#served.stop();
    removeFolder(this.#served.dataDir);
  }

  /** Sends a photo for the account's organisation. */
  readonly sendPhoto = async (who: Username): Promise<void> =>
    sendPhoto(this.#served.url, await tokenOf(this.#served.url, who));

  readonly client = (who: Username): Client => this.#clients.get(who)!;

  /** The answer to a mutation: accepted, or the refusal. */
  readonly send = async (who: Username, name: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename
      ... on ${acceptedOf(name)} ... on Rejection { code message } } }`;
    type Answer = { result: Readonly<Record<string, unknown>> };
    const { data, errors } = await this.client(who).send<Answer>(query, { input });
    const { result } = data ?? {};
    if (typeof result?.['position'] === 'string') this.position = result['position'];
    return { result, code: errors?.[0]?.extensions['code'], errors };
  };

  /** Sends a mutation that must take effect. */
  readonly act = async (who: Username, name: string, input: object) => {
    const { result, errors } = await this.send(who, name, input);
    if (!String(result?.['__typename']).endsWith('Accepted'))
      throw new Error(`${name}: ${JSON.stringify(result ?? errors)}`);
    return result ?? {};
  };
}
