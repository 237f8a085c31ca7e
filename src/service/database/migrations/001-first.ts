/**
 * The first tables. Plain SQL, as Kysely has no words for row-level security. Nothing here is beyond what CockroachDB, YugabyteDB and Citus
 * have: no sequences, no foreign keys across tenants, no exclusion constraints. A code refers to its data key, so that none is removed that a code needs.
 */
import { type Kysely, sql } from 'kysely';

const TABLES = [
  `create table if not exists tenants (
     tenant uuid primary key,
     settings jsonb not null default '{}',
     settings_version bigint not null default 0,
     created_at timestamptz not null default now()
   )`,
  `create table if not exists data_keys (
     tenant uuid not null,
     version integer not null,
     wrapped bytea not null,
     master_key text not null,
     created_at timestamptz not null default now(),
     primary key (tenant, version)
   )`,
  `create table if not exists contacts (
     tenant uuid not null,
     address text collate "C" not null,
     display_name text,
     notification_language text,
     has_account boolean not null default false,
     default_method text,
     default_number text,
     version bigint not null default 0,
     updated_at timestamptz not null default now(),
     primary key (tenant, address)
   )`,
  `create table if not exists numbers (
     tenant uuid not null,
     address text collate "C" not null,
     owner uuid not null,
     phone_number text not null,
     proved_at timestamptz,
     learned_at timestamptz not null default now(),
     primary key (tenant, address, owner, phone_number)
   )`,
  `create table if not exists codes (
     tenant uuid not null,
     address text collate "C" not null,
     owner uuid not null,
     key_version integer not null,
     sealed bytea not null,
     hint text,
     set_by uuid not null,
     set_by_name text,
     set_at timestamptz not null default now(),
     version text not null,
     primary key (tenant, address, owner),
     foreign key (tenant, key_version) references data_keys (tenant, version)
   )`,
  `create table if not exists last_choices (
     tenant uuid not null,
     address text collate "C" not null,
     owner uuid not null,
     method text not null,
     phone_number text,
     used_at timestamptz not null default now(),
     primary key (tenant, address, owner)
   )`,
  `create table if not exists remembered (
     tenant uuid not null,
     source uuid not null,
     key text not null,
     at timestamptz not null default now(),
     primary key (tenant, source, key)
   )`,
  `create table if not exists transport_checks (
     tenant uuid not null,
     domain text collate "C" not null,
     status jsonb not null,
     checked_at timestamptz not null default now(),
     expires_at timestamptz not null,
     asked_at timestamptz not null default now(),
     primary key (tenant, domain)
   )`,
  `create table if not exists audit (
     tenant uuid not null,
     at timestamptz not null default now(),
     id uuid not null,
     actor text not null,
     actor_name text,
     action text not null,
     about bytea,
     scope text,
     count integer,
     primary key (tenant, at, id)
   )`,
  `create table if not exists imports (
     tenant uuid not null,
     digest text not null,
     rows integer not null default 0,
     accepted integer not null default 0,
     rejected integer not null default 0,
     started_at timestamptz not null default now(),
     done_at timestamptz,
     primary key (tenant, digest)
   )`,
];

/** For what is removed when it is old (`retention.ts`), and for checks that are looked at again. */
const INDEXES = [
  'create index if not exists remembered_at on remembered (tenant, at)',
  'create index if not exists transport_checks_expire on transport_checks (tenant, expires_at)',
];

export const NAMES = TABLES.map((text) => /create table if not exists (\w+)/.exec(text)?.[1] ?? '');

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const text of [...TABLES, ...INDEXES]) await sql.raw(text).execute(database);
}
