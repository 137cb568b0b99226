/** A browser as far as signing in needs one: cookies by host and path, redirects one by one. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, { value: string; path: string }>>();
  /** What was set, as it was set. */
  readonly told: string[] = [];

  /** @param reach sends a request for an address to where it is served */
  constructor(private readonly reach: typeof fetch) {}

  async visit(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin, pathname } = new URL(url);
    const headers = new Headers(init.headers);
    const cookie = [...(this.#cookies.get(origin) ?? [])]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    if (cookie.length > 0) headers.set('cookie', cookie.join('; '));
    headers.set('accept', headers.get('accept') ?? 'text/html');
    const response = await this.reach(
      url,
      Object.assign({}, init, { headers, redirect: 'manual' }),
    );
    for (const line of response.headers.getSetCookie()) this.#keep(origin, line);
    return response;
  }

  /** Follows redirects while they lead to an address that fits; the last answer and its address. */
  async follow(url: string, while_: (next: URL) => boolean = () => true) {
    for (let at = new URL(url); ;) {
      const response = await this.visit(at.href);
      const next = response.headers.get('location');
      if (next === null) return { response, at };
      const place = new URL(next, at);
      if (!while_(place)) return { response, at: place };
      at = place;
    }
  }

  #keep(origin: string, line: string): void {
    this.told.push(line);
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /; *path=([^;]*)/i.exec(line)?.[1] ?? '/';
    const jar = this.#cookies.get(origin) ?? new Map<string, { value: string; path: string }>();
    const isOver = Date.parse(/; *expires=([^;]*)/i.exec(line)?.[1] ?? '9999') < Date.now();
    if (value === '' || isOver) jar.delete(name);
    else jar.set(name, { value, path });
    this.#cookies.set(origin, jar);
  }
}
