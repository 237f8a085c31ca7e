/**
 * The organization's settings as administrators write them: fields of its document (`configuration/schema.ts`) that are not the add-in's own
 * file's business, and those of the service alone.
 */
import { inWords } from '../../configuration/mistakes';
import { parseConfiguration } from '../../configuration/parse-configuration';
import { AUDIT_RETENTION, FIELDS, setBy } from '../../configuration/schema';
import { configurationMistakes } from '../../locales/en/configuration';
import { storeWords } from '../../locales/en/store';
import { UNREADABLE } from '../../verification/access-code';
import { withoutOwn } from './policy';

type Mistakes = { path: string; message: string }[];

/** @returns every mistake, by its path in the request; none: it can be saved as it is */
export function mistakesIn(settings: Record<string, unknown>): Mistakes {
  const parsed = parseConfiguration(withoutOwn(settings));
  const mistakes = parsed.ok ? [] : parsed.mistakes.map((mistake) => inWords(mistake, configurationMistakes));
  const told = new Set(mistakes.map(({ path }) => path));
  // right in the document, but not here
  for (const name of Object.keys(settings))
    if (setBy(name) === 'document' && !told.has(name))
      mistakes.push({ path: name, message: storeWords.settingElsewhere });
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
  if (!FIELDS.auditRetentionDays.type.safeParse(auditRetentionDays).success)
    mistakes.push({
      path: 'auditRetentionDays',
      message: storeWords.days(AUDIT_RETENTION.minimum, AUDIT_RETENTION.maximum),
    });
  return mistakes;
}
