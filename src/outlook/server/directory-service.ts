/** Starts the organization's directory service as production does, with settings that name what surrounds it in the local run. */
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { masterKeyFile } from '../../service/directory-settings';
import { readMasterKeys } from '../../service/keys/master-key';
import { readSettings } from '../../service/settings';
import { startService } from '../../service/start-service';
import type { LocalService } from './local-directory';
import { LOCAL_APPLICATION, SCOPE, type TokenIssuer } from './token-issuer';

export interface DirectoryDatabase {
  /** `postgres://…`, of any PostgreSQL. Absent: the embedded database. */
  url?: string | undefined;
  /** Of the embedded database. Absent: `directory/` in the data folder. */
  folder?: string | undefined;
}

/** Milliseconds. The browser and everything else run on this machine, too: a request that only waits for its turn is not refused. */
const PATIENCE = { headers: 60_000, body: 60_000, answer: 60_000 };

export interface DirectoryServiceOptions {
  /** Log and master key are kept there, and the embedded database. */
  dataFolder: string;
  database: DirectoryDatabase;
  tenants: readonly string[];
  tokens: TokenIssuer;
  /** `address:port`. */
  resolver: string;
}

const folderIn = (dataFolder: string): string => path.join(dataFolder, 'directory');

/** Also for a database elsewhere, so that its codes can be read again after a restart. */
async function masterKeyOf(dataFolder: string): Promise<string> {
  const file = masterKeyFile(folderIn(dataFolder));
  await readMasterKeys({}, file); // makes it where there is none
  return readFileSync(file, 'utf8');
}

export async function startDirectoryService(options: DirectoryServiceOptions): Promise<LocalService> {
  const { dataFolder, database, tenants, tokens, resolver } = options;
  const settings = readSettings({
    PORT: '0',
    DATABASE_URL: database.url,
    DATABASE_FOLDER: database.folder ?? folderIn(dataFolder),
    DIRECTORY_MASTER_KEY: await masterKeyOf(dataFolder),
    TENANTS: tenants.join(','),
    TOKEN_ISSUERS: JSON.stringify([{ issuer: tokens.issuer('{tid}'), jwksUri: tokens.keys }]),
    TOKEN_AUDIENCE: LOCAL_APPLICATION,
    TOKEN_SCOPE: SCOPE,
    DNS_RESOLVERS: resolver,
  });
  const lines = createWriteStream(path.join(dataFolder, 'directory.log'), { flags: 'a', mode: 0o600 });
  const log = (line: object) => void lines.write(`${JSON.stringify(line)}\n`);
  const service = await startService(settings, { log, patience: PATIENCE });
  return {
    url: service.url,
    close: async () => {
      await service.close();
      await new Promise<void>((resolve) => lines.end(resolve));
    },
  };
}
