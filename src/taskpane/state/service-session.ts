/**
 * What a directory service adds to one draft: codes are read when they are needed, safe transport is looked up, and a code for the
 * organization is shared as soon as it is set. A chunk of its own: most of it happens after the rows are on screen.
 */
import type { Records } from '../../engine/records';
import type { RecipientRow } from '../../engine/rows';
import { lackingCodes, learnTransport, unknownDomains, withCodes } from '../../engine/service-needs';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import { DirectoryUnavailable } from '../../directory/types';
import type { DirectoryAbsence, DirectoryService } from '../../directory/types';
import type { EmailAddress } from '../../verification/brands';
import { codeOf } from '../../verification/known-values';
import { METHODS } from '../../verification/methods';
import type { Choice, KnownCode, RecipientRecord } from '../../verification/types';

export interface ServiceContext {
  service: DirectoryService;
  directory: Pick<MailboxDirectory, 'forget'>;
  records: Records;
  /** What is shown now. */
  rows(): readonly RecipientRow[];
  /** Secure mail is on, so that what is shown is to be sealed. */
  isOn(): boolean;
  usesTransport(): boolean;
  ownChoice(address: EmailAddress): Choice | undefined;
  /** Shown in the rows. */
  codeProblems: Map<EmailAddress, DirectoryAbsence>;
  /** The records, or what is the matter with a code, have changed: rows follow, and what is shown is saved. */
  changed(): void;
  away(absence: DirectoryAbsence): void;
}

export interface ServiceSession {
  /** Reads and looks up what the rows need that is not known yet. Call whenever they have changed. */
  follow(): void;
  /** For a person who is about to see them, or who tries again. */
  readCodes(address: EmailAddress): Promise<void>;
  /** Of what was chosen: shares the codes that are typed for the organization. */
  share(chosen: ReadonlyMap<EmailAddress, Choice>): void;
  /** What was shared, and is undone. */
  takeBack(undone: ReadonlyMap<EmailAddress, Choice>): void;
  /** The directory is back: what failed is tried again. */
  again(): void;
}

/** A code that is typed for everybody. */
const isShareable = ({ method, accessCode }: Choice): boolean => {
  const { needs, remembers } = METHODS[method];
  return accessCode !== undefined && needs === 'access-code' && remembers?.scope === 'organization';
};

const absenceOf = (error: unknown): DirectoryAbsence =>
  error instanceof DirectoryUnavailable ? error.absence : 'away';

const hasUnread = (record: RecipientRecord | undefined): boolean =>
  record?.codes.some(({ accessCode }) => accessCode === undefined) ?? false;

