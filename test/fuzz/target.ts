/** What is fuzzed: one border at which something comes in from outside, with what is sent to it and what must hold of its answer. */
import type * as fc from 'fast-check';

export interface Target {
  name: string;
  inputs: fc.Arbitrary<unknown>;
  /** @returns whether the input was accepted. @throws where something is wrong with how it was dealt with */
  take(input: unknown): boolean | Promise<boolean>;
  /** Puts away what was opened for it. */
  close?(): Promise<void>;
}

export function target<Input>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  take: (input: Input) => boolean | Promise<boolean>,
  close?: () => Promise<void>,
): Target {
  return { name, inputs, take: (input) => take(input as Input), ...(close && { close }) };
}

/** Says what does not hold; the input is told by whoever runs the target. */
export function mustHold(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Runs what may refuse with errors of these kinds alone. @returns undefined where it did */
export async function refusing<Result>(
  kinds: readonly (abstract new (...given: never[]) => Error)[],
  run: () => Result | Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await run();
  } catch (error) {
    if (kinds.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}
