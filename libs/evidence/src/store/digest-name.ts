const NAME = /^[\da-f]{64}$/;

/** Whether a name is one that a piece is kept by. */
export const isDigest = (name: string): boolean => NAME.test(name);

/** Nothing else is ever named in a store. @throws TypeError */
export function requireDigest(name: string): void {
  if (!isDigest(name)) throw new TypeError(`${name.slice(0, 100)} is no SHA-256`);
}