export function createServiceSession(context: ServiceContext): ServiceSession {
  const { service, directory, records, codeProblems, changed } = context;
  const reading = new Set<EmailAddress>();
  const askedDomains = new Set<string>();
  /** Shared within this session: what stood there before, once that is known to have worked. */
  const shared = new Map<EmailAddress, Promise<{ before: KnownCode | undefined; version: string } | undefined>>();
  const unshared = new Map<EmailAddress, Choice>();

  async function read(addresses: readonly EmailAddress[]): Promise<void> {
    const wanted = addresses.filter((address) => !reading.has(address));
    if (wanted.length === 0) return;
    for (const address of wanted) reading.add(address);
    try {
      const found = await service.readCodes(wanted);
      for (const address of wanted) {
        records.learn(address, (record) => withCodes(record, found.get(address)));
        // gone meanwhile, or what cannot be a code
        if (hasUnread(records.get(address))) codeProblems.set(address, 'away');
        else codeProblems.delete(address);
      }
    } catch (error) {
      for (const address of wanted) codeProblems.set(address, absenceOf(error));
    } finally {
      for (const address of wanted) reading.delete(address);
    }
    changed();
  }

  async function lookUpTransport(): Promise<void> {
    const domains = unknownDomains(context.rows(), records).filter((domain) => !askedDomains.has(domain));
    if (domains.length === 0) return;
    for (const domain of domains) askedDomains.add(domain);
    // not found out now: the next draft asks again
    const found = await service.lookUpTransport(domains).catch(() => new Map<string, never>());
    if (found.size === 0) return;
    learnTransport(found, context.rows(), records);
    changed();
  }

  async function shareOne(address: EmailAddress, { accessCode, accessCodeHint: hint }: Choice) {
    const record = records.get(address);
    if (!record || !accessCode) return undefined;
    const before = codeOf(record, 'organization');
    // a colleague's: the choice is withdrawn
    if (before && !before.setHere) return undefined;
    const result = await service
      .shareCode(address, { accessCode, ...(hint && { hint }) }, before?.version)
      .catch((error: unknown) => ({ ok: false as const, problem: absenceOf(error) }));
    if (result.ok) {
      const { version } = result;
      const setOn = new Date().toISOString().slice(0, 10);
      const known: KnownCode = {
        accessCode,
        scope: 'organization',
        setHere: true,
        setOn,
        version,
        ...(hint && { hint }),
      };
      records.learn(address, (now) => withOrganizationCode(now, known));
      unshared.delete(address);
      changed();
      return { before, version };
    }
    if (result.problem === 'changed') {
      unshared.delete(address);
      // theirs stands: the choice is withdrawn, and the menu has theirs
      records.amend(address, (now) => now);
      await records.ensure([address]);
      changed();
    } else {
      context.away(result.problem);
    }
    return undefined;
  }

  function share(address: EmailAddress, choice: Choice): void {
    unshared.set(address, choice);
    shared.set(address, shareOne(address, choice));
  }

  async function takeBackOne(address: EmailAddress, choice: Choice): Promise<void> {
    unshared.delete(address);
    const done = await shared.get(address);
    shared.delete(address);
    const now = records.get(address);
    const known = now && codeOf(now, 'organization');
    if (!done || !known || known.accessCode !== choice.accessCode) return;
    // at once, or what is undone would be chosen as the saved one
    const { before } = done;
    records.learn(address, (record) => withOrganizationCode(record, before));
    changed();
    const { accessCode, hint } = before ?? {};
    const result = accessCode
      ? await service
          .shareCode(address, { accessCode, ...(hint && { hint }) }, done.version)
          .catch((error: unknown) => ({ ok: false as const, problem: absenceOf(error) }))
      : before
        ? undefined // it was never read, so it cannot be put back
        : await directory
            .forget(address, { kind: 'code', scope: 'organization' })
            .catch(() => ({ ok: false as const, problem: 'unavailable' as const }));
    if (result?.ok && 'version' in result)
      records.learn(address, (record) =>
        withOrganizationCode(record, before && { ...before, version: result.version }),
      );
    if (result?.ok) return;
    records.learn(address, (record) => withOrganizationCode(record, known));
    context.away('away');
    changed();
  }

  const session: ServiceSession = {
    follow() {
      if (!context.isOn()) return;
      void read(lackingCodes(context.rows(), records).filter((address) => !codeProblems.has(address)));
      if (context.usesTransport()) void lookUpTransport();
    },
    async readCodes(address) {
      if (codeProblems.delete(address)) {
        // it may be another code, or none, by now
        records.amend(address, (record) => record);
        changed();
        await records.ensure([address]);
      }
      if (hasUnread(records.get(address))) await read([address]);
    },
    share(chosen) {
      for (const [address, choice] of chosen) if (isShareable(choice)) share(address, choice);
    },
    takeBack(undone) {
      for (const [address, choice] of undone) if (isShareable(choice)) void takeBackOne(address, choice);
    },
    again() {
      codeProblems.clear();
      askedDomains.clear();
      for (const [address, choice] of unshared)
        if (context.ownChoice(address) === choice) share(address, choice);
        else unshared.delete(address);
      session.follow();
    },
  };
  return session;
}

const withOrganizationCode = (record: RecipientRecord, code: KnownCode | undefined): RecipientRecord => ({
  ...record,
  codes: [...record.codes.filter(({ scope }) => scope !== 'organization'), ...(code ? [code] : [])],
});
