/** Makes `src/taskpane/card/own-names.ts`: what each language is called in itself, by Unicode's CLDR. Run: npm run language-names */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const FILE = path.resolve(import.meta.dirname, '../taskpane/card/own-names.ts');

/** CLDR has no locale for these, so no name either: as those who speak them write it. */
const NOT_IN_CLDR = { li: 'Limburgs', srn: 'Sranantongo' };

/**
 * By language, without script and region: `fy` is `Frysk`.
 * @returns {Record<string, string>}
 */
export function ownNames() {
  const main = path.join(
    path.dirname(createRequire(import.meta.url).resolve('cldr-localenames-full/package.json')),
    'main',
  );
  /** @type {Record<string, string>} */
  const names = { ...NOT_IN_CLDR };
  for (const language of readdirSync(main)) {
    const file = path.join(main, language, 'languages.json');
    if (language.includes('-') || !existsSync(file)) continue;
    const name = JSON.parse(readFileSync(file, 'utf8')).main[language].localeDisplayNames.languages[language];
    if (name !== undefined) names[language] = name;
  }
  return Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (process.argv[1] === import.meta.filename) {
  const lines = Object.entries(ownNames()).map(([language, name]) => `  ${language}: ${JSON.stringify(name)},\n`);
  writeFileSync(
    FILE,
    '/** Made by `npm run language-names`, of data of Unicode CLDR (license: Unicode-3.0): what languages are called in themselves. */\n' +
      `export const OWN_NAMES: Readonly<Partial<Record<string, string>>> = {\n${lines.join('')}};\n`,
  );
}
