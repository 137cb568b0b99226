import { writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { clientOf } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served } from '../support/served.js';
import { Browser } from './browser.js';
import { AUDIENCE, CLIENT, IdentityProvider } from './identity-provider.js';
import { districtFolder, me } from './served-access.js';

export const PUBLIC = 'https://shaodao.test';
export const START = `${PUBLIC}/sign-in/sso?return_to=/work`;

const RULES = {
  source: 'test',
  secondFactor: { amr: ['otp'] },
  tables: { posts: { 街道党工委书记: '党工委书记', 办事处主任: '主任' } },
  rules: [
    { name: 'outsourced', when: { title: '外包*' }, refuse: '外包人员不使用本系统' },
    {
      name: 'own',
      when: { groups: 'old-*' },
      account: { role: 'street', organisation: 'street-1', takesOverLocalAccount: true },
    },
    {
      name: 'leaders',
      when: { groups: 'leader *' },
      account: { role: 'street', organisation: '{groups#1}', posts: ['{title|posts}'] },
    },
    {
      name: 'units',
      when: { groups: 'street *' },
      account: { role: 'street', organisation: '{groups#1}' },
    },
    {
      name: 'assessment',
      when: { groups: 'assessors' },
      account: { role: 'assessment', organisation: 'district' },
    },
    {
      name: 'machines',
      when: { client_id: 'dispatch-*' },
      account: {
        username: '{client_id}',
        displayName: '派单系统',
        role: 'command-centre',
        organisation: 'district',
        posts: ['主任'],
      },
    },
  ],
};

/** A proxy that ends TLS in front of a service, as far as its headers tell. */
async function proxyTo(to: { url: string }): Promise<{ proxy: Server; through: string }> {
  const proxy = createServer((asked, answer) => {
    const { port } = new URL(to.url);
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7' };
    const headers = Object.assign({}, asked.headers, forwarded);
    const target = { host: '127.0.0.1', port, path: asked.url, method: asked.method, headers };
    const sent = request(target, (answered) => {
      answer.writeHead(answered.statusCode ?? 500, answered.headers);
      answered.pipe(answer);
    });
    asked.pipe(sent);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  return { proxy, through: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

const settingsFor = (dataDir: string, issuer: string) => ({
  ...PLAIN,
  SSO_ISSUER: issuer,
  SSO_CLIENT_ID: CLIENT.id,
  SSO_CLIENT_SECRET: CLIENT.secret,
  SSO_RULES_FILE: join(dataDir, 'sign-in.json'),
  SSO_BEARER_AUDIENCE: AUDIENCE,
  PUBLIC_URL: PUBLIC,
  SECOND_FACTOR_ROLES: 'assessment',
});

/** Whether something comes true within ten seconds. */
export async function soon(over: () => Promise<boolean>): Promise<boolean> {
  for (let looks = 0; looks < 200; looks++) {
    if (await over()) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

/** A district behind a proxy, and an identity provider that answers nothing yet. */
export class SignOnScene {
  /** What else serves the same district. */
  readonly #others: Served[] = [];

  private constructor(
    readonly served: Served,
    readonly provider: IdentityProvider,
    readonly reach: typeof fetch,
    private readonly proxied: { readonly proxy: Server; readonly behind: { url: string } },
  ) {}

  /** @param endsSessions whether the provider announces where a session is ended */
  static async open(endsSessions = true): Promise<SignOnScene> {
    const dataDir = await districtFolder();
    writeFileSync(join(dataDir, 'sign-in.json'), JSON.stringify(RULES));
    const behind = { url: '' };
    const { proxy, through } = await proxyTo(behind);
    const reach: typeof fetch = (url, init) => fetch(String(url).replace(PUBLIC, through), init);
    const around = { publicUrl: PUBLIC, fetchFrom: reach, endsSessions };
    const provider = await IdentityProvider.prepare(around);
    const served = await serveApi({ dataDir, env: settingsFor(dataDir, provider.issuer) });
    behind.url = served.url;
    return new SignOnScene(served, provider, reach, { proxy, behind });
  }

  /** Another API process on the same log. */
  async another(): Promise<Served> {
    const { dataDir } = this.served;
    const env = Object.assign(settingsFor(dataDir, this.provider.issuer), { WORKER: 'none' });
    const served = await serveApi({ dataDir, env });
    this.#others.push(served);
    return served;
  }

  /** The proxy sends everybody to this process from now on. */
  leadTo({ url }: Served): void {
    this.proxied.behind.url = url;
  }

  async close(): Promise<void> {
    this.proxied.proxy.close();
    this.provider.close();
    for (const served of [this.served, ...this.#others]) await served.stop();
    removeFolder(this.served.dataDir);
  }

  browser(): Browser {
    return new Browser(this.reach);
  }

  /** Somebody at the screen of the provider. */
  person(id: string, part: object = {}): void {
    const about = { name: '张三', preferred_username: id, groups: ['street street-1'] };
    this.provider.people.set(id, Object.assign(about, part));
    this.provider.atScreen = id;
  }

  /** Signs in as whoever is at the screen: where that leads, and what is refused on the way. */
  async signIn() {
    const browser = this.browser();
    const { response, at } = await browser.follow(START, ({ pathname }) => pathname !== '/work');
    const code = /代码：(\w+)/.exec(await response.text())?.[1];
    return { browser, status: response.status, at: at.href, code };
  }

  async signedIn(): Promise<{ browser: Browser; token: string }> {
    const { browser, at, code } = await this.signIn();
    if (at !== `${PUBLIC}/work`) throw new Error(`nobody was signed in: ${code}`);
    return { browser, token: (await this.renew(browser)).token };
  }

  async renew(browser: Browser): Promise<{ token: string; username: string; code?: string }> {
    const headers = { 'x-shaodao-session': 'renew', accept: 'application/json' };
    const answer = await browser.visit(`${PUBLIC}/session/renew`, { method: 'POST', headers });
    return (await answer.json()) as { token: string; username: string };
  }

  /** Whether a bearer is let in. */
  async isIn(token: string, { url }: Served = this.served): Promise<boolean> {
    return (await me(clientOf(url, token))) === 200;
  }

  /** Signs out here: how many sessions that ended, and where the page goes next. */
  async signOut(token: string, { url }: Served = this.served) {
    const mutation = 'mutation { signOut { count continueAt } }';
    type Out = { signOut: { count: number; continueAt: string | null } };
    return (await clientOf(url, token).ask<Out>(mutation)).signOut;
  }

  /** What the provider is told that logs somebody out. */
  async logOut(logout_token: string) {
    const body = new URLSearchParams({ logout_token });
    const answer = await this.reach(`${PUBLIC}/sign-in/sso/logout`, { method: 'POST', body });
    const { code } = (await answer.json()) as { code?: string };
    return { status: answer.status, code };
  }

  /** Whoever is at the screen signs out there, in the browser that they signed in with. */
  async signOutThere(browser: Browser): Promise<void> {
    await this.agreeToSignOut(
      browser,
      `${this.provider.issuer}/session/end?client_id=${CLIENT.id}`,
    );
  }

  /** Says yes where the provider asks whether to sign out: where it leads then. */
  async agreeToSignOut(browser: Browser, url: string): Promise<string | null> {
    const form = await browser.visit(url);
    const xsrf = /name="xsrf" value="([^"]*)"/.exec(await form.text())?.[1] ?? '';
    const body = new URLSearchParams({ xsrf, logout: 'yes' });
    const to = `${this.provider.issuer}/session/end/confirm`;
    return (await browser.visit(to, { method: 'POST', body })).headers.get('location');
  }
}
