/** What makes a file unusable as a whole. Thrown while it is read, told as the line `stopped`. */
import type { ImportLine } from '../../contract/administration';

type StoppedLine = Extract<ImportLine, { kind: 'stopped' }>;

export class Stopped extends Error {
  override name = 'Stopped';

  /**
   * @param place.row as an editor shows it; the header is 1.
   * @param place.column a name from the header. Never a value: that could be a code.
   * @param place.alike names from the header that other programs give our columns
   */
  constructor(
    readonly problem: StoppedLine['problem'],
    readonly place: Pick<StoppedLine, 'row' | 'column' | 'alike'> = {},
  ) {
    super(`the file was refused: ${problem}`);
  }

  get line(): StoppedLine {
    return { kind: 'stopped', problem: this.problem, ...this.place };
  }
}
