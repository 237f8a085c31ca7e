/** All targets, in the order of what they read: the draft, the seal, messages, settings, the service, answers of others. */
import type { Target } from './target';
import { answerTargets } from './targets/answers';
import { dnsTargets } from './targets/dns';
import { draftTargets } from './targets/draft';
import { makeGenuine } from './targets/genuine';
import { importTarget } from './targets/imports';
import { messageTargets } from './targets/messages';
import { sealTargets } from './targets/seal';
import { serviceTargets } from './targets/service';
import { settingsTargets } from './targets/settings';
import { valueTargets } from './targets/values';

/** Known before any is made: each is a test, and has a file in `corpus/`. */
export const TARGET_NAMES = [
  'the note on the draft',
  'the headers of the seal',
  'the two marks of a draft',
  'the mailbox key',
  'a changed seal',
  'the instructions',
  'a seal of a stranger',
  'a message at the gateway',
  'a message that is stripped',
  'an address',
  'a phone number',
  'a code and its hint',
  'a language',
  'the memory in the roaming settings',
  'the organization document',
  'the organization file',
  'the environment of the service',
  'the settings of the gateway',
  'the private key of the gateway',
  'a request to the service',
  'a token',
  'the file of an import',
  'an answer of the service',
  'the keys of a token issuer',
  'what the directory tells the gateway',
  'a DNS answer',
  'the policy of MTA-STS',
  'a text of DNS',
];

export async function openTargets(): Promise<Target[]> {
  const genuine = await makeGenuine();
  return [
    ...draftTargets,
    ...sealTargets(genuine),
    ...messageTargets(genuine),
    ...valueTargets,
    ...(await settingsTargets(genuine.keys)),
    ...(await serviceTargets()),
    importTarget,
    ...(await answerTargets()),
    ...dnsTargets,
  ];
}
