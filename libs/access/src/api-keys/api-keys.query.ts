import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Position } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { normaliseUsername } from '../domain/account.js';
import { FollowedLog } from '../followed-log.js';
import { type ApiKey, apiKey, type ApiKeyState } from './api-key.js';

/** A key with its id. */
export interface ListedKey {
  readonly id: string;
  readonly key: ApiKey;
}

/** Every key that was ever made, revoked ones too. */
export class KeyRing {
  readonly #log: FollowedLog<Map<string, ApiKeyState>>;

  constructor(store: Pick<EventStore, 'readAll'>) {
    const filter = { streamPrefixes: [apiKey.prefix] };
    this.#log = new FollowedLog(store, filter, new Map<string, ApiKeyState>(), (keys, event) => {
      const id = apiKey.idOf(event.stream);
      keys.set(id, apiKey.evolve(keys.get(id), apiKey.typed(event)));
    });
  }

  /** By account and id. */
  async all(): Promise<{ keys: readonly ListedKey[]; position: Position | null }> {
    const { state, position } = await this.#log.current();
    const keys = [...state].flatMap(([id, key]) => (key ? [{ id, key }] : []));
    return { keys: keys.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)), position };
  }
}

/** Ids have one length. */
const placeOf = ({ id, key }: ListedKey): string => `${key.account} ${id}`;

export interface KeysQuestion {
  readonly account?: string;
  readonly organisation?: string;
  /** Also those that were revoked. */
  readonly revoked: boolean;
  readonly first: number;
  readonly after?: { readonly account: string; readonly id: string };
}

/** A page of API keys by account and id, and one more where there are more. */
export class FindApiKeys extends Query<{ keys: readonly ListedKey[]; position: Position | null }> {
  constructor(readonly question: KeysQuestion) {
    super();
  }
}

@QueryHandler(FindApiKeys)
export class FindApiKeysHandler implements IQueryHandler<FindApiKeys> {
  constructor(private readonly ring: KeyRing) {}

  async execute({ question }: FindApiKeys) {
    const { account, organisation, revoked, first, after } = question;
    const username = account === undefined ? undefined : normaliseUsername(account);
    const { keys, position } = await this.ring.all();
    const asked = keys.filter(
      ({ key }) =>
        (revoked || !key.revoked) &&
        (username === undefined || key.account === username) &&
        (organisation === undefined || key.organisation === organisation),
    );
    const place = after && `${after.account} ${after.id}`;
    const rest = place === undefined ? asked : asked.filter((one) => placeOf(one) > place);
    return { keys: rest.slice(0, first + 1), position };
  }
}
