import * as fc from 'fast-check';
import { THREAD_PROPERTY, THREAD_ROOM, formatThread, isNewToThread } from '../../src/seal/format/thread-domains';
import type { EmailAddress } from '../../src/verification/brands';
import { address } from '../directory/values';

const addresses = (maximum: number) =>
  fc
    .array(fc.domain(), { maxLength: maximum })
    .map((domains) => domains.map((domain) => `a@${domain}` as EmailAddress));

describe('the domains with which a reply begins', () => {
  it('are known whoever is there, and others are new', () => {
    const thread = formatThread([address('anna@lind.example'), address('bo@zorg.example')]);
    expect(isNewToThread(thread, address('cilia@lind.example'))).toBe(false);
    expect(isNewToThread(thread, address('cilia@sub.lind.example'))).toBe(true);
    expect(isNewToThread(formatThread([]), address('anna@lind.example'))).toBe(true);
  });

  it('are each known again, and take no more than their room', () => {
    fc.assert(
      fc.property(addresses(30), (people) => {
        const thread = formatThread(people);
        expect(people.some((one) => isNewToThread(thread, one))).toBe(false);
        expect(JSON.stringify({ [THREAD_PROPERTY]: thread }).length).toBeLessThanOrEqual(THREAD_ROOM);
      }),
    );
  });

  it('are not noted where they have no room', () => {
    const many = Array.from({ length: 40 }, (_, at) => address(`a@d${at}.example`));
    expect(formatThread(many)).toBeUndefined();
  });

  it.each([undefined, null, '', 'v2.abcd', 'v10', 7, {}])('make nobody new where %p was noted', (noted) => {
    expect(isNewToThread(noted, address('anna@lind.example'))).toBe(false);
  });
});
