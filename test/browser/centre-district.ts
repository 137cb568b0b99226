import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { as, DISTRICT, type Username } from '../support/district.js';
import { neighbourhood } from './neighbourhood.js';
import { HERE } from './visitor.js';

const limit = (value: number, unit: string) => ({ value, unit });
const ASKED = {
  decline: { ruling: limit(1, '小时') },
  extension: { most: limit(10, '工作日'), by: 'command-centre' },
  pause: { by: 'command-centre', most: limit(30, '自然日') },
};
const USUAL = {
  acknowledge: limit(1, '小时'),
  arrive: limit(24, '小时'),
  resolve: limit(5, '工作日'),
};

/** Kinds for each of which the centre has something to do; what is quick is late at once. */
const RULES = {
  pack: 'centre',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '测试',
  kinds: [
    {
      kind: 'hard',
      name: '攻坚哨',
      levels: ['street'],
      limits: USUAL,
      review: { by: 'command-centre', limit: limit(4, '小时') },
      dispatch: { by: 'command-centre', limit: limit(1, '小时') },
      ...ASKED,
    },
    {
      kind: 'ordered',
      name: '派单哨',
      levels: ['street'],
      limits: USUAL,
      dispatch: { by: 'command-centre', limit: limit(1, '小时') },
    },
    { kind: 'usual', name: '一般哨', levels: ['street'], limits: USUAL, ...ASKED },
    {
      kind: 'quick',
      name: '即办哨',
      levels: ['street'],
      limits: { acknowledge: limit(0.001, '分钟'), arrive: limit(1, '小时') },
    },
  ],
};

export const CENTRE_ENV = { DEMO: 'false', RULE_PACK: 'centre' };

/** A data folder of the small district, whose command centre reviews, dispatches and answers. */
export async function centreDistrict(): Promise<string> {
  const dataDir = await neighbourhood();
  const rules = join(dataDir, 'rules', 'whistle');
  mkdirSync(rules, { recursive: true });
  writeFileSync(join(rules, 'centre@1.json'), JSON.stringify(RULES));
  return dataDir;
}

const accepted = (mutation: string): string =>
  `${mutation}(input: $input) { ... on WhistleAccepted { whistleId position } ... on Rejection { message } }`;

/** Sends a command on a whistle as one of the accounts, without a page. @returns its whistle */
export async function send(
  url: string,
  who: Username,
  { mutation, input }: { readonly mutation: string; readonly input: object },
): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  type Answer = { readonly [name: string]: { readonly whistleId?: string } };
  const query = `mutation ($input: ${type}) { ${accepted(mutation)} }`;
  const told = await (await as(url, who)).ask<Answer>(query, { input });
  const { whistleId } = told[mutation] ?? {};
  if (whistleId === undefined) throw new Error(JSON.stringify(told));
  return whistleId;
}

/** Blows a whistle in the name of the street. */
export function blow(url: string, title: string, kind: string, lead = 'dept-1'): Promise<string> {
  const { longitude, latitude } = HERE;
  const place = { address: '建设街 18 号', regionCode: '990101001002', longitude, latitude };
  const what = { title, description: `${title}，请尽快处置。`, kind, place };
  const how = { level: 'STREET', category: '15', channel: 'GRID_PATROL' };
  const input = { street: DISTRICT.street, lead, ...what, ...how };
  return send(url, 'street', { mutation: 'raiseWhistle', input });
}
