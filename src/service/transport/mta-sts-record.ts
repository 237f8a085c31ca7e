/** The TXT record that says there is an MTA-STS policy (RFC 8461, 3.1): `v=STSv1; id=20260401T000000;`. */

/** Characters. A real one has thirty; what follows need not be quick with noise. */
const LONGEST = 1_000;
const VERSION = /^v=STSv1[ \t]*;/;
const ID = /^[a-z\d]{1,32}$/i;
const FIELD = /^([a-z\d][\w.-]{0,31})=([\x21-\x3a\x3c\x3e-\x7e]+)$/i;

/** @param texts all TXT records of the name. @returns the policy's id; undefined unless exactly one record claims the version and is whole */
export function parseMtaStsRecords(texts: readonly string[]): string | undefined {
  const [text, ...more] = texts.filter((each) => VERSION.test(each));
  if (text === undefined || text.length > LONGEST || more.length > 0) return undefined;
  const fields = text.split(';').map((field) => field.replace(/^[ \t]+|[ \t]+$/g, ''));
  if (fields.at(-1) === '') fields.pop();
  let id: string | undefined;
  for (const field of fields.slice(1)) {
    const [, name, value] = FIELD.exec(field) ?? [];
    if (name === undefined || value === undefined) return undefined;
    if (name !== 'id') continue;
    if (id !== undefined || !ID.test(value)) return undefined;
    id = value;
  }
  return id;
}
