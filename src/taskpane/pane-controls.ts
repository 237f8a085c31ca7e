/** What a row can ask of the pane around it. One object for the life of the pane, so that rows stay memoised. */
import { createContext, useContext } from 'react';
import type { EmailAddress } from '../verification/brands';
import type { Choice, MethodId, MethodOption } from '../verification/types';
import type { TypedInputs } from './inputs/typed-inputs';
import type { Outcome } from './several/offers';
import type { PaneActions } from './state/types';

/** An input that stands open under a row. */
export interface OpenInput {
  /** With `known`: the value that the typed one replaces. */
  option: MethodOption;
}

/** Choosing for several recipients at once. */
export interface OpenSeveral {
  /** Absent until what selects is loaded: then the rows get their boxes, a part at a time. */
  selected?: ReadonlySet<EmailAddress>;
  /** The method whose code is being typed for all of them. */
  typing?: MethodId;
  /** Of what was done last. */
  outcome?: Outcome;
}

export interface PaneControls {
  openMenu(address: EmailAddress, button: HTMLElement): void;
  /** Loads what opening a menu needs, ahead of the click. */
  warmMenu(): void;
  /** Opens the input for another organization code than the one this sender set (`replaceableCode`); the card closes. */
  changeCode(address: EmailAddress): void;
  openCard(address: EmailAddress): void;
  warmCard(): void;
  /** Shows why the method of a row is the chosen one, beside its button. */
  showReason(button: HTMLElement, text: string): void;
  hideReason(button: HTMLElement): void;
  /** Whether an input that appears now was just asked for. True once for each time it was opened. */
  takesFocus(address: EmailAddress): boolean;
  toggleSelected(address: EmailAddress): void;
  submitInput(address: EmailAddress, choice: Choice): void;
  cancelInput(address: EmailAddress): void;
  /** Where the pane finds a row's buttons to give them the focus; `null` when they leave. */
  registerMethodButton(address: EmailAddress, button: HTMLButtonElement | null): void;
  registerAddressButton(address: EmailAddress, button: HTMLButtonElement | null): void;
  /** Said once by the pane's one live region, for what is not in the state of the pane. */
  announce(sentence: string): void;
  readMail: PaneActions['readMail'];
  readCodes: PaneActions['readCodes'];
  /** A directory service shares what is set for the organization. */
  sharesCodes(): boolean;
  typed: TypedInputs;
}

export const PaneControlsContext = createContext<PaneControls | undefined>(undefined);

export function usePaneControls(): PaneControls {
  const controls = useContext(PaneControlsContext);
  if (!controls) throw new Error('PaneControlsContext is missing');
  return controls;
}
