import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';

/** `URL.parse` came with Node 22; the provider, of the tests only, needs it. */
const Parsing = URL as unknown as { parse?(text: string, base?: string): URL | null };
Parsing.parse ??= (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null);

export const CLIENT = { id: 'shaodao', secret: 'a-secret-of-the-client' };
export const MACHINE = { id: 'dispatch-12345', secret: 'a-secret-of-the-machine' };
export const AUDIENCE = 'shaodao-api';

/** What the provider knows of a person. */
type Person = Readonly<Record<string, unknown>>;

interface Key {
  readonly kid: string;
  readonly jwk: JWK;
  readonly private: CryptoKey;
}

export async function newKey(kid: string): Promise<Key> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(pair.privateKey);
  return {
    kid,
    jwk: Object.assign(jwk, { kid, alg: 'RS256', use: 'sig' }),
    private: pair.privateKey,
  };
}

interface Around {
  /** Of the service that people sign in to. */
  readonly publicUrl: string;
  /** What reaches it. */
  readonly fetchFrom: typeof fetch;
  /** Whether it announces where a session is ended; true where absent. */
  readonly endsSessions?: boolean;
}

const settings = (
  { publicUrl, fetchFrom, endsSessions = true }: Around,
  people: ReadonlyMap<string, Person>,
  key: Key,
): Configuration => ({
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: [`${publicUrl}/sign-in/sso/callback`],
      post_logout_redirect_uris: [`${publicUrl}/`],
      backchannel_logout_uri: `${publicUrl}/sign-in/sso/logout`,
      backchannel_logout_session_required: true,
    },
    {
      client_id: MACHINE.id,
      client_secret: MACHINE.secret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    },
  ],
  // Without its guard against addresses of this machine, where the tests are.
  fetch: (url, { method, headers, body } = {}) =>
    fetchFrom(url as string, { method: method!, headers: headers!, body: body! }),
  jwks: { keys: [key.jwk] },
  cookies: { keys: ['for the tests'] },
  claims: { openid: ['sub', 'amr'], profile: ['name', 'preferred_username', 'groups', 'title'] },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    clientCredentials: { enabled: true },
    rpInitiatedLogout: endsSessions
      ? { enabled: true, logoutSource: (context, form) => void (context.body = form) }
      : { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'urn:shaodao:api',
      useGrantedResource: () => false,
      getResourceServerInfo: () => ({
        scope: '',
        audience: AUDIENCE,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  findAccount: (_, accountId) => ({
    accountId,
    claims: () => Object.assign({ sub: accountId }, people.get(accountId)),
  }),
  // Nobody is asked for consent: it is one organisation's provider.
  loadExistingGrant: async (context) => {
    const { provider, client, session } = context.oidc;
    const grant = new provider.Grant({
      clientId: client!.clientId,
      accountId: session!.accountId!,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

/** A real provider (oidc-provider) on this machine; whoever comes is the person that is at its screen. */
export class IdentityProvider {
  readonly people = new Map<string, Person>();
  /** Who is at the screen. */
  atScreen = '';
  #provider: Provider | undefined;
  #key: Key | undefined;
  #generation = 0;

  private constructor(
    private readonly server: Server,
    private readonly around: Around,
    readonly issuer: string,
  ) {
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  /** Takes an address, and answers nothing yet. */
  static async prepare(around: Around): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return new IdentityProvider(server, around, `http://127.0.0.1:${port}`);
  }

  /** Answers from now on, with a key that nobody has seen. */
  async rotate(): Promise<void> {
    this.#key = await newKey(`key-${++this.#generation}`);
    this.#provider = new Provider(this.issuer, settings(this.around, this.people, this.#key));
  }

  /** Answers nothing any more. */
  fail(): void {
    this.#provider = undefined;
  }

  get key(): Key {
    return this.#key!;
  }

  /** A token that the provider would sign, or one with something wrong in it. */
  sign(payload: object, header: object = {}, key: CryptoKey | Uint8Array = this.key.private) {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: this.issuer, iat: now, exp: now + 600, jti: crypto.randomUUID() };
    return new SignJWT(Object.assign(claims, payload))
      .setProtectedHeader(Object.assign({ alg: 'RS256', kid: this.key.kid }, header))
      .sign(key);
  }

  /** The access token that a machine is given. */
  async machineToken(): Promise<string> {
    const basic = Buffer.from(`${MACHINE.id}:${MACHINE.secret}`).toString('base64');
    const answer = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider;
    if (!provider) return void response.writeHead(503).end();
    if (!request.url?.startsWith('/interaction/'))
      return void (provider.callback() as (...both: unknown[]) => unknown)(request, response);
    const login = { accountId: this.atScreen };
    await provider.interactionFinished(request, response, { login });
  }
}
