/** Bodies as they arrive: never more than the route takes, never longer than it waits, and only text that can be stored. */
import { serviceHttp as words } from '../../locales/en/service-http';
import { within } from '../../timing/within';
import { Refusal, wrongBody } from './refusal';

export interface BodyLimits {
  /** Bytes. */
  size: number;
  /** Milliseconds: for the whole of JSON, and between two pieces of a CSV. */
  patience: number;
}

/** Nothing in the contract goes deeper than this; what does would only fill a stack. */
const DEEPEST = 16;
/** NUL has no place in a text of PostgreSQL, half a surrogate pair none in UTF-8. */
const NOT_STORABLE = /[\0\p{Surrogate}]/u;

/** @param type media type without parameters; charset may only be UTF-8. @throws Refusal */
export function requireType(headers: Headers, type: 'application/json' | 'text/csv'): void {
  const [given, ...parameters] = (headers.get('content-type') ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length);
  const isUtf8 = charset === undefined || /^"?utf-8"?$/.test(charset);
  if (given !== type || !isUtf8 || headers.has('content-encoding')) throw new Refusal('wrong-type-of-body');
}

/** @throws Refusal */
export async function readJson(request: Request, { size, patience }: BodyLimits): Promise<unknown> {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > size) throw new Refusal('body-too-large');
  const bytes = await inTime<Uint8Array | ArrayBuffer>(
    patience,
    length === null ? readPieces(request, size) : request.arrayBuffer(),
  );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw wrongBody(words.notUtf8);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // the engine's own message repeats the text around the error
    throw wrongBody(words.notJson);
  }
  requireStorable(value);
  return value;
}

/** Without a length in its headers, a body is counted as it comes. */
async function readPieces(request: Request, size: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) return Buffer.concat(pieces);
    length += piece.value.byteLength;
    if (length > size) throw new Refusal('body-too-large');
    pieces.push(piece.value);
  }
}

async function inTime<T>(patience: number, reading: Promise<T>): Promise<T> {
  try {
    return await within(patience, reading, () => {
      throw new Refusal('too-slow', { headers: { connection: 'close' } });
    });
  } catch (error) {
    // a client that hung up
    throw error instanceof Refusal ? error : wrongBody(words.endedEarly);
  }
}

function requireStorable(value: unknown): void {
  const left: { value: unknown; path: string[] }[] = [{ value, path: [] }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next.value === 'string' && NOT_STORABLE.test(next.value)) {
      throw wrongBody(words.notStorable, next.path.join('.'));
    }
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.path.length === DEEPEST) throw wrongBody(words.tooDeep, next.path.join('.'));
    for (const [name, inner] of Object.entries(next.value)) {
      if (NOT_STORABLE.test(name)) throw wrongBody(words.notStorable, next.path.join('.'));
      left.push({ value: inner, path: [...next.path, name.slice(0, 40)] });
    }
  }
}

/**
 * The bytes of a CSV, as they come. One that breaks off throws, so that it is never taken for a short one.
 * @throws Refusal
 */
export async function* readCsv(request: Request, patience: number): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  try {
    for (;;) {
      const piece = await inTime(
        patience,
        reader?.read() ?? Promise.resolve({ done: true as const, value: undefined }),
      );
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    // left early, nothing more is wanted
    void reader?.cancel().catch(() => undefined);
  }
}
