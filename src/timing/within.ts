/** A promise with a time limit. */

/**
 * What comes later is passed over, also an error.
 * @param tooLate says what stands for an answer that does not come in time, or throws
 */
export async function within<Value, Late>(
  milliseconds: number,
  promise: Promise<Value>,
  tooLate: () => Late,
): Promise<Value | Late> {
  let timer: unknown;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  }).then(tooLate);
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
