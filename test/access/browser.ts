interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** What a `Set-Cookie` line says; no value where the cookie goes. */
function readCookie(line: string): { readonly name: string; readonly cookie: Cookie } {
  const [first = '', ...attributes] = line.split('; ');
  const at = first.indexOf('=');
  const saidOf = (name: string, otherwise: string): string =>
    attributes.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1) ??
    otherwise;
  const isOver = Date.parse(saidOf('expires', '9999')) < Date.now();
  const value = isOver ? '' : first.slice(at + 1);
  return { name: first.slice(0, at), cookie: { value, path: saidOf('path', '/') } };
}

/** A browser as far as signing in needs one: cookies by host and path, redirects one by one. */
export class Browser {
  readonly #jars = new Map<string, Map<string, Cookie>>();
  /** What was set, as it was set. */
  readonly told: string[] = [];

  /** @param reach sends a request for an address to where it is served */
  constructor(private readonly reach: typeof fetch) {}

  async visit(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin, pathname } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map<string, Cookie>();
    this.#jars.set(origin, jar);
    const headers = new Headers(init.headers);
    const sent = [...jar].filter(
      ([, { value, path }]) => value !== '' && pathname.startsWith(path),
    );
    headers.set('cookie', sent.map(([name, { value }]) => `${name}=${value}`).join('; '));
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    const asked = Object.assign({}, init, { headers, redirect: 'manual' as const });
    const response = await this.reach(url, asked);
    for (const line of response.headers.getSetCookie()) {
      const { name, cookie } = readCookie(line);
      jar.set(name, cookie);
      this.told.push(line);
    }
    return response;
  }

  /** Follows redirects while they lead to an address that fits; the last answer and its address. */
  async follow(url: string, fits: (next: URL) => boolean) {
    for (let at = new URL(url); ;) {
      const response = await this.visit(at.href);
      const next = response.headers.get('location');
      const place = new URL(next ?? '', at);
      if (next === null || !fits(place)) return { response, at: next === null ? at : place };
      at = place;
    }
  }
}
