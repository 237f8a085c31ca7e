/** Starts everything that the local compose window needs, on loopback only. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { outlook } from '../../locales/en/outlook';
import { addInOrigin } from './add-in-origin';
import { localhostCertificate } from './certificate';
import { composeOrigin } from './compose-origin';
import { COMPOSE_PAGE, DATA, DIST, MANIFEST } from './folders';
import { gatewayKeyPair } from './gateway-key';
import { listen } from './listen';
import { startSmtpReceiver } from './smtp-receiver';
import { type TokenIssuer, startTokenIssuer } from './token-issuer';

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
  /** `file`: no directory service; the sample directory is a file beside the add-in. */
  directory?: 'service' | 'file';
  /** Organizations that the directory service takes, besides that of the local run. */
  tenants?: readonly string[];
  /** Of the directory service: `postgres://…`. Absent: PGlite in the data folder. */
  databaseUrl?: string;
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
  const [certificate, gatewayKey] = [await localhostCertificate(dataFolder), await gatewayKeyPair(dataFolder)];
  const addresses = { addin: '', compose: '' };
  const receiver = await startSmtpReceiver({ folder: path.join(dataFolder, 'sent') });
  const tokens = await startTokenIssuer(dataFolder);
  const running: { close(): Promise<void> }[] = [receiver, tokens];
  const close = async (): Promise<void> => {
    await Promise.all(running.map((each) => each.close()));
  };
  try {
    const addin = addInOrigin({
      dist,
      gatewayKey: gatewayKey.publicKey,
      frameAncestors: () => addresses.compose,
      officeJs: 'npm',
    });
    const compose = composeOrigin({
      page: composePage,
      manifest,
      addInOrigin: () => addresses.addin,
      receiver,
      privateKey: gatewayKey.privateKey,
      personToken: tokens.personToken,
    });
    for (const [name, app, port] of [
      ['addin', addin, addinPort],
      ['compose', compose, composePort],
    ] as const) {
      const listening = await listen(app, certificate, port);
      running.push(listening);
      // one host name for both: Office.js trusts no other
      addresses[name] = `https://localhost:${listening.port}`;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    addinUrl: addresses.addin,
    composeUrl: addresses.compose,
    smtpPort: receiver.port,
    gatewayKeyFile: gatewayKey.file,
    certificate: { trusted: certificate.trusted, spkiHash: certificate.spkiHash },
    tokens,
    close,
  };
}
