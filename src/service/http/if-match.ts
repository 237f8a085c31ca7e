/** Versions on their way in and out: `ETag` and `If-Match` (RFC 9110, 8.8.3 and 13.1.1), strong and one at a time. */
import { version } from '../../contract/values';
import { Refusal } from './refusal';

/** @throws Refusal where there is none, or none that can have been given out here */
export function seenVersion(header: string | undefined): string {
  const parsed = version.safeParse(/^"([^"]*)"$/.exec(header?.trim() ?? '')?.[1]);
  if (!parsed.success) throw new Refusal('precondition-missing');
  return parsed.data;
}

/** Of an answer that has a version; nothing for others. */
export function etagOf(answer: object): Record<string, string> {
  const parsed = version.safeParse('version' in answer ? answer.version : undefined);
  return parsed.success ? { etag: `"${parsed.data}"` } : {};
}
