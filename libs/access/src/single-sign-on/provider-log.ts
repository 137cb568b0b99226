import { createHash } from 'node:crypto';
import { type Decision, reject, streamFamily } from '#event-sourcing';

/** 身份所属账号: whoever the provider knows as this has that account. */
export interface AssignIdentity {
  readonly type: 'AssignIdentity';
  readonly username: string;
}
/** A session of ours was opened in one of the provider's, and ends with it. */
export interface RecordProviderSession {
  readonly type: 'RecordProviderSession';
  readonly username: string;
  readonly session: string;
}
/** A logout token of the provider was heeded; it counts once. */
export interface HeedLogout {
  readonly type: 'HeedLogout';
}
export type ProviderCommand = AssignIdentity | RecordProviderSession | HeedLogout;

/** `at`: ISO 8601 UTC with milliseconds, as all times below. */
export interface IdentityAssigned {
  readonly type: 'IdentityAssigned';
  readonly data: { readonly at: string; readonly username: string };
}
export interface ProviderSessionRecorded {
  readonly type: 'ProviderSessionRecorded';
  readonly data: { readonly at: string; readonly username: string; readonly session: string };
}
export interface ProviderLogoutHeeded {
  readonly type: 'ProviderLogoutHeeded';
  readonly data: { readonly at: string };
}
export type ProviderEvent = IdentityAssigned | ProviderSessionRecorded | ProviderLogoutHeeded;

/** One of our sessions, by its account. */
export interface SessionOfProvider {
  readonly username: string;
  readonly session: string;
}
export interface ProviderState {
  /** The account of an identity. */
  readonly username: string | undefined;
  /** What was opened in a session of the provider. */
  readonly sessions: readonly SessionOfProvider[];
  /** Whether a logout token was heeded. */
  readonly heeded: boolean;
}

export type ProviderRejection = 'LOGOUT_REPEATED';

function decide(
  command: ProviderCommand,
  state: ProviderState,
  { now: at }: { readonly now: string },
): Decision<ProviderEvent, ProviderRejection> {
  switch (command.type) {
    case 'AssignIdentity': {
      const { username } = command;
      return username === state.username
        ? []
        : [{ type: 'IdentityAssigned', data: { at, username } }];
    }
    case 'RecordProviderSession': {
      const { username, session } = command;
      return [{ type: 'ProviderSessionRecorded', data: { at, username, session } }];
    }
    case 'HeedLogout':
      if (state.heeded) return reject('LOGOUT_REPEATED');
      return [{ type: 'ProviderLogoutHeeded', data: { at } }];
  }
}

function evolve(state: ProviderState, event: ProviderEvent): ProviderState {
  switch (event.type) {
    case 'IdentityAssigned':
      return { ...state, username: event.data.username };
    case 'ProviderSessionRecorded': {
      const { username, session } = event.data;
      return { ...state, sessions: [...state.sessions, { username, session }] };
    }
    case 'ProviderLogoutHeeded':
      return { ...state, heeded: true };
  }
}

/**
 * What is looked up by a name of the provider: the account of an identity, our sessions in one of its
 * sessions, a logout token that was heeded. One short stream each. That an identity has an account
 * only counts where the account says so too.
 */
export const providerRecord = streamFamily<
  ProviderCommand,
  ProviderState,
  ProviderEvent,
  ProviderRejection,
  { readonly now: string }
>({
  prefix: 'sso-',
  versions: { IdentityAssigned: 1, ProviderSessionRecorded: 1, ProviderLogoutHeeded: 1 },
  decider: {
    initialState: { username: undefined, sessions: [], heeded: false },
    decide,
    evolve,
  },
});

/** Id in the family: names of the provider are hashed, because they may be long and hold any character. */
export const recordIdOf = (
  sort: 'identity' | 'session' | 'logout',
  issuer: string,
  name: string,
): string =>
  `${sort}.${createHash('sha256')
    .update(JSON.stringify([issuer, name]))
    .digest('base64url')}`;
