/** Answers that come piece by piece: an import's lines, an export. Whoever reads slowly slows down what makes them. */

/** Bytes that are worth sending by themselves. */
const WORTH_SENDING = 16 * 1024;

export interface Streaming<Item> {
  /** One item as text. */
  write(item: Item): string;
  /** It may take a while until the next, so what there is goes out. */
  isPause(item: Item): boolean;
  /** What is said when it breaks. */
  whenBroken?(error: unknown): string;
  /** Without words for it: breaks the connection, as half a file must not look whole. */
  cutOff?(): void;
  /** Called once, whatever happened. `error` is absent where all was given. */
  ended(outcome: { complete: boolean; error?: unknown }): void;
}

/**
 * Its first item is waited for, so that what fails at once fails with a status of its own.
 * @throws what the source throws before its first item
 */
export async function streamAnswer<Item>(
  items: AsyncIterable<Item>,
  { write, isPause, whenBroken, cutOff, ended }: Streaming<Item>,
): Promise<ReadableStream<Uint8Array>> {
  const source = items[Symbol.asyncIterator]();
  let next: IteratorResult<Item> | undefined = await source.next();
  const encoder = new TextEncoder();

  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      let text = '';
      try {
        for (;;) {
          const { done, value } = next ?? (await source.next());
          next = undefined;
          if (done) {
            if (text !== '') controller.enqueue(encoder.encode(text));
            controller.close();
            return ended({ complete: true });
          }
          text += write(value);
          if (text.length >= WORTH_SENDING || isPause(value)) return controller.enqueue(encoder.encode(text));
        }
      } catch (error) {
        ended({ complete: false, error });
        if (whenBroken !== undefined) controller.enqueue(encoder.encode(text + whenBroken(error)));
        // after a cut nobody is told anything more
        cutOff?.();
        controller.close();
      }
    },
    cancel: async () => {
      ended({ complete: false });
      await source.return?.();
    },
  });
}
