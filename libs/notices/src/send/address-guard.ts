import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Thrown at connect time; told by its code. */
export class AddressNotAllowedError extends Error {
  readonly code = 'ADDRESS_NOT_ALLOWED';

  constructor(host: string) {
    super(`${host} is no public address`);
    this.name = 'AddressNotAllowedError';
  }
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();

/**
 * Which machines may be sent to. Whoever may subscribe chooses a URL, and must not reach the inside of
 * the network with it: only public unicast addresses are, checked on the address that is connected to,
 * so that no answer of a name server is trusted twice. An operator lists hosts, addresses or networks
 * (CIDR) of the inside that are receivers all the same.
 */
export class AddressGuard {
  private readonly hosts: ReadonlySet<string>;
  private readonly networks: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

  constructor(allowed: readonly string[]) {
    const networks = allowed.filter((entry) => entry.includes('/') || ipaddr.isValid(bare(entry)));
    this.networks = networks.map((entry) =>
      entry.includes('/') ? ipaddr.parseCIDR(entry) : single(bare(entry)),
    );
    this.hosts = new Set(allowed.filter((entry) => !networks.includes(entry)).map(bare));
  }

  /** Whether a host was listed by name or, being an address, lies in a listed network. */
  isListed(host: string): boolean {
    return this.hosts.has(bare(host)) || (ipaddr.isValid(bare(host)) && this.inside(bare(host)));
  }

  /** For hosts that are addresses: those are connected to without a look-up. */
  allowsHost(host: string): boolean {
    return !ipaddr.isValid(bare(host)) || this.allowsAddress(bare(host));
  }

  /** Resolves like the system does, and fails unless every address of the host may be connected to. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const listed = this.hosts.has(bare(hostname));
      const allowed = listed || addresses.every(({ address }) => this.allowsAddress(address));
      if (!allowed) return callback(new AddressNotAllowedError(hostname), []);
      answer(options.all === true, addresses, callback);
    });
  };

  private allowsAddress(address: string): boolean {
    return ipaddr.process(address).range() === 'unicast' || this.inside(address);
  }

  private inside(address: string): boolean {
    const parsed = ipaddr.process(address);
    return this.networks.some(
      ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits),
    );
  }
}

function single(address: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const parsed = ipaddr.process(address);
  return [parsed, parsed.kind() === 'ipv4' ? 32 : 128];
}

function answer(
  all: boolean,
  addresses: readonly LookupAddress[],
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = addresses;
  if (all) callback(null, [...addresses]);
  else callback(null, first?.address ?? '', first?.family ?? 4);
}
