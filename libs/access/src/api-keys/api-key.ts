import { localDate } from '#calendar';
import { type Decision, isVisible, reject, type Rejection, streamFamily } from '#event-sourcing';
import { mayCallByKey } from '../permissions/by-key.js';
import { mayCall } from '../permissions/permissions.js';
import type {
  ApiKeyCommand,
  ApiKeyContext,
  ApiKeyRejection,
  CreateApiKey,
  KeyOwner,
  RotateApiKey,
} from './api-key.commands.js';
import type { ApiKeyCreated, ApiKeyEvent } from './api-key.events.js';
import { networkOf } from './key-networks.js';

/** A key that was made at some time. */
export interface ApiKey extends Omit<ApiKeyCreated['data'], 'at'> {
  readonly createdAt: string;
  /** The secret before the last rotation, and until when it counts. */
  readonly earlier: { readonly secretHash: string; readonly until: string } | undefined;
  /** First use on the last day on which it was used. */
  readonly lastUsedAt: string | undefined;
  readonly revoked: boolean;
}
export type ApiKeyState = ApiKey | undefined;

type Decided = Decision<ApiKeyEvent, ApiKeyRejection>;
type Refused = Rejection<ApiKeyRejection>;

export const LONGEST_KEY_NAME = 50;
export const LONGEST_KEY_DAYS = 400;
export const LONGEST_OVERLAP_HOURS = 720;
export const MOST_KEY_OPERATIONS = 100;
export const MOST_KEY_NETWORKS = 20;
const HOUR_MS = 3_600_000;

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const later = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * HOUR_MS).toISOString();

const refuseDays = (days: number): Refused | undefined =>
  isWhole(days, 1, LONGEST_KEY_DAYS)
    ? undefined
    : reject('API_KEY_DAYS_INVALID', { most: LONGEST_KEY_DAYS });

function refuseOwner(username: string, owner: KeyOwner | undefined): Refused | undefined {
  if (!owner) return reject('ACCOUNT_NOT_FOUND', { username });
  return owner.closed ? reject('ACCOUNT_CLOSED', { username }) : undefined;
}

/** A list names what the role may do, and what a key may do at all. */
function refuseScope({ scope, operations }: CreateApiKey, role: string): Refused | undefined {
  const isList = scope === 'listed';
  if (isList !== isWhole(operations.length, 1, MOST_KEY_OPERATIONS))
    return reject('API_KEY_OPERATIONS_INVALID', { most: MOST_KEY_OPERATIONS });
  const operation = operations.find(
    (one) => !mayCall(one, role) || !mayCallByKey(one, { scope, operations }),
  );
  return operation === undefined
    ? undefined
    : reject('API_KEY_OPERATION_NOT_ALLOWED', { operation });
}

function refuseUnlessValid(command: CreateApiKey, role: string): Refused | undefined {
  const { name, networks, days } = command;
  if (!isVisible(name) || name.length > LONGEST_KEY_NAME) return reject('API_KEY_NAME_INVALID');
  const wrong = networks.find((network) => networkOf(network) === undefined);
  if (wrong !== undefined || networks.length > MOST_KEY_NETWORKS)
    return reject('API_KEY_NETWORK_INVALID', { network: wrong ?? '' });
  return refuseDays(days) ?? refuseScope(command, role);
}

function create(command: CreateApiKey, state: ApiKeyState, context: ApiKeyContext): Decided {
  if (state) return reject('API_KEY_EXISTS');
  const { username: account, name, scope, operations, networks, days } = command;
  const { now: at, owner, secretHash = '' } = context;
  const unowned = refuseOwner(account, owner);
  if (unowned || !owner) return unowned ?? reject('ACCOUNT_NOT_FOUND', { username: account });
  const refused = refuseUnlessValid(command, owner.role);
  if (refused) return refused;
  const { role, organisation } = owner;
  const limits = { scope, operations, networks, expiresAt: later(at, 24 * days) };
  const data = { at, account, role, organisation, name, ...limits, secretHash };
  return [{ type: 'ApiKeyCreated', data }];
}

function rotate(command: RotateApiKey, state: ApiKey, context: ApiKeyContext): Decided {
  const { now: at, owner, secretHash = '' } = context;
  const { days, overlapHours } = command;
  const refused = refuseOwner(state.account, owner) ?? refuseDays(days);
  if (refused) return refused;
  if (!isWhole(overlapHours, 0, LONGEST_OVERLAP_HOURS))
    return reject('API_KEY_OVERLAP_INVALID', { most: LONGEST_OVERLAP_HOURS });
  if (!actsFor(state, owner)) return reject('API_KEY_OUTDATED');
  const overlap = later(at, overlapHours);
  const earlierUntil = overlap < state.expiresAt ? overlap : state.expiresAt;
  const expiresAt = later(at, 24 * days);
  return [{ type: 'ApiKeyRotated', data: { at, expiresAt, secretHash, earlierUntil } }];
}

function change(
  command: Exclude<ApiKeyCommand, CreateApiKey>,
  state: ApiKey,
  context: ApiKeyContext,
): Decided {
  const { now: at } = context;
  switch (command.type) {
    case 'RotateApiKey':
      return rotate(command, state, context);
    case 'RevokeApiKey':
      return [{ type: 'ApiKeyRevoked', data: { at } }];
    case 'RecordApiKeyUse':
      return isUsedOn(state, at) ? [] : [{ type: 'ApiKeyUsed', data: { at } }];
  }
}

function decide(command: ApiKeyCommand, state: ApiKeyState, context: ApiKeyContext): Decided {
  if (command.type === 'CreateApiKey') return create(command, state, context);
  if (!state) return reject('API_KEY_NOT_FOUND', { id: command.id });
  if (state.revoked) return command.type === 'RevokeApiKey' ? [] : reject('API_KEY_REVOKED');
  return change(command, state, context);
}

/** Whether it still has the role and the organisation that it was made for. */
export const actsFor = (key: ApiKey, owner: KeyOwner | undefined): boolean =>
  owner !== undefined &&
  !owner.closed &&
  owner.role === key.role &&
  owner.organisation === key.organisation;

/** Whether its use on this local day is on record. */
export const isUsedOn = ({ lastUsedAt }: ApiKey, at: string): boolean =>
  lastUsedAt !== undefined && localDate(lastUsedAt) === localDate(at);

function created({ at: createdAt, ...made }: ApiKeyCreated['data']): ApiKey {
  return Object.assign({ createdAt }, made, {
    earlier: undefined,
    lastUsedAt: undefined,
    revoked: false,
  });
}

function evolve(state: ApiKeyState, { type, data }: ApiKeyEvent): ApiKeyState {
  if (type === 'ApiKeyCreated') return created(data);
  if (!state) return undefined;
  switch (type) {
    case 'ApiKeyRotated': {
      const { secretHash, expiresAt, earlierUntil: until } = data;
      return { ...state, secretHash, expiresAt, earlier: { secretHash: state.secretHash, until } };
    }
    case 'ApiKeyRevoked':
      return { ...state, revoked: true };
    case 'ApiKeyUsed':
      return { ...state, lastUsedAt: data.at };
  }
}

/** 接口密钥: one short stream each. */
export const apiKey = streamFamily<
  ApiKeyCommand,
  ApiKeyState,
  ApiKeyEvent,
  ApiKeyRejection,
  ApiKeyContext
>({
  prefix: 'apikey-',
  versions: { ApiKeyCreated: 1, ApiKeyRotated: 1, ApiKeyRevoked: 1, ApiKeyUsed: 1 },
  decider: { initialState: undefined, decide, evolve },
});
