/**
 * `name=value; name=value`, the tag-list of DKIM (RFC 6376, 3.2) in its strict form: lower-case names, each once, values of
 * URL-safe characters only. One grammar for the seal header and the custom property, so that both can be read without a
 * schema library in the launch-event bundle.
 */
export type TagList = ReadonlyMap<string, string>;

const TAG = /^([a-z]+)=([A-Za-z0-9_.:,~-]*)$/;

/** @throws RangeError when a name or a value has a character that could break out of its place. */
export function formatTagList(tags: Iterable<readonly [string, string]>): string {
  return [...tags]
    .map(([name, value]) => {
      const tag = `${name}=${value}`;
      if (!TAG.test(tag)) throw new RangeError(`not a tag: ${name}`);
      return tag;
    })
    .join('; ');
}

/** @returns undefined for anything that is not a tag-list, or has a name twice. White space between tags may vary. */
export function parseTagList(text: unknown): TagList | undefined {
  if (typeof text !== 'string') return undefined;
  const tags = new Map<string, string>();
  for (const part of text.split(';')) {
    const found = TAG.exec(part.trim());
    if (!found || tags.has(found[1]!)) return undefined;
    tags.set(found[1]!, found[2]!);
  }
  return tags;
}

/** A whole number without sign or leading zeros, or undefined. */
export function wholeNumber(text: string | undefined): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(text || '') ? Number(text) : undefined;
}
