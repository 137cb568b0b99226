import {
  type Clock,
  type CommandOutcome,
  type Delivery,
  deliveryOf,
  envelopeOf,
} from '#event-sourcing';
import type { EventStore } from '#event-store';
import { findAccount } from '../accounts.js';
import { normaliseUsername } from '../domain/account.js';
import type {
  ApiKeyCommand,
  ApiKeyContext,
  ApiKeyRejection,
  CreateApiKey,
  RotateApiKey,
} from './api-key.commands.js';
import type { ApiKeyEvent } from './api-key.events.js';
import { apiKey, type ApiKey, type ApiKeyState } from './api-key.js';
import { hashOfKeySecret, keyIdOf, keyText, newKeySecret } from './key-secret.js';

export type ApiKeyOutcome = CommandOutcome<ApiKeyState, ApiKeyEvent, ApiKeyRejection>;
export type NewApiKey = Omit<CreateApiKey, 'type' | 'id'>;
export type KeyRotation = Omit<RotateApiKey, 'type'>;

/** What became of a command that makes a secret. */
export interface MadeKey {
  readonly id: string;
  readonly outcome: ApiKeyOutcome;
  /** The whole key, this once; absent where it was refused or was made by an earlier delivery. */
  readonly secret?: string;
}

/** Makes, rotates and revokes API keys. */
export class ApiKeys {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    /** Called after each accepted change, before the caller gets the answer. */
    private readonly changed: (id: string) => Promise<void> = async () => undefined,
  ) {}

  async create(made: NewApiKey, delivery: Delivery): Promise<MadeKey> {
    const { name, scope, operations, networks, days } = made;
    const id = keyIdOf(delivery.commandId);
    const username = normaliseUsername(made.username);
    const limits = { scope, operations, networks, days };
    return this.#make({ type: 'CreateApiKey', id, username, name, ...limits }, username, delivery);
  }

  async rotate({ id, days, overlapHours }: KeyRotation, delivery: Delivery): Promise<MadeKey> {
    const username = (await apiKey.load(this.store, id))?.account;
    return this.#make({ type: 'RotateApiKey', id, days, overlapHours }, username, delivery);
  }

  revoke(id: string, delivery: Delivery): Promise<ApiKeyOutcome> {
    return this.#handle({ type: 'RevokeApiKey', id }, {}, delivery);
  }

  /** Records the first use of a day, in the name of the account. */
  async recordUse(id: string, { account, organisation, role }: ApiKey): Promise<void> {
    const delivery = deliveryOf({}, { account, organisation, role });
    await this.#handle({ type: 'RecordApiKeyUse', id }, {}, delivery);
  }

  async #make(
    command: CreateApiKey | RotateApiKey,
    username: string | undefined,
    delivery: Delivery,
  ): Promise<MadeKey> {
    const { id } = command;
    const secret = newKeySecret();
    const secretHash = hashOfKeySecret(secret);
    const owner = username === undefined ? undefined : await findAccount(this.store, username);
    const context = { secretHash, ...(owner && { owner }) };
    const outcome = await this.#handle(command, context, delivery);
    const isOurs = outcome.outcome === 'accepted' && outcome.state?.secretHash === secretHash;
    return { id, outcome, ...(isOurs && { secret: keyText(id, secret) }) };
  }

  async #handle(
    command: ApiKeyCommand,
    context: Omit<ApiKeyContext, 'now'>,
    delivery: Delivery,
  ): Promise<ApiKeyOutcome> {
    const outcome = await apiKey.handle(this.store, {
      id: command.id,
      command,
      context: { ...context, now: this.clock.now() },
      envelope: envelopeOf(command, delivery),
    });
    if (outcome.outcome === 'accepted') await this.changed(command.id);
    return outcome;
  }
}
