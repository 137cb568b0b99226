import type { IncomingHttpHeaders } from 'node:http';

/** The value of a cookie as the browser sent it, the first of its name; undefined where there is none. */
export function cookieValue(
  { cookie = '' }: Pick<IncomingHttpHeaders, 'cookie'>,
  name: string,
): string | undefined {
  const pairs = cookie.split(/; */).filter((pair) => pair.startsWith(`${name}=`));
  return pairs[0]?.slice(name.length + 1);
}
