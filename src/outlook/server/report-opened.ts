/** What a mail gateway reports once recipients have proved who they are, for a mail that was sent here: their numbers are theirs. */
import type { JWK } from 'jose';
import { openMessage } from '../../gateway/open-message';
import type { Report } from '../../contract/report';
import { callDirectory } from './call-directory';
import type { ReceivedMessage } from './smtp-receiver';
import { GATEWAY_ROLE, LOCAL_TENANT, type TokenIssuer } from './token-issuer';

export const GATEWAY = { name: 'mail gateway', roles: [GATEWAY_ROLE] };

export interface OpenedBy {
  privateKey: JWK;
  tokens: TokenIssuer;
  /** Address of the directory service. */
  directory: () => Promise<string>;
}

/** @returns what the gateway would report of those who get an SMS; nothing where it cannot read the mail */
async function reportsOf(message: ReceivedMessage, privateKey: JWK): Promise<Report[]> {
  const opened = await openMessage(message.raw, [privateKey], { envelope: message.envelope.to });
  if (!opened.ok) return [];
  return opened.instructions.recipients.flatMap(({ address, phoneNumber }, at) =>
    phoneNumber === undefined
      ? []
      : // the key is of the mail, so that telling it twice changes nothing
        [
          {
            kind: 'number-proved',
            key: `${message.id}.${at}`,
            address,
            phoneNumber,
            provedAt: new Date().toISOString(),
          },
        ],
  );
}

/**
 * @param tenant the sender's organization
 * @returns how many numbers it was told of
 * @throws DirectoryRefused; what `fetch` throws where the service is away
 */
export async function reportOpened(
  message: ReceivedMessage,
  tenant = LOCAL_TENANT,
  { privateKey, tokens, directory }: OpenedBy,
): Promise<number> {
  const reports = await reportsOf(message, privateKey);
  if (reports.length === 0) return 0;
  const token = await tokens.programToken({ ...GATEWAY, tenant });
  await callDirectory('report', { url: await directory(), token, body: { reports } });
  return reports.length;
}
