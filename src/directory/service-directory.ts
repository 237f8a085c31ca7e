/**
 * The organization's directory service: what it knows of recipients, and what it learns of this sender. What is typed is pending in
 * the mailbox until its draft was sent and the service has been told.
 */
import type { Body } from '../contract/routes';
import { LONGEST_NAME, MAXIMUM_ADDRESSES } from '../contract/values';
import { SAVED_CODE_LENGTHS, parseAccessCode } from '../verification/access-code';
import type { EmailAddress } from '../verification/brands';
import type { RecipientRecord } from '../verification/types';
import type { OrganizationService } from './combined-directory';
import type { MailboxDirectory } from './mailbox-directory';
import { createServiceCards } from './service-cards';
import { ServiceRefusal, isAnswered, type CallName, type ServiceClient } from './service-client';
import { serviceRecord, transportOf } from './service-records';
import { DirectoryUnavailable, UNAVAILABLE, absenceOf } from './types';
import type { ReadCode, RememberResult, UsedChoice } from './types';

/** Domains in one question. */
const MAXIMUM_DOMAINS = 100;

/**
 * @param mailbox made `forService`
 * @param signIn gets a token upon a person's click
 */
export function createServiceDirectory(
  client: ServiceClient,
  mailbox: MailboxDirectory,
  signIn: OrganizationService['signIn'],
): OrganizationService {
  /** Codes that were read, by recipient: the next lookup need not lose them, as long as they are the same. */
  const read = new Map<EmailAddress, ReadCode[]>();
  const cards = createServiceCards(client, mailbox);
  let settingsVersion: string | undefined;

  const askInParts = <Name extends CallName, Item>(
    name: Name,
    items: readonly Item[],
    size: number,
    body: (some: Item[]) => Body<Name>,
  ) => Promise.all(inParts(items, size).map((some) => orAway(client.call(name, body(some)))));

  function withReadCodes(record: RecipientRecord): RecipientRecord {
    const known = read.get(record.address) ?? [];
    return {
      ...record,
      codes: record.codes.map((code) => ({
        ...code,
        ...known.find(({ scope, version }) => scope === code.scope && version === code.version),
      })),
    };
  }

  /** The key of a draft makes telling the same twice as good as once. @throws where the service did not take it, and may later */
  async function tell(draftId: string, used: readonly UsedChoice[]): Promise<RememberResult> {
    try {
      for (const [at, some] of inParts(used.map(message), MAXIMUM_ADDRESSES).entries())
        await client.call('remember', { key: at === 0 ? draftId : `${draftId}.${at}`, used: some });
    } catch (error) {
      // refused for good: better learned here than lost
      if (error instanceof ServiceRefusal) return mailbox.confirmSent([draftId]);
      throw error;
    }
    return mailbox.letGo(draftId, used);
  }

  return {
    saveContact: cards.saveContact,
    forget: cards.forget,
    signIn,

    async lookup(addresses) {
      const answers = await askInParts('lookup', addresses, MAXIMUM_ADDRESSES, (some) => ({ addresses: some }));
      const recipients = answers.flatMap(({ recipients: some, transports }) =>
        some.map((known) => ({ known, transports })),
      );
      return new Map(
        addresses.map((address, at) => {
          const { known, transports } = recipients[at] ?? {};
          // a recipient who is left out is not one of whom nothing is known
          if (known?.address !== address || transports === undefined)
            throw new DirectoryUnavailable('the directory service answered for others');
          cards.saw(address, known.version);
          return [address, withReadCodes(serviceRecord(address, known, transports))];
        }),
      );
    },

    async readCodes(addresses) {
      const answers = await askInParts('readCodes', addresses, MAXIMUM_ADDRESSES, (some) => ({ addresses: some }));
      const found = new Map<EmailAddress, ReadCode[]>(addresses.map((address) => [address, []]));
      const toldOf: ReadonlyMap<string, ReadCode[]> = found;
      for (const { address, scope, accessCode, hint, version } of answers.flatMap(({ codes }) => codes)) {
        const code = parseAccessCode(accessCode, SAVED_CODE_LENGTHS);
        // what was not asked for is passed over; what cannot be a code stays unread
        if (code.ok) toldOf.get(address)?.push({ scope, accessCode: code.value, version, ...(hint && { hint }) });
      }
      for (const address of addresses) read.set(address, found.get(address) ?? []);
      return found;
    },

    async lookUpTransport(domains) {
      const answers = await askInParts('transport', domains, MAXIMUM_DOMAINS, (some) => ({ domains: some }));
      return new Map(
        answers
          .flatMap((answer) => answer.domains)
          .flatMap(({ domain, status }) => (status ? [[domain, transportOf(status)]] : [])),
      );
    },

    async shareCode(address, { accessCode, hint }, seen = '0') {
      const code = { accessCode, ...(hint && { hint }) };
      try {
        const answer = await client.call('setOrganizationCode', { address, ...code }, { ifMatch: seen });
        const version = answer?.version ?? seen;
        const others = (read.get(address) ?? []).filter(({ scope }) => scope !== 'organization');
        read.set(address, [...others, { scope: 'organization', version, ...code }]);
        return { ok: true, version };
      } catch (error) {
        if (error instanceof ServiceRefusal && error.refusal === 'changed') return { ok: false, problem: 'changed' };
        return { ok: false, problem: absenceOf(error) };
      }
    },

    async settings() {
      const answer = await client.call('readSettings', undefined, { ifNoneMatch: settingsVersion });
      settingsVersion = answer?.version ?? settingsVersion;
      return answer?.settings;
    },

    async confirmSent(draftIds) {
      let result: RememberResult = { ok: true };
      for (const draftId of draftIds) {
        try {
          const used = mailbox.usedOn(draftId);
          if (used.length === 0) continue;
          const told = await tell(draftId, used);
          if (result.ok) result = told;
        } catch (error) {
          if (result.ok) result = UNAVAILABLE;
          // one draft that fails holds up no other; who does not answer at all is not waited for again and again
          if (!isAnswered(error)) break;
        }
      }
      return result;
    },
  };
}

/** Half of a character at the cut would make the service refuse the whole draft. */
const HALF_CHARACTER = /[\ud800-\udbff]$/;

/** What the contract takes of a name, and no more. */
const message = ({ displayName, ...choice }: UsedChoice) => ({
  ...choice,
  ...(displayName && { displayName: displayName.slice(0, LONGEST_NAME).replace(HALF_CHARACTER, '') }),
});

/** For those who only ask, what is refused is as good as away. */
async function orAway<Value>(answer: Promise<Value | undefined>): Promise<Value> {
  const found = await answer.catch((error: unknown) => {
    if (error instanceof DirectoryUnavailable) throw error;
    throw new DirectoryUnavailable('the directory service refused', { cause: error });
  });
  if (found === undefined) throw new DirectoryUnavailable('the directory service did not answer');
  return found;
}

function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
