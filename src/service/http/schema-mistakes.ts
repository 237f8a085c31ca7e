/** Zod's issues as places and sentences. Never zod's own messages: those of a union or a key can repeat what was sent. */
import type * as z from 'zod/mini';
import type { Problem } from '../../contract/problem';
import { type SchemaMistake, serviceHttp as words } from '../../locales/en/service-http';

type Mistakes = NonNullable<Problem['mistakes']>;

/** More do not help anybody. */
const MOST = 20;
/** Names of fields come from outside too. */
const LONGEST_NAME = 40;

const isKnown = (code: string): code is SchemaMistake => Object.hasOwn(words.mistakes, code);

const pathOf = (parts: readonly PropertyKey[]) => parts.map((part) => String(part).slice(0, LONGEST_NAME)).join('.');

export function mistakesOf({ issues }: z.core.$ZodError): Mistakes {
  return issues
    .flatMap((issue) => {
      const message = isKnown(issue.code) ? words.mistakes[issue.code] : words.otherMistake;
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      return paths.map((path) => ({ path: pathOf(path), message }));
    })
    .slice(0, MOST);
}
