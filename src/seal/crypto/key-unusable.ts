/** Nothing can be sealed for one of the gateway's keys, however often it is tried: the configuration has to change. */
export class KeyUnusable extends Error {
  override name = 'KeyUnusable';
}
