/** Which TLSA records a mail server of a sender can go by. */
import { createPublicKey, X509Certificate } from 'node:crypto';
import type { TlsaData } from 'dns-packet';

/** DANE-TA and DANE-EE. The two others name authorities that mail servers have no list of (RFC 7672, 3.1.3). */
const USAGES = [2, 3];
const CERTIFICATE = 0;
const PUBLIC_KEY = 1;
/** Bytes of SHA-256 and SHA-512, by matching type. */
const DIGESTS: Record<number, number> = { 1: 32, 2: 64 };
const IN_FULL = 0;

/** RFC 7672, 3.1, and nothing that could match no certificate: a digest of another length, an empty or damaged one in full. */
export function isUsable({ usage, selector, matchingType, certificate }: TlsaData): boolean {
  if (!USAGES.includes(usage) || (selector !== CERTIFICATE && selector !== PUBLIC_KEY)) return false;
  if (matchingType !== IN_FULL) return certificate.length === DIGESTS[matchingType];
  try {
    if (selector === CERTIFICATE) new X509Certificate(certificate);
    else createPublicKey({ key: certificate, format: 'der', type: 'spki' });
    return true;
  } catch {
    return false;
  }
}
