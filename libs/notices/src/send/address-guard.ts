import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Thrown when connecting; recognised by its code. */
export class AddressNotAllowedError extends Error {
  readonly code = 'ADDRESS_NOT_ALLOWED';

  constructor(host: string) {
    super(`${host} is no public address`);
    this.name = 'AddressNotAllowedError';
  }
}

const bareHost = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();

/**
 * Decides which addresses notices may be sent to. Subscribers choose the URL and must not reach the
 * intranet with it (SSRF), so only public unicast addresses are allowed. The address that is connected
 * to is checked, so that a second DNS answer cannot differ from the one checked (DNS rebinding). An
 * operator may list hosts, addresses or networks (CIDR) of the intranet as exceptions.
 */
export class AddressGuard {
  private readonly hosts: ReadonlySet<string>;
  private readonly networks: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

  constructor(allowed: readonly string[]) {
    const networks = allowed.filter(
      (entry) => entry.includes('/') || ipaddr.isValid(bareHost(entry)),
    );
    this.networks = networks.map((entry) =>
      entry.includes('/') ? ipaddr.parseCIDR(entry) : rangeOfOne(bareHost(entry)),
    );
    this.hosts = new Set(allowed.filter((entry) => !networks.includes(entry)).map(bareHost));
  }

  /** Whether a host is listed by name, or is an address in a listed network. */
  isListed(host: string): boolean {
    return (
      this.hosts.has(bareHost(host)) ||
      (ipaddr.isValid(bareHost(host)) && this.isListedAddress(bareHost(host)))
    );
  }

  /** Checks hosts that are addresses, for which no DNS look-up happens; allows any name. */
  allowsHost(host: string): boolean {
    return !ipaddr.isValid(bareHost(host)) || this.allowsAddress(bareHost(host));
  }

  /** DNS look-up that fails unless every address of the host is allowed. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const listed = this.hosts.has(bareHost(hostname));
      const allowed = listed || addresses.every(({ address }) => this.allowsAddress(address));
      if (!allowed) return callback(new AddressNotAllowedError(hostname), []);
      answerLookup(options.all === true, addresses, callback);
    });
  };

  private allowsAddress(address: string): boolean {
    return ipaddr.process(address).range() === 'unicast' || this.isListedAddress(address);
  }

  private isListedAddress(address: string): boolean {
    const parsed = ipaddr.process(address);
    return this.networks.some(
      ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits),
    );
  }
}

function rangeOfOne(address: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const parsed = ipaddr.process(address);
  return [parsed, parsed.kind() === 'ipv4' ? 32 : 128];
}

function answerLookup(
  all: boolean,
  addresses: readonly LookupAddress[],
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = addresses;
  if (all) callback(null, [...addresses]);
  else callback(null, first?.address ?? '', first?.family ?? 4);
}
