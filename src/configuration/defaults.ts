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
  accessCode: {
    minimumLength: 8,
    maximumLength: 64,
    maskSaved: false,
    // three groups of four; with this alphabet 49 bits
    generatedLength: 12,
    // without what looks or sounds alike (0 o, 1 i l, 2 z, 5 s, 8 b, m n, u v, g q), and without vowels: no words come about
    alphabet: 'cdfhjkprtwxy34679',
  },
  defaultCountry: 'NL',
};

const DEFAULT_LANGUAGES = ['en', 'nl', 'de', 'fr'].map(knownTag);

/** Without a gateway key: secure mail cannot be switched on yet. The first language is the default one. */
export const defaultConfiguration: Configuration = {
  policy: defaultPolicy,
  notificationLanguages: DEFAULT_LANGUAGES,
  defaultNotificationLanguage: knownTag('en'),
  secureByDefault: false,
  requireSecure: false,
  confirmNewDomains: false,
  gatewayKeys: [],
};

function knownTag(text: string): LanguageTag {
  const tag = parseLanguageTag(text);
  if (!tag.ok) throw new TypeError(`${text} is not a language tag`);
  return tag.value;
}
