/** Where a policy's server may be: only where everybody can reach it. */
import { isPublicAddress } from '../../../src/service/transport/public-address';

describe('an address that a stranger names', () => {
  it.each(['1.1.1.1', '185.199.108.153', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ['this host', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['loopback, further on', '127.8.9.10'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['of a provider’s inside', '100.64.0.1'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['for documents', '192.0.2.1'],
    ['for benchmarks', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['loopback in IPv6', '::1'],
    ['nowhere', '::'],
    ['mapped IPv4', '::ffff:127.0.0.1'],
    ['mapped IPv4 in hex', '::ffff:a9fe:a9fe'],
    ['compatible IPv4', '::127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['Teredo', '2001::1'],
    ['for documents in IPv6', '2001:db8::1'],
    ['6to4', '2002:7f00:1::'],
    ['unique local', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['multicast in IPv6', 'ff02::1'],
    ['a name', 'localhost'],
    ['a number', '2130706433'],
    ['nothing', ''],
  ])('%s (%s) is not public', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
