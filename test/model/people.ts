/** Whom the mails of the model are for, what can be typed for them, and the organization that they write from. */
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { address, code, phone } from '../directory/values';
import type { Choice } from '../../src/verification/types';

/** Known by the organization, twice unknown, of the sender's own domain. As they stand on the draft. */
export const PEOPLE = ['anna@praktijk.example', 'Bo@Lind.example', 'cilia@zorg.example', 'colleague@own.example'];
export const asAddress = address;

/** Typed, and the last resort. */
export const CHOICES: Choice[] = [
  { method: 'sms-new', phoneNumber: phone('+31687651234') },
  { method: 'sms-new', phoneNumber: phone('+31687654321') },
  { method: 'access-code-new', accessCode: code('Vuurtoren-88!'), accessCodeHint: 'De eerste boot' },
  { method: 'access-code-new', accessCode: code('Schemering 1953') },
  { method: 'verification-email' },
];

/** What must never stand anywhere in clear: neither as typed, nor without its prefix. */
export const SECRETS = ['687651234', '687654321', 'Vuurtoren', 'eerste boot', 'Schemering'];

export async function createOrganization(): Promise<{ configuration: object; directory: object; gatewayKey: JWK }> {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  return {
    configuration: { gatewayKeys: [await exportJWK(publicKey)], directoryFile: 'directory.json' },
    directory: { version: 1, recipients: [{ address: PEOPLE[0], hasAccount: true }] },
    gatewayKey: await exportJWK(privateKey),
  };
}
