import ipaddr from 'ipaddr.js';

/** What one customer of a provider is given in IPv6 (RFC 6177): whoever has one has all of it. */
const IPV6_PREFIX = 64;

/**
 * What counts as one client: an IPv4 address, or an IPv6 network of 64 bits, whose owner takes a new
 * address of it for each attempt at no cost. Anything else counts as it is written.
 */
export function clientNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_PREFIX}`);
  return `${network.toString()}/${IPV6_PREFIX}`;
}
