import { readFileSync } from 'node:fs';

import { buildSchema, getNamedType, isObjectType, isUnionType } from 'graphql';

import { newId } from '#event-sourcing';

import { PASSWORD } from '../support/district.js';
import { EVIDENCE, PHOTO, sendEvidence } from '../support/evidence.js';
import { type Client, clientOf, tokenOf } from '../support/graphql-client.js';
import { EVERYBODY, type Who } from './played-district.js';

/** What came of a call: let in, not with this role, not in this relation, or another refusal. */
export type Outcome = 'yes' | 'role' | 'relation' | `refused: ${string}`;

const STRANGERS = [
  ...['NOT_YOUR_ORGANISATION', 'WHISTLE_OF_ANOTHER_STREET'],
  ...['LEVEL_NOT_YOURS', 'NOT_YOUR_NOTICES', 'EVIDENCE_NOT_FOUND'],
];

const mutations = buildSchema(readFileSync('schema/api.graphql', 'utf8')).getMutationType();

/** What is asked of an accepted command: the ids that it answers with. */
function selectionOf(mutation: string): string {
  const field = mutations?.getFields()[mutation];
  const type = field && getNamedType(field.type);
  if (!isUnionType(type)) return '';
  const accepted = type.getTypes().filter(({ name }) => !/Rejection$|Refused$/.test(name));
  const idsOf = (fields: object) => Object.keys(fields).filter((name) => /Id$/.test(name));
  const parts = accepted.map((one) => {
    const ids = isObjectType(one) ? idsOf(one.getFields()) : [];
    return `... on ${one.name} { ${['__typename', ...ids].join(' ')} }`;
  });
  return `{ __typename ${parts.join(' ')} ... on Rejection { code } }`;
}

type Answered = Readonly<Record<string, string>> | number | null;

export interface Answer {
  readonly outcome: Outcome;
  readonly result: Readonly<Record<string, string>>;
}

const refusalOf = (code: string): Outcome =>
  STRANGERS.includes(code) ? 'relation' : `refused: ${code}`;

/** What the API does not understand is a mistake of the play, and says nothing about rights. */
const MISTAKES = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'];

/** @param code of the refusal that came instead of a result */
export function outcomeOf(result: Answered | undefined, code: unknown): Outcome {
  if (MISTAKES.includes(String(code))) throw new Error(String(code));
  if (code !== undefined) return code === 'FORBIDDEN' ? 'role' : refusalOf(String(code));
  if (result === null || typeof result !== 'object') return 'yes';
  if (result['__typename'] === 'NotYoursRejection') return 'relation';
  return result['code'] === undefined ? 'yes' : refusalOf(result['code']);
}

/** Everybody of the district, signed in; and the procedure, played step by step. */
export class Play {
  url = '';
  readonly #tokens = new Map<Who, string>();

  async open(url: string): Promise<void> {
    this.url = url;
    for (const who of EVERYBODY)
      this.#tokens.set(who, await tokenOf(url, who.toLowerCase(), PASSWORD));
    // Administrators and screens send no commands that refer to evidence.
    for (const who of EVERYBODY.filter((one) => one !== 'Ad' && one !== 'Di'))
      await this.sendFile(who, PHOTO);
  }

  token(who: Who): string {
    return this.#tokens.get(who)!;
  }

  client(who: Who): Client {
    return clientOf(this.url, this.token(who));
  }

  /** Sends a file as evidence; gives what commands refer to it by. */
  async sendFile(who: Who, file: Buffer): Promise<string> {
    const { status, body } = await sendEvidence(this.url, this.token(who), file);
    if (status !== 200 && status !== 201) throw new Error(`${who}: ${JSON.stringify(body)}`);
    return String(body['reference']);
  }

