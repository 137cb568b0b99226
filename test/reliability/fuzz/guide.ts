import type { EventStore } from '#event-store';

import { clientOf } from '../../support/graphql-client.js';
import type { Sent } from './requests.js';

type Fields = Record<string, unknown>;

/** Where a command on a whistle is possible now, and for whom. */
interface Place {
  readonly user: string;
  readonly whistleId: string;
  readonly revision: number;
  readonly summons?: number;
}

interface Shown {
  readonly revision: number;
  readonly actions: readonly Action[];
  readonly summonses: readonly { readonly summons: number; readonly actions: readonly Action[] }[];
}
interface Action {
  readonly action: string;
  readonly possible: boolean;
}

const SHOWN = `revision actions { action possible }
  summonses { summons actions { action possible } }`;
/** Whistles of one request. */
const TOGETHER = 20;
/** Whistles that are looked at: those that were changed last. */
const MOST_WHISTLES = 60;
const PAGE = 2_000;

/** What an id is one of, by the field that takes it; `id` alone by its operation. */
const FAMILIES: Readonly<Record<string, string>> = {
  meetingId: 'meeting-',
  consultationId: 'consultation-',
  talkId: 'talk-',
  'jointMeeting.id': 'meeting-',
  'consultation.id': 'consultation-',
  'talk.id': 'talk-',
  'assessmentPeriod.id': 'assessment-period-',
  'revokeApiKey.id': 'apikey-',
  'rotateApiKey.id': 'apikey-',
  'changePersonDetails.id': 'person',
  'movePerson.id': 'person',
  'recordPersonLeft.id': 'person',
  person: 'person',
  'restatePeriod.period': 'assessment-period-',
  'publishPeriod.period': 'assessment-period-',
  'withdrawPreliminaryPeriod.period': 'assessment-period-',
};
/** Counted within what they belong to. */
const ORDINALS = ['appeal', 'promise', 'enforcement', 'duty'];

/** Done for one's own organisation only. */
const OF_ONES_OWN = /^((un)?subscribe(To|From)Notices|assignDuties|withdrawDuty)$/;
const ORGANISATION_OF: Readonly<Record<string, string>> = {
  street: 'street-1',
  community: 'community-1',
  centre: 'district',
};
const organisationOf = (user = ''): string => ORGANISATION_OF[user] ?? user;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Knows what is there and what may be done now, as people are shown it: chance alone seldom guesses an id, and
 * hardly ever whose turn it is.
 */
export class Guide {
  readonly #places = new Map<string, Place[]>();
  /** Ids by what they are of, the newest last. */
  readonly #ids = new Map<string, Set<string>>();
  #after: string | undefined;

  constructor(
    private readonly url: string,
    private readonly log: EventStore,
  ) {}

  /** @param tokens of everybody who plays */
  async look(tokens: ReadonlyMap<string, string>): Promise<void> {
    await this.#readOn();
    this.#places.clear();
    const whistles = [...(this.#ids.get('whistle-') ?? [])].slice(-MOST_WHISTLES);
    for (const [user, token] of tokens)
      for (let at = 0; at < whistles.length; at += TOGETHER)
        await this.#ask({ user, token }, whistles.slice(at, at + TOGETHER));
  }

  async #readOn(): Promise<void> {
    for (let end = false; !end;) {
      const from = this.#after === undefined ? {} : { after: this.#after };
      const page = await this.log.readAll({ limit: PAGE, ...from });
      for (const { stream, type, data } of page.events) {
        const prefix = FAMILY.exec(stream)?.[0];
        if (prefix !== undefined) this.#add(prefix, stream.slice(prefix.length));
        if (type === 'PersonRegistered') this.#add('person', (data as { id: string }).id);
      }
      [this.#after, end] = [page.position ?? this.#after, page.end];
    }
  }

  #add(of: string, id: string): void {
    const ids = this.#ids.get(of) ?? new Set();
    this.#ids.set(of, ids);
    ids.delete(id);
    ids.add(id);
  }

  async #ask(
    { user, token }: { readonly user: string; readonly token: string },
    whistles: readonly string[],
  ): Promise<void> {
    const fields = whistles.map((id, n) => `w${n}: whistle(id: "${id}") { ${SHOWN} }`);
    const client = clientOf(this.url, token);
    const { data } = await client.send<Record<string, Shown | null>>(`{ ${fields.join(' ')} }`);
    for (const [n, whistleId] of whistles.entries()) {
      const shown = data?.[`w${n}`];
      if (!shown) continue;
      const { revision } = shown;
      this.#note(shown.actions, { user, whistleId, revision });
      for (const { summons, actions } of shown.summonses)
        this.#note(actions, { user, whistleId, revision, summons });
    }
  }

  #note(actions: readonly Action[], place: Place): void {
    for (const { action, possible } of actions) {
      if (!possible) continue;
      const places = this.#places.get(action) ?? [];
      this.#places.set(action, places);
      places.push(place);
    }
  }

  /** The request, led to where it may take effect; as it is where it is not to be led. */
  steer(sent: Sent): Sent {
    const { guided, body, what, user } = sent;
    if (guided === undefined || body === undefined) return sent;
    const asked = JSON.parse(body) as { query: string; variables: Fields };
    const { input = asked.variables } = asked.variables;
    if (!isFields(input)) return sent;
    const place = ofMany(this.#places.get(what) ?? [], guided);
    if (place) leadTo(place, input);
    const led = { what, guided, user: place ? place.user : user };
    this.#fill(input, led);
    return Object.assign({}, sent, { user: led.user, body: JSON.stringify(asked) });
  }

  #fill(input: Fields, { what, guided, user }: Led): void {
    for (const name of Object.keys(input)) {
      const id = this.#idOf(FAMILIES[`${what}.${name}`] ?? FAMILIES[name], guided);
      if (id !== undefined) input[name] = id;
    }
    for (const name of ORDINALS) if (name in input) input[name] = 1 + (guided % 2);
    if (OF_ONES_OWN.test(what)) input['organisation'] = organisationOf(user);
    if (what === 'mergeWhistle') input['into'] = this.#mergeableAt(guided + 1);
  }

  #mergeableAt(no: number): string | undefined {
    return ofMany(this.#places.get('mergeWhistle') ?? [], no)?.whistleId;
  }

  #idOf(family: string | undefined, no: number): string | undefined {
    return family === undefined ? undefined : ofMany([...(this.#ids.get(family) ?? [])], no);
  }
}

interface Led {
  readonly what: string;
  readonly guided: number;
  readonly user: string | undefined;
}

const ofMany = <T>(many: readonly T[], no: number): T | undefined =>
  many[no % Math.max(1, many.length)];

const FAMILY = /^(whistle|meeting|consultation|talk|assessment-period|apikey)-/;

function leadTo({ whistleId, summons, revision }: Place, input: Fields): void {
  input['whistleId'] = whistleId;
  if (summons !== undefined) input['summons'] = summons;
  if (typeof input['expectedRevision'] === 'number') input['expectedRevision'] = revision;
}
