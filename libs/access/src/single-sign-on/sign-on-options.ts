import type { ProviderClient } from './provider.js';
import type { SignInRules } from './sign-in-rules.js';
import type { SignOnAddress } from './single-sign-on.js';

/** The identity provider of a service, and what comes of it. */
export interface SignOnOptions {
  readonly client: ProviderClient;
  readonly address: SignOnAddress;
  readonly rules: SignInRules;
  /** Access tokens that count as bearers; none where absent. */
  readonly bearers?: {
    /** What a token has to be for; not the client's id, or ID tokens would count. */
    readonly audience: string;
    /** Issuers whose tokens count. */
    readonly issuers: readonly string[];
  };
  /** Who may still sign in by password. */
  readonly passwords: 'all' | 'administrators';
}
