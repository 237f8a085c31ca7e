/** Starts everything that the local compose window needs, on loopback only. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { outlook } from '../../locales/en/outlook';
import { addInOrigin } from './add-in-origin';
import { localhostCertificate } from './certificate';
import { composeOrigin } from './compose-origin';
import { type DirectoryDatabase, startDirectoryService } from './directory-service';
import { COMPOSE_PAGE, DATA, DIST, MANIFEST } from './folders';
import { gatewayKeyPair } from './gateway-key';
import { listen } from './listen';
import { type LocalDirectory, localDirectory } from './local-directory';
import { type NameServer, startNameServer } from './name-server';
import { reportOpened } from './report-opened';
import { startSmtpReceiver } from './smtp-receiver';
import { LOCAL_TENANT, type Person, type TokenIssuer, startTokenIssuer } from './token-issuer';

export interface LocalOutlookOptions {
  /** 0 for any free port. */
  addinPort?: number;
  composePort?: number;
  /** The built add-in. */
  dist?: string;
  /** The built compose page. */
  composePage?: string;
  manifest?: string;
  /** Certificate, keys, sent mail and the directory are kept here. */
  dataFolder?: string;
  /** `false`: no directory service; the sample directory is a file beside the add-in. */
  directory?: boolean;
  /** Of the directory service. Absent: PGlite in the data folder. */
  database?: DirectoryDatabase;
  /** Organizations that the directory service takes, besides that of the local run. */
  tenants?: readonly string[];
}

export interface LocalOutlook {
  addinUrl: string;
  composeUrl: string;
  smtpPort: number;
  /** Path of the gateway's private JWK. */
  gatewayKeyFile: string;
  dataFolder: string;
  certificate: { trusted: boolean; spkiHash: string };
  tokens: TokenIssuer;
  /** Starts beside the rest and is not waited for. */
  directory?: LocalDirectory;
  close(): Promise<void>;
}

/** Something is not built yet; the message says what to run. */
export class NotBuilt extends Error {
  override name = 'NotBuilt';
}

/**
 * @throws NotBuilt, or PortTaken with the port
 */
export async function startLocalOutlook(options: LocalOutlookOptions = {}): Promise<LocalOutlook> {
  const { addinPort = 3000, composePort = 3001, dist = DIST, composePage = COMPOSE_PAGE } = options;
  const { manifest = MANIFEST, dataFolder = DATA } = options;
  const words = outlook.server;
  if (!existsSync(dist)) throw new NotBuilt(words.noBuild(path.relative(process.cwd(), dist)));
  if (!existsSync(composePage)) throw new NotBuilt(words.noComposePage(path.relative(process.cwd(), composePage)));
  if (!existsSync(manifest)) throw new NotBuilt(words.noManifest);

  mkdirSync(dataFolder, { recursive: true });
  const running: { close(): Promise<void> }[] = [];
  const started = <Part extends { close(): Promise<void> }>(part: Part): Part => {
    running.push(part);
    return part;
  };
  const close = async (): Promise<void> => {
    await Promise.all(running.map((each) => each.close()));
  };
  try {
    const tokens = started(await startTokenIssuer(dataFolder));
    const names = started(await startNameServer());
    const directory =
      options.directory === false ? undefined : started(directoryOf(options, { dataFolder, tokens, names }));
    const [certificate, gatewayKey] = [await localhostCertificate(dataFolder), await gatewayKeyPair(dataFolder)];
    const receiver = started(await startSmtpReceiver({ folder: path.join(dataFolder, 'sent') }));
    const addresses = { addin: '', compose: '' };

    const addin = addInOrigin({
      dist,
      gatewayKey: gatewayKey.publicKey,
      composePage,
      frameAncestors: () => addresses.compose,
      officeJs: 'npm',
      ...(directory && { directory: directory.url }),
    });
    const compose = composeOrigin({
      page: composePage,
      manifest,
      addInOrigin: () => addresses.addin,
      receiver,
      privateKey: gatewayKey.privateKey,
      personToken: (person) => personToken(person, tokens, directory),
      reportOpened: (message, tenant) =>
        reportOpened(message, tenant, {
          privateKey: gatewayKey.privateKey,
          tokens,
          directory: directory?.url ?? (() => Promise.reject(new Error(words.directoryAway))),
        }),
    });
    for (const [name, app, port] of [
      ['addin', addin, addinPort],
      ['compose', compose, composePort],
    ] as const) {
      const listening = started(await listen(app, certificate, port));
      // one host name for both: Office.js trusts no other
      addresses[name] = `https://localhost:${listening.port}`;
    }
    directory?.start().catch(() => undefined); // whoever asks for it is told
    return {
      addinUrl: addresses.addin,
      composeUrl: addresses.compose,
      smtpPort: receiver.port,
      gatewayKeyFile: gatewayKey.file,
      dataFolder,
      certificate: { trusted: certificate.trusted, spkiHash: certificate.spkiHash },
      tokens,
      ...(directory && { directory }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function directoryOf(
  { database = {}, tenants = [] }: LocalOutlookOptions,
  { dataFolder, tokens, names }: { dataFolder: string; tokens: TokenIssuer; names: NameServer },
): LocalDirectory {
  return localDirectory(
    () =>
      startDirectoryService({
        dataFolder,
        database,
        tenants: [LOCAL_TENANT, ...tenants],
        tokens,
        resolver: names.address,
      }),
    tokens,
  );
}

/** Whoever signs in finds the sample told. Where the directory is away they sign in all the same, and the pane says that it is. */
async function personToken(
  person: Person,
  tokens: TokenIssuer,
  directory: LocalDirectory | undefined,
): Promise<string> {
  await directory?.knowsSample(person.tenant ?? LOCAL_TENANT).catch(() => undefined);
  return tokens.personToken(person);
}
