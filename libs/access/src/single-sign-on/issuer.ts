const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a provider may be asked at this address: TLS, or this machine. */
export function isSafeIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname, search, hash, username } = new URL(issuer);
  if (search || hash || username) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** The name that identities are kept under: providers and people differ about the slash at the end. */
export const issuerNameOf = (issuer: string): string => issuer.replace(/\/+$/, '');
