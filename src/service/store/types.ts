/** What the routes do, as `http/` sees it. Every call is of one caller of one tenant; nothing crosses from one to another. */
import type * as z from 'zod/mini';
import type * as administration from '../../contract/administration';
import type * as codes from '../../contract/codes';
import type * as contact from '../../contract/contact';
import type { lookupAnswer } from '../../contract/lookup';
import type * as remember from '../../contract/remember';

/** Who calls, as their token says. */
export interface Caller {
  tenant: string;
  /** Object id (`oid`) of the person, or of the program. */
  id: string;
  /** For people: shown to colleagues as who set a code. */
  name?: string;
}

/** `If-Match` did not hold; `now` is what stands there. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
  constructor(readonly now: object) {
    super('it was changed meanwhile');
  }
}

/** The database is away, full or too slow. Nothing was changed, or it is not known. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/** The undo is of another person, is too old, or was never ours. */
export class UndoTooLate extends Error {
  override name = 'UndoTooLate';
}

/** The caller set as many new codes for the organization as one person may in a day. Nothing of the call was kept. */
export class TooManyNewCodes extends Error {
  override name = 'TooManyNewCodes';
  constructor(readonly until: Date) {
    super('too many new codes of the organization');
  }
}

/** Settings, a code or a number that break a rule: where, and what would be right. */
export class WrongValue extends Error {
  override name = 'WrongValue';
  constructor(readonly mistakes: { path: string; message: string }[]) {
    super('a value is wrong');
  }
}

export type Known = z.infer<typeof lookupAnswer>;

export interface DirectoryStore {
  /** One query for all. In the order asked, in the spelling asked. */
  lookup(caller: Caller, addresses: readonly string[]): Promise<Known>;
  readCodes(caller: Caller, addresses: readonly string[]): Promise<z.infer<typeof codes.readCodesAnswer>['codes']>;
  /** @param seen version of the code that the caller saw, `0` for none. @throws ChangedMeanwhile, TooManyNewCodes */
  setOrganizationCode(
    caller: Caller,
    code: z.infer<typeof codes.setOrganizationCodeRequest>,
    seen: string,
  ): Promise<{ version: string }>;
  /** All of it or nothing. @throws WrongValue, TooManyNewCodes. @returns `again` where the same was told with this key before */
  remember(caller: Caller, told: z.infer<typeof remember.rememberRequest>): Promise<{ again: boolean }>;
  readContact(caller: Caller, address: string): Promise<contact.Contact>;
  /** @throws ChangedMeanwhile with the contact as it is now */
  saveContact(caller: Caller, change: contact.ContactChange, seen: string): Promise<contact.Contact>;
  forget(caller: Caller, address: string, item: contact.KnownItemMessage): Promise<{ undo?: string }>;
  /** @throws UndoTooLate */
  restore(caller: Caller, undo: string): Promise<void>;

  readSettings(caller: Caller): Promise<z.infer<typeof administration.settings>>;
  /** @throws ChangedMeanwhile, WrongValue */
  saveSettings(
    caller: Caller,
    wanted: Record<string, unknown>,
    seen: string,
  ): Promise<z.infer<typeof administration.settings>>;
  setDefault(caller: Caller, wanted: z.infer<typeof administration.setDefaultRequest>): Promise<void>;
  remove(caller: Caller, wanted: z.infer<typeof administration.removeRequest>): Promise<void>;
  erase(caller: Caller, address: string): Promise<{ erased: boolean }>;
  audit(
    caller: Caller,
    wanted: z.infer<typeof administration.auditRequest>,
  ): Promise<z.infer<typeof administration.auditAnswer>>;

  report(caller: Caller, reports: readonly remember.Report[]): Promise<{ accepted: number }>;

  /** Whether the database answers, within a second. */
  isHealthy(): Promise<boolean>;
}
