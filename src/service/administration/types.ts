/** Import and export of contacts, as `http/` and the command see them. */
import type { ImportLine } from '../../contract/administration';
import type { Caller } from '../store/types';

/** Nothing of the file was read. */
export class TooManyImports extends Error {
  override name = 'TooManyImports';
}

export interface ContactTransfer {
  /**
   * A file is either refused as a whole (one line `stopped`, nothing taken) or ends with `done`. Leaving the loop early stops between two batches;
   * the same file told again then goes on where it was.
   * @param csv the file's bytes, read once.
   * @param options.preview what an import would do; changes nothing.
   * @throws StoreUnavailable; TooManyImports where two of this organization run in this process, as each needs room on the disk
   */
  importContacts(
    caller: Caller,
    csv: AsyncIterable<Uint8Array>,
    options: { preview: boolean },
  ): AsyncIterable<ImportLine>;
  /**
   * Pieces of one CSV in UTF-8, with its header, in the form of an import. Codes stand in it in clear.
   * @throws StoreUnavailable
   */
  exportContacts(caller: Caller): AsyncIterable<string>;
}
