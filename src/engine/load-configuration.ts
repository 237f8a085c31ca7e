/** Fetches the organization's configuration from beside the add-in. */
import { completeConfiguration } from '../configuration/complete-configuration';
import type { Mistake } from '../configuration/mistakes';
import type { Configuration } from '../configuration/schema';

/** A mistake is a `Mistake`, or that in words. */
export type LoadedConfiguration<M = Mistake> =
  /** `document`: as it was found, for what is laid over it. */
  | { ok: true; configuration: Configuration; document?: unknown }
  | { ok: false; problem: 'unreachable' }
  | { ok: false; problem: 'wrong'; mistakes: M[] };

const ADDRESS = 'organization.json';
/** A server that takes longer is taken for one that does not answer. */
const TIME_OUT_MS = 15_000;

/** @throws where no server answers with it in time */
async function fetchDocument(): Promise<string> {
  const answer = await fetch(ADDRESS, { cache: 'no-cache', signal: AbortSignal.timeout(TIME_OUT_MS) });
  if (!answer.ok) throw new Error(`${ADDRESS}: ${answer.status}`);
  return answer.text();
}

let asked: Promise<string> | undefined;

/** Asks for it before it is needed: at the start of a page, beside Office.js. Failing is said by `loadConfiguration`. */
export function warmConfiguration(): void {
  asked = fetchDocument();
  asked.catch(() => undefined);
}

export async function loadConfiguration(): Promise<LoadedConfiguration> {
  const answer = asked ?? fetchDocument();
  asked = undefined; // whoever tries again asks anew
  let text: string;
  try {
    text = await answer;
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'wrong', mistakes: [{ code: 'not-json', path: [ADDRESS], details: {} }] };
  }
  const configuration = completeConfiguration(json);
  if (configuration) return { ok: true, configuration, document: json };
  // late: most documents have no mistake
  const loaded = await import('../configuration/parse-configuration').catch(() => undefined);
  const parsed = loaded?.parseConfiguration(json);
  return !parsed || parsed.ok ? { ok: false, problem: 'unreachable' } : { ...parsed, problem: 'wrong' };
}
