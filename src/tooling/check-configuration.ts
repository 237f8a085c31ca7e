/** `npm run config -- check FILE`: tells what is wrong in an organization's configuration before anybody meets it in Outlook. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inWords } from '../configuration/mistakes';
import { parseConfiguration } from '../configuration/parse-configuration';
import { canSealFor } from '../seal/crypto/try-keys';
import { checkConfiguration as words } from '../locales/en/check-configuration';
import { configurationMistakes } from '../locales/en/configuration';
import { METHOD_IDS } from '../verification/types';
import { jsonErrorOffset, lineAndColumn } from './json-error';

/** What the outside is to this command; tests put their own in its place. */
export interface Surroundings {
  /** @throws when the file cannot be read. */
  readFile(path: string): string;
  print(line: string): void;
}

/** @returns the exit code: 0 right, 1 mistakes, 2 nothing could be checked. */
export async function run(args: readonly string[], { readFile, print }: Surroundings): Promise<0 | 1 | 2> {
  const [command, file, ...rest] = args;
  if (command !== 'check' || file === undefined || file.startsWith('-') || rest.length > 0) {
    print(words.usage);
    return 2;
  }
  let text: string;
  try {
    text = readFile(file);
  } catch (error) {
    print(words.unreadable(file, errorCode(error)));
    return 2;
  }
  // a mark that editors on Windows put in front; browsers skip it too
  const json = parseJson(text.replace(/^\uFEFF/, ''));
  if (!json.ok) {
    print(words.notJson(file, json.place));
    return 2;
  }
  const parsed = parseConfiguration(json.value);
  if (!parsed.ok) {
    for (const mistake of parsed.mistakes) {
      const { path, message } = inWords(mistake, configurationMistakes);
      print(path === '' ? message : `${path}: ${message}`);
    }
    return 1;
  }
  const { policy, notificationLanguages, defaultNotificationLanguage, gatewayKeys } = parsed.configuration;
  // as the pane does it for each mail
  const canSeal = await Promise.all(gatewayKeys.map((key) => canSealFor(key)));
  canSeal.forEach((can, at) => can || print(`gatewayKeys[${at}]: ${words.keyCannotSeal}`));
  if (canSeal.includes(false)) return 1;
  print(
    words.right(file, {
      brand: policy.brand,
      methods: METHOD_IDS.filter((id) => policy.allowed[id]).length,
      ofMethods: METHOD_IDS.length,
      ownDomains: policy.ownDomains.length,
      languages: notificationLanguages.length,
      defaultLanguage: defaultNotificationLanguage,
      gatewayKeys: gatewayKeys.length,
    }),
  );
  return 0;
}

type Json = { ok: true; value: unknown } | { ok: false; place: { line: number; column: number } | 'empty' | 'end' };

function parseJson(text: string): Json {
  if (text.trim() === '') return { ok: false, place: 'empty' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // the engine's own message is not shown: it repeats the text around the error, which may be a key
    const offset = jsonErrorOffset(text);
    return { ok: false, place: offset === undefined ? 'end' : lineAndColumn(text, offset) };
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  void run(process.argv.slice(2), {
    readFile: (path) => readFileSync(path, 'utf8'),
    print: (line) => console.log(line),
  }).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
