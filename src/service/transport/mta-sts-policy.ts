/** The policy of MTA-STS (RFC 8461, 3.2): what it says, and which mail servers it names. */
import { parseHost } from './domain-name';

export interface MtaStsPolicy {
  mode: 'enforce' | 'testing' | 'none';
  /** Hosts, or `*.` and what stands behind it. Lower case. */
  patterns: string[];
  /** Seconds for which it may be kept. */
  maximumAge: number;
}

/** Seconds: about a year. */
const LONGEST_AGE = 31_557_600;
/** Characters: longer than any name of a host. */
const LONGEST_LINE = 1_000;
const FIELD = /^([A-Za-z\d][\w.-]{0,31}):[ \t]*(.*?)[ \t]*$/;
const MODES: readonly string[] = ['enforce', 'testing', 'none'] satisfies MtaStsPolicy['mode'][];

/** Of a field that stands twice the first counts; `mx` may stand often; unknown ones are ignored. @returns undefined for a damaged policy */
export function parseMtaStsPolicy(text: string): MtaStsPolicy | undefined {
  const fields = new Map<string, string>();
  const patterns: string[] = [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) {
    const [, name, value] = line.length > LONGEST_LINE ? [] : (FIELD.exec(line) ?? []);
    if (name === undefined || value === undefined) return undefined;
    if (name === 'mx') {
      const pattern = parsePattern(value);
      if (pattern === undefined) return undefined;
      patterns.push(pattern);
    } else if (!fields.has(name)) fields.set(name, value);
  }
  const mode = fields.get('mode') ?? '';
  const age = fields.get('max_age') ?? '';
  if (fields.get('version') !== 'STSv1' || !MODES.includes(mode) || !/^\d{1,10}$/.test(age)) return undefined;
  // one that may not be kept at all protects no mail
  if (Number(age) < 1 || Number(age) > LONGEST_AGE) return undefined;
  if (patterns.length === 0 && mode !== 'none') return undefined;
  return { mode: mode as MtaStsPolicy['mode'], patterns, maximumAge: Number(age) };
}

/** An asterisk stands for exactly one label, the leftmost (4.1). */
export function matchesPattern(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === pattern.slice(1);
}

function parsePattern(value: string): string | undefined {
  const wildcard = value.startsWith('*.') ? '*.' : '';
  const host = parseHost(value.slice(wildcard.length));
  return host === undefined ? undefined : wildcard + host;
}
