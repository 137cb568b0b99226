import { createRemoteJWKSet, type JWTPayload, jwtVerify, type JWTVerifyOptions } from 'jose';
import * as oidc from 'openid-client';
import type { Clock } from '#event-sourcing';
import { isSafeIssuer, issuerNameOf } from './issuer.js';
import type { Claims } from './patterns.js';
import { failureOf } from './provider-failure.js';
import { SignOnError } from './sign-on-errors.js';

/** A client of an identity provider, as it was registered there. */
export interface ProviderClient {
  /** https, or http on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client, which PKCE alone protects. */
  readonly clientSecret?: string;
}

/** What one sign-in was begun with, and its answer is checked against. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
}

/** Who came back from the provider. */
export interface Identified {
  readonly claims: Claims;
  /** As the provider signed it: it knows by it, when they sign out, whom that is about. */
  readonly idToken: string;
}

/** Asymmetric, and nothing else: neither `none` nor a key that could be mistaken for a secret. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** How far apart the clocks of provider and service may be. */
export const CLOCKS_APART_SECONDS = 30;
/** For every request to the provider. */
const TIMEOUT_SECONDS = 5;
/** Keys are asked for again where one is unknown, but no more often than this. */
const KEYS_COOLDOWN_MS = 5_000;
const KEYS_KEPT_MS = 600_000;

/** The way to show the secret that the provider offers; Basic where it does not say (Discovery, 3). */
const showSecret =
  (secret: string): oidc.ClientAuth =>
  (server, client, body, headers) => {
    const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const isBasic =
      offered.includes('client_secret_basic') || !offered.includes('client_secret_post');
    const show = isBasic ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
    show(server, client, body, headers);
  };

type Keys = ReturnType<typeof createRemoteJWKSet>;

interface Discovered {
  readonly configuration: oidc.Configuration;
  readonly keys: Keys;
}

/**
 * An identity provider (OpenID Connect). It is asked for its addresses when first needed, so that the
 * service starts without it. All its signatures are verified with one set of keys, which are asked for
 * anew when one is unknown.
 */
export class Provider {
  #discovered: Promise<Discovered> | undefined;

  constructor(
    readonly client: ProviderClient,
    private readonly clock: Clock,
  ) {}

  /** The name that its identities are kept under. */
  get issuer(): string {
    return issuerNameOf(this.client.issuer);
  }

  /** Where a browser is sent to sign in. */
  async signInUrl(
    { state, nonce, verifier }: SignInChecks,
    redirectUri: string,
    scope: string,
  ): Promise<URL> {
    const { configuration } = await this.#discover();
    return oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Who came back from the provider.
   * @param callback the address that the browser came to, with its query
   * @throws SignOnError
   */
  async identify(callback: URL, checks: SignInChecks): Promise<Identified> {
    const { configuration } = await this.#discover();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
        pkceCodeVerifier: checks.verifier,
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        idTokenExpected: true,
      });
      const idToken = tokens.id_token ?? '';
      const ofToken = await this.verify(idToken, { audience: this.client.clientId });
      const { userinfo_endpoint: place } = configuration.serverMetadata();
      const subject = String(ofToken.sub);
      const more =
        place === undefined
          ? {}
          : await oidc.fetchUserInfo(configuration, tokens.access_token, subject);
      return { claims: Object.assign({}, more, ofToken), idToken };
    } catch (error) {
      throw failureOf(error);
    }
  }

  /**
   * Where a browser is sent to end its session at the provider (OpenID Connect RP-Initiated Logout 1.0);
   * undefined where the provider announces no such place.
   * @param returnTo as it is registered at the provider
   * @throws SignOnError
   */
  async signOutUrl(returnTo: string, idToken?: string): Promise<URL | undefined> {
    const { configuration } = await this.#discover();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    try {
      return oidc.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: returnTo,
        ...(idToken !== undefined && { id_token_hint: idToken }),
      });
    } catch (error) {
      throw failureOf(error);
    }
  }

  /**
   * The payload of a token of this provider: its signature, issuer and times are right.
   * @throws SignOnError
   */
  async verify(token: string, options: JWTVerifyOptions): Promise<JWTPayload> {
    const { configuration, keys } = await this.#discover();
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer: configuration.serverMetadata().issuer,
        clockTolerance: CLOCKS_APART_SECONDS,
        currentDate: new Date(this.clock.now()),
        ...options,
      });
      return payload;
    } catch (error) {
      throw failureOf(error);
    }
  }

  #discover(): Promise<Discovered> {
    this.#discovered ??= this.#ask().catch((error: unknown) => {
      this.#discovered = undefined;
      throw failureOf(error);
    });
    return this.#discovered;
  }

  async #ask(): Promise<Discovered> {
    const { issuer, clientId, clientSecret } = this.client;
    const isPlain = new URL(issuer).protocol === 'http:';
    const shown = clientSecret === undefined ? oidc.None() : showSecret(clientSecret);
    const configuration = await oidc.discovery(new URL(issuer), clientId, undefined, shown, {
      timeout: TIMEOUT_SECONDS,
      // Only for a provider on this machine, see isSafeIssuer.
      ...(isPlain && { execute: [oidc.allowInsecureRequests] }),
    });
    const { jwks_uri: place = '' } = configuration.serverMetadata();
    if (!isSafeIssuer(place) || (!isPlain && !place.startsWith('https:')))
      throw new SignOnError('PROVIDER_ANSWER_INVALID', { note: 'jwks_uri' });
    const keys = createRemoteJWKSet(new URL(place), {
      timeoutDuration: TIMEOUT_SECONDS * 1_000,
      cooldownDuration: KEYS_COOLDOWN_MS,
      cacheMaxAge: KEYS_KEPT_MS,
    });
    return { configuration, keys };
  }
}
