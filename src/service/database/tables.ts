/** The tables, for Kysely. They are made by `migrations/`; every key starts with the tenant, so that the rows of one lie together. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** `owner` of what belongs to the whole organization; else it is the person's object id. */
export const ORGANIZATION = '00000000-0000-0000-0000-000000000000';

/** Set by the database or by the row's writer; read as a Date. */
type Moment = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** One organization. */
export interface TenantsTable {
  tenant: string;
  /** As in the organization's document (`configuration/schema.ts`), without keys and addresses. */
  settings: JSONColumnType<Record<string, unknown>>;
  settings_version: Generated<number>;
  created_at: Moment;
}

/** A tenant's data keys, wrapped by a master key. The newest encrypts; the others still decrypt. */
export interface DataKeysTable {
  tenant: string;
  version: number;
  wrapped: Buffer;
  /** Id of the master key that wraps it. */
  master_key: string;
  created_at: Moment;
}

/** What the organization knows of one address: the card, the account, the administrator's default. */
export interface ContactsTable {
  tenant: string;
  /** In the form for comparison (`store/address-key.ts`). */
  address: string;
  display_name: string | null;
  notification_language: string | null;
  has_account: Generated<boolean>;
  default_method: string | null;
  default_number: string | null;
  /** Of name and language alone: what `If-Match` compares. 0 while nobody saved a card. */
  version: Generated<number>;
  updated_at: Moment;
}

export interface NumbersTable {
  tenant: string;
  address: string;
  owner: string;
  /** E.164. */
  phone_number: string;
  proved_at: OptionalMoment;
  learned_at: Moment;
}

export interface CodesTable {
  tenant: string;
  address: string;
  owner: string;
  /** Of the data key. */
  key_version: number;
  /** nonce, ciphertext and tag as `keys/` makes them; bound to tenant, address and owner. */
  sealed: Buffer;
  /** The spelling of the address that `sealed` is bound to, where that is not the key of today. */
  bound_to: ColumnType<string | null, string | null | undefined, string | null>;
  hint: string | null;
  set_by: string;
  set_by_name: string | null;
  /** By an import. */
  by_administrator: Generated<boolean>;
  set_at: Moment;
  /** Random; new for every code that is set. */
  version: string;
}

/** What one sender chose last for one recipient. */
export interface LastChoicesTable {
  tenant: string;
  address: string;
  owner: string;
  method: string;
  phone_number: string | null;
  used_at: Moment;
}

/** What was told already: a mail by its sender, a report by the gateway. */
export interface RememberedTable {
  tenant: string;
  /** The person, or `ORGANIZATION` for the gateway. */
  source: string;
  key: string;
  at: Moment;
}

export interface TransportChecksTable {
  tenant: string;
  /** In ASCII, lower case. */
  domain: string;
  /** JSON: `TransportStatus` of the contract without its moment, which is `checked_at`. */
  findings: string;
  checked_at: Moment;
  /** From when it must not be used any more. */
  expires_at: Moment;
  /** When somebody last asked for the domain, to the day. What nobody asks for is not looked at again and again. */
  asked_at: Moment;
}

/** Append-only: the service may insert and read, nothing else. */
export interface AuditTable {
  tenant: string;
  at: Moment;
  id: string;
  /** Object id of the person or program; `command` for one of the commands. */
  actor: string;
  actor_name: string | null;
  action: string;
  /** HMAC of the address with the tenant's audit key: erasing a person needs no change here. */
  about: Buffer | null;
  scope: string | null;
  count: number | null;
}

/** How far an import has come, so that it can go on. */
export interface ImportsTable {
  tenant: string;
  /** HMAC of the file's SHA-256 with the tenant's audit key, in hex: a plain one would let whoever reads the table try out a small file's codes. */
  digest: string;
  /** Rows that are done. */
  rows: number;
  accepted: number;
  rejected: number;
  started_at: Moment;
  done_at: OptionalMoment;
}

/** How many addresses one person asked, or things they wrote, in the hour and the day that end then. */
export interface CountsTable {
  tenant: string;
  person: string;
  in_hour: number;
  hour_ends: Moment;
  in_day: number;
  day_ends: Moment;
}

export interface Database {
  tenants: TenantsTable;
  data_keys: DataKeysTable;
  contacts: ContactsTable;
  numbers: NumbersTable;
  codes: CodesTable;
  last_choices: LastChoicesTable;
  remembered: RememberedTable;
  transport_checks: TransportChecksTable;
  audit: AuditTable;
  imports: ImportsTable;
  asked: CountsTable;
  written: CountsTable;
  codes_shared: CountsTable;
}
