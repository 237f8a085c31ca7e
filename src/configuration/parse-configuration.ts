/** From the organization's document to a configuration, or to every mistake in it. Nothing is used of a document with a mistake. */
import type * as z from 'zod/mini';
import { closestName } from './closest-name';
import { disagreements } from './complete-configuration';
import type { ExpectedKind, Mistake } from './mistakes';
import { DOCUMENT_FIELDS, documentSchema, type Configuration } from './schema';

export type ParsedConfiguration = { ok: true; configuration: Configuration } | { ok: false; mistakes: Mistake[] };

/**
 * @param json the document as `JSON.parse` gave it.
 * @returns at least one mistake where `ok` is false. Fields that do not agree are only told once each of them is right by itself.
 */
export function parseConfiguration(json: unknown): ParsedConfiguration {
  const parsed = documentSchema.safeParse(json);
  const mistakes = parsed.success ? disagreements(parsed.data) : parsed.error.issues.flatMap(mistakesOf);
  return parsed.success && mistakes.length === 0 ? { ok: true, configuration: parsed.data } : { ok: false, mistakes };
}

const KINDS: Record<string, ExpectedKind> = {
  object: 'object',
  array: 'list',
  string: 'text',
  boolean: 'true-or-false',
  number: 'whole-number',
  int: 'whole-number',
};

/** The fields of the document, or of the part at this path. */
function namesIn([part]: PropertyKey[]): string[] {
  if (part === undefined) return Object.keys(DOCUMENT_FIELDS);
  const field: object = DOCUMENT_FIELDS[part as keyof typeof DOCUMENT_FIELDS];
  return 'fields' in field ? Object.keys(field.fields as object) : [];
}

function mistakesOf(issue: z.core.$ZodIssue): Mistake[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const names = namesIn(path);
    return issue.keys.map((key) => {
      const didYouMean = closestName(key, names);
      return { code: 'unknown-field', path: [...path, key], details: didYouMean === undefined ? {} : { didYouMean } };
    });
  }
  if (issue.code === 'invalid_type') {
    return [{ code: 'wrong-kind', path, details: { expected: KINDS[issue.expected] ?? 'object' } }];
  }
  if (issue.code === 'invalid_value') {
    return [{ code: 'not-one-of', path, details: { allowed: issue.values.map(String) } }];
  }
  if (issue.code === 'too_small') return [{ code: 'too-low', path, details: { minimum: Number(issue.minimum) } }];
  if (issue.code === 'too_big') {
    const maximum = Number(issue.maximum);
    return [{ code: issue.origin === 'string' ? 'too-long' : 'too-high', path, details: { maximum } }];
  }
  if (issue.code === 'custom' && issue.params) {
    // made by `mistake()` in fields.ts or by gateway-key.ts, whose types tie code and details together
    const { mistake: code, details } = issue.params as { mistake: Mistake['code']; details: Mistake['details'] };
    return [{ code, path, details } as Mistake];
  }
  return [{ code: 'wrong-kind', path, details: { expected: 'object' } }];
}
