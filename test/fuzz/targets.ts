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

/** How many there are: a name of a test says it before any is made. */
export const NUMBER_OF_TARGETS = 28;

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
