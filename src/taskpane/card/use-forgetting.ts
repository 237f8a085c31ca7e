/** What was forgotten while the card is open, each with its undo. */
import { useRef, useState } from 'react';
import type { UndoResult } from '../../directory/types';
import type { EmailAddress } from '../../verification/brands';
import { usePaneControls } from '../pane-controls';
import type { PaneActions } from '../state/types';
import { useCardWords } from './card-words';
import type { KnownThing } from './known-things';

export interface Forgotten {
  thing: KnownThing;
  /** Where it stood in the list. */
  at: number;
  /** Absent while it is being forgotten, or put back. */
  undo?: () => Promise<UndoResult>;
  /** Why it could not be put back. */
  problem?: Extract<UndoResult, { ok: false }>['problem'];
}

/** @param nameOf what the live region calls a thing */
export function useForgetting(
  address: EmailAddress,
  onForget: PaneActions['forget'],
  nameOf: (thing: KnownThing) => string,
) {
  const { known: words } = useCardWords();
  const { announce } = usePaneControls();
  const [gone, setGone] = useState<readonly Forgotten[]>([]);
  /** The last time it was tried. */
  const [failed, setFailed] = useState(false);
  const busy = useRef(new Set<string>());

  const replace = (key: string, next: Forgotten | undefined) =>
    setGone((before) => before.flatMap((one) => (one.thing.key !== key ? [one] : next ? [next] : [])));

  return {
    gone,
    failed,
    /** @returns false where it could not be forgotten */
    async forget(thing: KnownThing, at: number): Promise<boolean> {
      const { key, item } = thing;
      if (!item) return false;
      setFailed(false);
      // at once, so that the focus has a place before the record changes
      setGone((before) => [...before, { thing, at }]);
      const result = await onForget(address, item);
      replace(key, result.ok ? { thing, at, undo: result.undo } : undefined);
      setFailed(!result.ok);
      announce(result.ok ? words.forgotten(nameOf(thing)) : words.notForgotten);
      return result.ok;
    },
    /** @returns false where it could not be put back */
    async undo({ thing, at, undo }: Forgotten): Promise<boolean> {
      const { key } = thing;
      if (!undo || busy.current.has(key)) return false;
      busy.current.add(key);
      const result = await undo();
      busy.current.delete(key);
      replace(key, result.ok ? undefined : { thing, at, undo, problem: result.problem });
      announce(result.ok ? words.putBack(nameOf(thing)) : words.notPutBack[result.problem]);
      return result.ok;
    },
  };
}
