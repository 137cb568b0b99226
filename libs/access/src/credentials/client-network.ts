import ipaddr from 'ipaddr.js';

/** Bits of the smallest network that one customer gets in IPv6 (RFC 6177). */
const IPV6_PREFIX = 64;

/**
 * What counts as one client: an IPv4 address, or an IPv6 network of 64 bits, because its owner can use
 * a new address for each attempt. Any other text is returned unchanged.
 */
export function clientNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_PREFIX}`);
  return `${network.toString()}/${IPV6_PREFIX}`;
}
