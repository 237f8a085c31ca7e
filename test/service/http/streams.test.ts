/** Imports and exports, which are longer than any other request. */
import http from 'node:http';
import type { ImportLine } from '../../../src/contract/administration';
import { TooManyImports } from '../../../src/service/administration/types';
import { StoreUnavailable } from '../../../src/service/store/types';
import { type HttpService, startHttpService } from './http-service';
import { piecesOf } from './memory-parts';

let service: HttpService;
beforeEach(async () => {
  service = await startHttpService();
});
afterEach(() => service.close());

const CSV = { 'content-type': 'text/csv' };
const administrator = async () => ({ token: await service.issuer.administrator() });
const importing = async (body: RequestInit['body']) =>
  service.ask('/v1/admin/import', { body, headers: CSV, ...(await administrator()) });
const exporting = async () => service.ask('/v1/admin/export', { method: 'GET', ...(await administrator()) });
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ImportLine);

/** Sends each piece when it is told to; the answer can be read meanwhile. */
async function openImport(to = service) {
  const token = await to.issuer.administrator();
  const request = http.request(`${to.url}/v1/admin/import`, {
    method: 'POST',
    headers: { ...CSV, authorization: `Bearer ${token}` },
  });
  const answer = new Promise<http.IncomingMessage>((resolve) => request.on('response', resolve));
  request.on('error', () => undefined);
  return { request, answer };
}

describe('an import', () => {
  it('is answered line by line', async () => {
    const answer = await importing('email_address\r\n');

    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(linesOf(await answer.text())).toEqual([
      { kind: 'progress', rows: 1, accepted: 0, rejected: 0 },
      { kind: 'done', rows: 1, accepted: 0, rejected: 0 },
    ]);
  });

  it('tells how far it is while the file still comes', async () => {
    const { request, answer } = await openImport();
    request.write('first');
    const stream = (await answer).setEncoding('utf8');
    const seen: string[] = [];
    for await (const text of stream) {
      seen.push(String(text));
      if (seen.length === 1) request.end('second');
    }

    expect(linesOf(seen[0] ?? '')).toEqual([{ kind: 'progress', rows: 1, accepted: 0, rejected: 0 }]);
    expect(service.parts.imported).toBe('firstsecond');
  });

  it('may be far larger than any other body', async () => {
    const piece = Buffer.alloc(64 * 1024, 'a');
    let left = 160; // ten megabytes
    const answer = await importing(
      new ReadableStream({ pull: (controller) => (left-- > 0 ? controller.enqueue(piece) : controller.close()) }),
    );

    expect(linesOf(await answer.text()).at(-1)).toMatchObject({ kind: 'done' });
    expect(service.parts.imported).toHaveLength(160 * piece.length);
  });

  it('whose file stops coming is broken off, and says so', async () => {
    const hurried = await startHttpService({ patience: { body: 300, answer: 60_000 } });
    const { request, answer } = await openImport(hurried);
    request.write('first');
    let text = '';
    for await (const piece of (await answer).setEncoding('utf8')) text += String(piece);
    await hurried.close();

    expect(linesOf(text).at(-1)).toEqual({ kind: 'stopped', problem: 'interrupted' });
  });

  it('whose sender hangs up is never taken for a whole file', async () => {
    const { request, answer } = await openImport();
    const line = service.nextLine();
    request.write('first');
    (await answer).on('error', () => undefined).once('data', () => request.destroy());

    expect(await line).toMatchObject({ route: 'import', complete: false });
  });

  it('that fails before its first line fails with a status', async () => {
    service.parts.fails = new StoreUnavailable('the database did not answer');

    expect((await importing('email_address\r\n')).status).toBe(503);
  });

  it('that is one too many of its organization is refused, and told when to come again', async () => {
    service.parts.fails = new TooManyImports('too many imports are running');
    const answer = await importing('email_address\r\n');

    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(await answer.json()).toMatchObject({ type: 'urn:secure-mail:problem:too-many-imports' });
  });

  it('that fails later says so in its last line, and in the log', async () => {
    service.parts.importLines = (async function* (): AsyncGenerator<ImportLine> {
      yield { kind: 'progress', rows: 1, accepted: 1, rejected: 0 };
      throw new StoreUnavailable('the database did not answer');
    })();
    const line = service.nextLine();
    const lines = linesOf(await (await importing('email_address\r\n')).text());

    expect(lines.at(-1)).toEqual({ kind: 'stopped', problem: 'interrupted' });
    expect(await line).toMatchObject({ status: 200, complete: false, failure: { kind: 'StoreUnavailable' } });
  });
});

describe('an export', () => {
  it('comes as a file', async () => {
    const answer = await exporting();

    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="contacts.csv"');
    expect(await answer.text()).toBe('email_address\r\nben@legal.example\r\n');
  });

  it('that fails on the way does not look whole', async () => {
    service.parts.exported = (async function* () {
      yield 'a'.repeat(100_000);
      throw new StoreUnavailable('the database did not answer');
    })();

    await expect(exporting().then((answer) => answer.text())).rejects.toThrow();
  });

  it('is made no faster than it is read', async () => {
    let made = 0;
    service.parts.exported = (async function* () {
      for (; made < 4_000; made += 1) yield 'a'.repeat(100_000);
    })();
    const reader = (await exporting()).body?.getReader();
    await reader?.read();
    const line = service.nextLine();
    await reader?.cancel();

    expect(await line).toMatchObject({ route: 'export', complete: false });
    expect(made).toBeLessThan(1_000);
  });

  it('of an empty directory is empty', async () => {
    service.parts.exported = piecesOf();

    expect(await (await exporting()).text()).toBe('');
  });
});
