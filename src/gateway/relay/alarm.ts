/** What a person must mend before mail passes again. The mail is put off, and the log says `alarm` with its name. */
export class Alarm extends Error {
  override name = 'Alarm';
}
