/** The certificate for https://localhost: the developer's trusted one where it exists, else one made here. */
import { X509Certificate, createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { generateCertificates } from 'office-addin-dev-certs/lib/generate';
import { localhostCertificatePath, localhostKeyPath } from 'office-addin-dev-certs/lib/defaults';
import { verifyCertificates } from 'office-addin-dev-certs/lib/verify';

export interface Certificate {
  key: string;
  cert: string;
  /** Installed as trusted on this machine. */
  trusted: boolean;
  /** Base64 SHA-256 of the public key, as Chromium's `--ignore-certificate-errors-spki-list` wants it. */
  spkiHash: string;
}

const DAYS = 365;

function load(certPath: string, keyPath: string, trusted: boolean): Certificate {
  const cert = readFileSync(certPath, 'utf8');
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: readFileSync(keyPath, 'utf8'),
    cert,
    trusted,
    spkiHash: createHash('sha256').update(spki).digest('base64'),
  };
}

/** A day is left, so that it does not run out while somebody works. */
function stillValid(certPath: string): boolean {
  if (!existsSync(certPath)) return false;
  return Date.parse(new X509Certificate(readFileSync(certPath)).validTo) > Date.now() + 86_400_000;
}

function trustedOneExists(): boolean {
  try {
    return stillValid(localhostCertificatePath) && verifyCertificates();
  } catch {
    return false;
  }
}

/** @param folder where the certificate made here is kept between runs */
export async function localhostCertificate(folder: string): Promise<Certificate> {
  if (trustedOneExists()) return load(localhostCertificatePath, localhostKeyPath, true);
  const [ca, cert, key] = ['ca.crt', 'localhost.crt', 'localhost.key'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  if (!stillValid(cert) || !existsSync(key)) {
    for (const old of [ca, cert, key]) rmSync(old, { force: true });
    await quietly(() => generateCertificates(ca, cert, key, DAYS, ['localhost', '127.0.0.1']));
    chmodSync(key, 0o600);
  }
  return load(cert, key, false);
}

/** The library writes a line of its own to the console; ours says what matters. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => undefined;
  try {
    await work();
  } finally {
    console.log = log;
  }
}
