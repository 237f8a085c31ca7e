/** What is wrong with a setting of the directory service, and what it says when it does not start. For administrators, so in English only. */

export const serviceSettings = Object.freeze({
  heading: 'The directory service does not start:',
  variables: {
    PORT: 'PORT must be a whole number from 0 to 65535; 0 is any free one.',
    HOST: 'HOST must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 behind a proxy with TLS.',
    DATABASE_URL: 'DATABASE_URL must be postgres://user@host/database. Leave it out for the embedded database.',
    DATABASE_OWNER_URL: 'DATABASE_OWNER_URL must be postgres://user@host/database, as the role that owns the tables.',
    DATABASE_POOLER:
      'DATABASE_POOLER must be session, where a pooler that keeps sessions stands before PostgreSQL. Leave it out where there is none.',
    DATABASE_FOLDER: 'DATABASE_FOLDER must be the path of a folder for the embedded database.',
    DATABASE_CONNECTIONS: 'DATABASE_CONNECTIONS must be a whole number from 1 to 1000.',
    DIRECTORY_MASTER_KEY: 'DIRECTORY_MASTER_KEY must be 32 random bytes in base64url.',
    DIRECTORY_PREVIOUS_MASTER_KEY:
      'DIRECTORY_PREVIOUS_MASTER_KEY must be 32 bytes in base64url: the key before the rotation.',
    TOKEN_ISSUERS:
      'TOKEN_ISSUERS must be a JSON list such as [{"issuer":"https://login.example/{tid}/v2.0","discovery":"https://login.example/common/v2.0/.well-known/openid-configuration"}], with {tid} where the tenant stands, and jwksUri or discovery over https (http on this machine only). Leave it out for Entra ID.',
    TOKEN_AUDIENCE:
      'TOKEN_AUDIENCE must name this service as tokens do: the client id of its app registration, and its App ID URI where tokens of version 1 are used, separated by commas.',
    TOKEN_CLIENTS:
      'TOKEN_CLIENTS must be client ids, separated by commas: the add-in, and each gateway. Leave it out to allow any that the tenant gave the scope or the role.',
    TOKEN_SCOPE: 'TOKEN_SCOPE must be the name of a scope of this service, such as access_as_user.',
    TOKEN_GUESTS:
      'TOKEN_GUESTS must be allowed, where people who are guests in a tenant may use this service. Leave it out to refuse them.',
    TENANTS: 'TENANTS must be tenant ids, separated by commas: the organizations that may use this service.',
    ADD_IN_ORIGIN: 'ADD_IN_ORIGIN must be the origin of the add-in, such as https://add-in.example, without a path.',
    DNS_RESOLVERS:
      'DNS_RESOLVERS must be validating resolvers on this machine or a safe path, such as 127.0.0.1 or 127.0.0.1:5353, separated by commas.',
    LIMIT_ADDRESSES_PER_HOUR:
      'LIMIT_ADDRESSES_PER_HOUR must be a whole number of 1000 or more: one lookup may hold that many.',
    LIMIT_ADDRESSES_PER_DAY: 'LIMIT_ADDRESSES_PER_DAY must be a whole number, no less than LIMIT_ADDRESSES_PER_HOUR.',
    LIMIT_WRITES_PER_HOUR:
      'LIMIT_WRITES_PER_HOUR must be a whole number of 1000 or more: what is remembered of one mail may be that many things.',
    LIMIT_WRITES_PER_DAY: 'LIMIT_WRITES_PER_DAY must be a whole number, no less than LIMIT_WRITES_PER_HOUR.',
    LIMIT_NEW_CODES_PER_DAY:
      'LIMIT_NEW_CODES_PER_DAY must be a whole number of 1000 or more: one mail may have that many recipients.',
    IMPORT_MEGABYTES:
      'IMPORT_MEGABYTES must be a whole number of 1 or more: what a file of an import may have at most.',
    AUDIT_DAYS:
      'AUDIT_DAYS must be a whole number of days, 1 or more, that the audit is kept where an organization does not say.',
    REMEMBERED_DAYS:
      'REMEMBERED_DAYS must be a whole number of days, 1 or more, in which the same mail told again is recognized.',
  },
  portTaken: 'The port is taken by another program. Set PORT to another one.',
  databaseAway: 'The database does not answer. Check DATABASE_URL, and whether it is running.',
});
