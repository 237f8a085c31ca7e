/** One save at a time, and always of the newest state: changes made while one is under way are saved together after it. */
export interface SaveQueue {
  /** Saves soon. @returns when everything asked for until now is saved, or could not be. */
  request(): Promise<void>;
  /** Waits until there is nothing to save. */
  settled(): Promise<void>;
  /** Waits for what is under way; drops what has not begun. */
  stop(): Promise<void>;
}

export function createSaveQueue(save: () => Promise<void>): SaveQueue {
  let underWay: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let stopped = false;
  const run = (): Promise<void> => {
    next = undefined;
    if (stopped) return Promise.resolve();
    underWay = save().finally(() => (underWay = undefined));
    return underWay;
  };
  return {
    request: () => (next ??= (underWay ?? Promise.resolve()).then(run, run)),
    settled: async () => {
      while (next ?? underWay) await (next ?? underWay)?.catch(() => undefined);
    },
    stop: async () => {
      stopped = true;
      await underWay?.catch(() => undefined);
    },
  };
}
