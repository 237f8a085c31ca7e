/** The two streams of the contract as answers: the lines of an import, and an export. */
import type { ImportLine } from '../../contract/administration';
import type { AppContext } from './app';
import { type Log, failureOf } from './log';
import { type Streaming, streamAnswer } from './stream-answer';

const HEADERS = {
  csv: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="contacts.csv"' },
  ndjson: { 'content-type': 'application/x-ndjson' },
};

/** @param items lines of an import, or pieces of CSV */
export async function streamed(
  context: AppContext,
  kind: 'csv' | 'ndjson',
  items: object,
  log: Log,
): Promise<Response> {
  const ended: Streaming<unknown>['ended'] = ({ complete, error }) => {
    const milliseconds = Math.round(performance.now() - context.get('began'));
    const failure = error === undefined ? {} : { failure: failureOf(error) };
    log({ ...context.get('entry'), milliseconds, complete, ...failure });
  };
  const body =
    kind === 'csv'
      ? await streamAnswer(items as AsyncIterable<string>, {
          write: (piece) => piece,
          isPause: () => false,
          cutOff: () => context.env.outgoing?.destroy(),
          ended,
        })
      : await streamAnswer(items as AsyncIterable<ImportLine>, {
          write: lineOf,
          isPause: ({ kind: line }) => line !== 'row',
          whenBroken: () => lineOf({ kind: 'stopped', problem: 'interrupted' }),
          ended,
        });
  context.set('logged', true);
  return new Response(body, { headers: HEADERS[kind] });
}

const lineOf = (line: ImportLine) => `${JSON.stringify(line)}\n`;
