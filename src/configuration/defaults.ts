/** What holds where the organization's document says nothing. */
import { parseLanguageTag } from '../verification/language-tag';
import type { LanguageTag } from '../verification/brands';
import { METHOD_IDS, type MethodId, type Policy } from '../verification/types';
import type { Configuration } from './types';

export const defaultPolicy: Policy = {
  brand: 'Zivver',
  allowed: Object.fromEntries(METHOD_IDS.map((id) => [id, true])) as Record<MethodId, boolean>,
  ownDomains: [],
  trustedDomains: [],
  transport: { accepted: ['nta-7516'], automatic: ['nta-7516'], beforeAccount: false },
  accessCode: { minimumLength: 8, maximumLength: 64, maskSaved: false },
  defaultCountry: 'NL',
};

const DEFAULT_LANGUAGES = ['en', 'nl', 'de', 'fr'].map(knownTag);

/** Without a gateway key: secure mail cannot be switched on yet. The first language is the default one. */
export const defaultConfiguration: Configuration = {
  policy: defaultPolicy,
  notificationLanguages: DEFAULT_LANGUAGES,
  defaultNotificationLanguage: knownTag('en'),
  gatewayKeys: [],
};

function knownTag(text: string): LanguageTag {
  const tag = parseLanguageTag(text);
  if (!tag.ok) throw new TypeError(`${text} is not a language tag`);
  return tag.value;
}
