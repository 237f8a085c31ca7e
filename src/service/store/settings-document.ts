/**
 * The organization's settings as administrators write them: fields of its document (`configuration/schema.ts`) that are not the add-in's own
 * file's business, and those of the service alone.
 */
import { inWords } from '../../configuration/mistakes';
import { parseConfiguration } from '../../configuration/parse-configuration';
import type { ConfigurationDocument } from '../../configuration/schema';
import { configurationMistakes } from '../../locales/en/configuration';
import { storeWords } from '../../locales/en/store';
import { UNREADABLE } from '../../verification/access-code';
import { SERVICE_FIELDS } from './policy';

/** What the add-in must know before it can ask anybody stays in its own file: keys, and where the directory is. */
const FIELDS = [
  'brand',
  'ownDomains',
  'trustedDomains',
  'methods',
  'transport',
  'accessCode',
  'notificationLanguages',
  'defaultNotificationLanguage',
  'defaultCountry',
] as const satisfies readonly (keyof ConfigurationDocument)[];

const RETENTION = { minimum: 30, maximum: 36_500 };

type Mistakes = { path: string; message: string }[];

/** @returns every mistake, by its path in the request; none: it can be saved as it is */
export function mistakesIn(settings: Record<string, unknown>): Mistakes {
  const names: readonly string[] = [...FIELDS, ...SERVICE_FIELDS];
  const own = Object.fromEntries(
    Object.entries(settings).filter(([name]) => !(SERVICE_FIELDS as readonly string[]).includes(name)),
  );
  const parsed = parseConfiguration(own);
  const mistakes = parsed.ok ? [] : parsed.mistakes.map((mistake) => inWords(mistake, configurationMistakes));
  const told = new Set(mistakes.map(({ path }) => path));
  // right in the document, but not here
  for (const name of Object.keys(settings))
    if (!names.includes(name) && !told.has(name)) mistakes.push({ path: name, message: storeWords.settingElsewhere });
  return [...mistakes, ...serviceMistakes(settings)].map(({ path, message }) => ({
    path: path === '' ? 'settings' : `settings${path.startsWith('[') ? '' : '.'}${path}`,
    message,
  }));
}

function serviceMistakes({ brand, auditRetentionDays }: Record<string, unknown>): Mistakes {
  const mistakes: Mistakes = [];
  // the one free text; a database has no form for half a character
  if (typeof brand === 'string' && UNREADABLE.test(brand))
    mistakes.push({ path: 'brand', message: storeWords.notOneLine });
  const { minimum, maximum } = RETENTION;
  const days = auditRetentionDays;
  if (days !== undefined && !(Number.isInteger(days) && Number(days) >= minimum && Number(days) <= maximum))
    mistakes.push({ path: 'auditRetentionDays', message: storeWords.days(minimum, maximum) });
  return mistakes;
}
