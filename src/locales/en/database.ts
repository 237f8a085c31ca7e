/** What the directory service says of its database and its keys when it does not start. For administrators, so English only. */
export const database = Object.freeze({
  newer: (migration: string) =>
    `The database is of a newer version (migration ${migration}). Start that version of the service, or a newer one.`,
  unboundRole: (role: string) =>
    `The role ${role} is a superuser or bypasses row-level security. Take that away from it: tenants would not be separated.`,
  poolerUndeclared:
    'There is a pooler between the service and PostgreSQL. Let it keep sessions (PgBouncer: pool_mode = session), and set DATABASE_POOLER=session.',
  poolerOfTransactions:
    'The pooler between the service and PostgreSQL does not keep sessions, although DATABASE_POOLER says so: tenants would not be separated. With PgBouncer set pool_mode = session.',
  embeddedFailed: (reason: string) => `The embedded database does not start: ${reason}.`,
  embeddedEnded: 'its process ended at once',
  neither: 'Neither the URL of a database nor a folder for one was given.',
  noMasterKey: (name: string) =>
    `${name} is not set. It is the key that wraps the keys of the codes: 32 random bytes in base64url, e.g. from: openssl rand -base64 32 | tr '+/' '-_' | tr -d =`,
  wrongMasterKey: (name: string) => `${name} is not a key: 32 bytes in base64url are 43 characters.`,
  readableKeyFile: (file: string) => `${file} can be read by others. Make it readable by its owner alone: chmod 600`,
  unknownMasterKey: (id: string) =>
    `Codes in the database are encrypted under another master key (${id}). Set that key, or give it as DIRECTORY_PREVIOUS_MASTER_KEY and rotate.`,
});
