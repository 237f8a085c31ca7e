/** Does with a key once what is done with it for every mail, so that it is known before the first one whether it can be used. */
import type { JWK } from 'jose';
import { mailboxOf } from '../../verification/email-address';
import { createMailboxKey } from './random';
import { openSeal, sealInstructions } from './seal';
import type { Instructions } from '../format/instructions';

const SAMPLE: Instructions = {
  version: 1,
  draftId: 'sample-draft',
  sender: mailboxOf('sender@sample.example'),
  recipients: [],
  notNeeded: [mailboxOf('recipient@sample.example')],
};

const sealFor = (key: JWK) => sealInstructions(SAMPLE, [key], createMailboxKey());

/** @param key a public key of the gateway. Never rejects */
export const canSealFor = (key: JWK): Promise<boolean> =>
  sealFor(key).then(
    () => true,
    () => false,
  );

/** @param key a private key of the gateway, which has the public one in it. Never rejects */
export async function canOpen(key: JWK): Promise<boolean> {
  try {
    const { kty, crv, x, y, n, e } = key;
    const opened = await openSeal(await sealFor({ kty, crv, x, y, n, e }), [key]);
    return opened.ok;
  } catch {
    return false;
  }
}