  /** Sends a command; whoever may not is told so in the outcome. */
  async send(who: Who, mutation: string, input: object): Promise<Answer> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { result: ${mutation}(input: $input) ${selectionOf(mutation)} }`;
    const { data, errors } = await this.client(who).send<{ result: Answered }>(query, { input });
    const outcome = outcomeOf(data?.result, errors?.[0]?.extensions['code']);
    const result = data?.result;
    return { outcome, result: result !== null && typeof result === 'object' ? result : {} };
  }

  /** Asks a question; whoever may not is told so in the outcome. */
  async ask(who: Who, question: string): Promise<{ outcome: Outcome; data: unknown }> {
    const { data, errors } = await this.client(who).send<unknown>(`{ ${question} }`);
    return { outcome: outcomeOf(null, errors?.[0]?.extensions['code']), data };
  }

  /** Until every read model knows of what was played in this month, `YYYY-MM`. */
  async settled(month: string): Promise<void> {
    const bands = `whistleBands(month: "${month}") { count }`;
    const lists = [
      'declinePrecedents { edges { node { whistleId } } }',
      'jointMeetings { edges { node { id } } }',
      'talks { edges { node { id } } }',
    ];
    for (const one of lists) while (await this.#isEmpty(one, '"edges":[]')) await pause();
    while (await this.#isEmpty(bands, '"count":0},{"count":0}')) await pause();
  }

  async #isEmpty(question: string, sign: string): Promise<boolean> {
    const { data } = await this.client('Ce').send<unknown>(`{ ${question} }`);
    return JSON.stringify(data ?? null).includes(sign);
  }

  /** Sends a command that must take effect. */
  async act(who: Who, mutation: string, input: object): Promise<Readonly<Record<string, string>>> {
    const { outcome, result } = await this.send(who, mutation, input);
    if (outcome !== 'yes') throw new Error(`${who} ${mutation}: ${outcome}`);
    return result;
  }

  /** 吹哨 by the community, for everybody who is called. */
  async blown(kind: 'plain' | 'gated' | 'started' = 'plain'): Promise<string> {
    const { whistleId = '' } = await this.act('C1', 'raiseWhistle', blowing('COMMUNITY', kind));
    return whistleId;
  }

  /** A whistle that has sounded, and from which one department was released. */
  async sounded(): Promise<string> {
    const whistleId = await this.blown();
    const released = { whistleId, summons: 3, reason: '无需到场' };
    await this.act('S1', 'withdrawDepartment', released);
    return whistleId;
  }

  /** The same after these steps of its lead, or of the assisting department. */
  async after(...steps: readonly (readonly [Who, string, object?])[]): Promise<string> {
    const whistleId = await this.sounded();
    for (const [who, mutation, more] of steps)
      await this.act(who, mutation, Object.assign({ whistleId, summons: 1 }, more));
    return whistleId;
  }

  async closed(): Promise<string> {
    const second = { summons: 2 };
    const whistleId = await this.after(
      ['D1', 'reportResolution', REPORT],
      ['S1', 'confirmResolution'],
      ['S1', 'rateDepartment', SCORES],
      ['D2', 'reportResolution', Object.assign({}, REPORT, second)],
      ['S1', 'confirmResolution', second],
      ['S1', 'rateDepartment', Object.assign({}, SCORES, second)],
    );
    await this.act('S1', 'closeWhistle', { whistleId, summary: '已办结' });
    return whistleId;
  }
}

const pause = () => new Promise((done) => setTimeout(done, 50));

export const RESIDENT = { name: '李秀英', phone: '13812345678' };
/** As it is shown until it is asked for, by `revealContact`. */
export const MASKED_PHONE = '138****5678';
export const REPORT = { summary: '已清理完毕', evidence: EVIDENCE };
export const ARRIVAL = { person: '王工', evidence: EVIDENCE };
export const SCORES = { satisfaction: 4, responseSpeed: 5, cooperation: 4, implementation: 4 };
export const CALL = { lead: 'dept-1', assisting: ['dept-2', 'dept-4'], informed: ['dept-3'] };

export const blowing = (level: 'STREET' | 'COMMUNITY', kind = 'plain') => ({
  commandId: newId(),
  kind,
  level,
  title: '新河路污水外溢',
  description: '污水井反涌，影响出行',
  place: { address: '新河路 18 号', regionCode: '990101001001', longitude: 116.3, latitude: 39.9 },
  category: '01',
  channel: 'GRID_PATROL',
  street: 'street-1',
  contact: RESIDENT,
  ...CALL,
});
