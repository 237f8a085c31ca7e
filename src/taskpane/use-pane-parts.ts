/** What is open in the pane (menu, inputs, card, reason), and where the focus goes when it closes. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { EmailAddress } from '../verification/brands';
import { replaceableCode, replacingOption } from '../verification/replaced-code';
import type { MethodOption } from '../verification/types';
import { createTypedInputs } from './inputs/typed-inputs';
import { warmCard, warmMenu } from './lazy-parts';
import type { OpenInput, OpenSeveral, PaneControls } from './pane-controls';
import type { PaneStore } from './state/types';

interface OpenParts {
  menu: { address: EmailAddress; target: HTMLElement } | undefined;
  inputs: ReadonlyMap<EmailAddress, OpenInput>;
  /** For whom something was typed that was not used. */
  typed: ReadonlySet<EmailAddress>;
  /** Whose masked codes may be read. */
  revealed: ReadonlySet<EmailAddress>;
  card: EmailAddress | undefined;
  /** Absent while nobody is being selected. */
  several: OpenSeveral | undefined;
  reason: { target: HTMLElement; text: string } | undefined;
  /** Whose row takes the focus once it is there. */
  awaited: EmailAddress | undefined;
  /** Said aloud once for each new object. */
  said: { sentence: string } | undefined;
}

const NOTHING_OPEN: OpenParts = {
  menu: undefined,
  inputs: new Map(),
  typed: new Set(),
  revealed: new Set(),
  card: undefined,
  several: undefined,
  reason: undefined,
  awaited: undefined,
  said: undefined,
};

/** One thing to do later; starting it again puts it off. */
function createTimer() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    start(callback: () => void, milliseconds: number) {
      clearTimeout(timer);
      timer = setTimeout(callback, milliseconds);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Long enough not to flicker under a passing pointer. */
const REASON_DELAY_MS = 350;

export function usePaneParts(store: PaneStore) {
  const [open, setOpen] = useState(NOTHING_OPEN);
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  }, [open]);

  const parts = useMemo(() => {
    const methodButtons = new Map<EmailAddress, HTMLButtonElement>();
    const addressButtons = new Map<EmailAddress, HTMLButtonElement>();
    const justOpened = new Set<EmailAddress>();
    const awaited = new Set<EmailAddress>();
    const typed = createTypedInputs((address, hasText) =>
      setOpen((before) => {
        if (before.typed.has(address) === hasText) return before;
        const others = [...before.typed].filter((each) => each !== address);
        return { ...before, typed: new Set(hasText ? [...others, address] : others) };
      }),
    );
    const reasonTimer = createTimer();
    const change = (next: Partial<OpenParts>) => setOpen((before) => ({ ...before, ...next }));
    const register =
      (buttons: Map<EmailAddress, HTMLButtonElement>) => (address: EmailAddress, button: HTMLButtonElement | null) => {
        if (!button) return void buttons.delete(address);
        buttons.set(address, button);
        if (awaited.has(address)) queueMicrotask(() => arrive(address));
      };

    const focusMethod = (address: EmailAddress) => {
      const button = methodButtons.get(address) ?? addressButtons.get(address);
      button?.scrollIntoView?.({ block: 'nearest' });
      button?.focus();
      return button !== undefined;
    };
    // both buttons of the row are there by now
    const arrive = (address: EmailAddress) => {
      if (!awaited.has(address) || !focusMethod(address)) return;
      awaited.clear();
      change({ awaited: undefined });
    };
    const closeInput = (address: EmailAddress) => {
      typed.forget(address);
      justOpened.delete(address);
      setOpen((before) => {
        if (!before.inputs.has(address)) return before;
        const inputs = new Map(before.inputs);
        inputs.delete(address);
        return { ...before, inputs };
      });
    };

    const openInput = (address: EmailAddress, option: MethodOption) => {
      const current = latest.current.inputs.get(address);
      if (current?.option.method !== option.method) typed.forget(address);
      justOpened.add(address);
      // until the input is there the focus waits on the button
      focusMethod(address);
      setOpen((before) => ({ ...before, inputs: new Map(before.inputs).set(address, { option }) }));
    };

    const controls: PaneControls = {
      typed,
      warmMenu,
      warmCard,
      registerMethodButton: register(methodButtons),
      registerAddressButton: register(addressButtons),
      openMenu: (address, target) => {
        reasonTimer.stop();
        const again = latest.current.menu?.address === address;
        change({ menu: again ? undefined : { address, target }, reason: undefined });
      },
      changeCode: (address) => {
        const row = store.getState().rows.find(({ recipient }) => recipient.address === address);
        const known = replaceableCode(row?.record);
        if (!known) return;
        // so that undo can put it back
        if (known.accessCode === undefined) store.actions.readCodes(address);
        change({ card: undefined });
        openInput(address, replacingOption(known));
      },
      openCard: (address) => change({ card: address }),
      showReason: (target, text) => {
        reasonTimer.start(() => {
          if (!latest.current.menu && target.isConnected) change({ reason: { target, text } });
        }, REASON_DELAY_MS);
      },
      hideReason: (target) => {
        reasonTimer.stop();
        setOpen((before) => (before.reason?.target === target ? { ...before, reason: undefined } : before));
      },
      announce: (sentence) => change({ said: { sentence } }),
      readMail: store.actions.readMail,
      readCodes: store.actions.readCodes,
      sharesCodes: () => store.getState().configuration?.directory !== undefined,
      toggleSelected: (address) =>
        setOpen(({ several, ...rest }) => {
          const selected = new Set(several?.selected);
          if (!selected.delete(address)) selected.add(address);
          return { ...rest, several: several && { ...several, selected } };
        }),
      takesFocus: (address) => justOpened.delete(address),
      submitInput: (address, choice) => {
        store.actions.choose(address, choice);
        closeInput(address);
        focusMethod(address);
      },
      cancelInput: (address) => {
        closeInput(address);
        focusMethod(address);
      },
    };

    return {
      controls,
      focusMethod,
      /** Takes the focus to a row as soon as it is on screen. */
      awaitRow: (address: EmailAddress) => {
        awaited.clear();
        awaited.add(address);
        change({ awaited: address });
      },
      reset: () => {
        reasonTimer.stop();
        awaited.clear();
        typed.numbers.clear();
        typed.codes.clear();
        justOpened.clear();
        setOpen(NOTHING_OPEN);
      },
      pick: (address: EmailAddress, option: MethodOption) => {
        change({ menu: undefined });
        if (option.needs === 'nothing') {
          closeInput(address);
          if (option.choice) store.actions.choose(address, option.choice);
          focusMethod(address);
          return;
        }
        openInput(address, option);
      },
      reveal: (address: EmailAddress) => {
        store.actions.readCodes(address);
        setOpen((before) => ({ ...before, revealed: new Set(before.revealed).add(address) }));
      },
      closeMenu: (returnFocus: boolean) => {
        const { menu } = latest.current;
        change({ menu: undefined });
        if (menu && returnFocus) focusMethod(menu.address);
      },
      hideReason: () => change({ reason: undefined }),
      setSeveral: (several: OpenSeveral | undefined) => change({ several }),
      closeCard: () => {
        const address = latest.current.card;
        change({ card: undefined });
        return address;
      },
      focusAddress: (address: EmailAddress) => addressButtons.get(address)?.focus(),
      dispose: () => reasonTimer.stop(),
    };
  }, [store]);

  useEffect(() => parts.dispose, [parts]);
  return { open, ...parts };
}
