/** What the pane shows and what a person can do in it. Views read `PaneState` and call `PaneActions`; nothing else. */
import type { DraftProblem } from '../../engine/draft-problems';
import type { SavingState } from '../../engine/draft-state';
import type { ShownUndo } from '../../engine/draft-view';
import type { RecipientRow } from '../../engine/rows';
import type { ConfigurationMistake } from '../../configuration/mistakes';
import type { Configuration } from '../../configuration/schema';
import type { ForgetResult, KnownItem } from '../../directory/types';
import type { MailText } from '../../verification/access-code-rules';
import type { EmailAddress } from '../../verification/brands';
import type { Choice, NotificationLanguage } from '../../verification/types';

export type { RecipientRow, SavingState };

/** Something the person should know. `locales` has the sentence, and the label of its action, for each. */
export type PaneProblem =
  | { problem: 'no-gateway-key' }
  | { problem: 'configuration-wrong'; mistakes: ConfigurationMistake[] }
  | { problem: 'configuration-unreachable'; action: 'retry' }
  | { problem: 'outlook-too-old' }
  | { problem: 'no-draft' }
  | DraftProblem;

export interface PaneState {
  phase: 'starting' | 'ready' | 'stopped';
  /** `stopped` always comes with a problem that says why. */
  problems: PaneProblem[];
  /** Absent until it could be read. */
  configuration?: Configuration;
  secure: boolean;
  /** False where there is no gateway key, no header support or no configuration: the switch is then disabled with the reason. */
  canSwitchOn: boolean;
  rows: readonly RecipientRow[];
  saving: SavingState;
  undo?: ShownUndo;
  /** The sensitivity label of the mail asks for secure mail; its name where Outlook gives one. */
  label?: { name?: string };
  /** Set when the pane was opened for one recipient (the button of the held mail); cleared by `shown`. */
  show?: EmailAddress;
}

/** `full`, `unavailable`: on the draft, and not remembered. `changed`: elsewhere, meanwhile; nothing was replaced. */
export type SaveOutcome =
  | { ok: true }
  | { ok: false; problem: 'full' | 'unavailable' | 'not-saved' }
  | { ok: false; problem: 'changed'; now: NotificationLanguage };

export interface PaneActions {
  setSecure(on: boolean): void;
  choose(address: EmailAddress, choice: Choice): void;
  /** One change: saved and taken back together. */
  chooseForSeveral(choices: ReadonlyMap<EmailAddress, Choice>): void;
  undo(): void;
  /** Resolves when the card is saved; rejects never: the outcome is in the answer. */
  saveContact(address: EmailAddress, card: { notificationLanguage: NotificationLanguage }): Promise<SaveOutcome>;
  /** Forgets what is the sender's own; rows follow. Rejects never. */
  forget(address: EmailAddress, item: KnownItem): Promise<ForgetResult>;
  /** Reads the saved codes of one recipient, which are about to be shown; rows follow. */
  readCodes(address: EmailAddress): void;
  /** The subject and the text of this very mail; `undefined` where they could not be read. */
  readMail(): Promise<MailText | undefined>;
  /** Also signs in, where that is asked for: upon a click only. */
  retry(): void;
  /** Forgets the people not mailed for the longest time, so that new ones fit. */
  makeRoom(): void;
  shown(): void;
}

export interface PaneStore {
  getState(): PaneState;
  subscribe(listener: () => void): () => void;
  actions: PaneActions;
}
