import type { JWK } from 'jose';

/** The key of the sender's own mailbox (`mailbox-key.ts`), as what a seal is made and opened with. */
export const mailboxKeyAsJwk = (key: string): JWK => ({ kty: 'oct', k: key, alg: 'A256KW' });
