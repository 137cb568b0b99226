import type { LookupAddress } from 'node:dns';
import { AddressGuard } from './address-guard.js';

const looked = (guard: AddressGuard, host: string): Promise<string> =>
  new Promise((resolve) => {
    guard.lookup(host, { all: true }, (error, addresses) =>
      resolve(error ? String(error.code) : (addresses as LookupAddress[])[0]!.address),
    );
  });

describe('given no inside host that may be sent to', () => {
  const guard = new AddressGuard([]);

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('when the host is %s, then it is refused', (host) => {
    expect(guard.allowsHost(host)).toBe(false);
  });

  it.each(['1.1.1.1', '[2606:4700:4700::1111]', 'oa.example.cn'])(
    'when the host is %s, then it may be tried',
    (host) => {
      expect(guard.allowsHost(host)).toBe(true);
    },
  );

  it('when a name leads inside, then the connection is refused', async () => {
    expect(await looked(guard, 'localhost')).toBe('ADDRESS_NOT_ALLOWED');
  });
});

describe('given inside hosts that the operator allows', () => {
  it('when a name is listed, then it may lead inside', async () => {
    expect(await looked(new AddressGuard(['localhost']), 'localhost')).toMatch(/^(127\.|::1)/);
  });

  it('when a network is listed, then its addresses are allowed, and no others', () => {
    const guard = new AddressGuard(['10.20.0.0/16', '192.168.1.7']);
    expect(guard.allowsHost('10.20.3.4')).toBe(true);
    expect(guard.allowsHost('192.168.1.7')).toBe(true);
    expect(guard.allowsHost('10.21.0.1')).toBe(false);
    expect(guard.isListed('10.20.3.4')).toBe(true);
    expect(guard.isListed('1.1.1.1')).toBe(false);
  });

  it('when an entry is no network, then the operator is told at once', () => {
    expect(() => new AddressGuard(['10.20.0.0/99'])).toThrow();
  });
});
