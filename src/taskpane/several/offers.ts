/** What can be chosen for several recipients at once: for whom it is possible, and who would stay as they are. Pure. */
import type { EmailAddress } from '../../verification/brands';
import { knowsStronger } from '../../verification/menu';
import { METHODS } from '../../verification/methods';
import { METHOD_IDS } from '../../verification/types';
import type { Choice, ChoiceValues, MethodId, UnavailableReason } from '../../verification/types';
import type { RecipientRow } from '../state/types';

export interface SeveralOffer {
  method: MethodId;
  /** Never a phone number: that is one person's. */
  needs: 'nothing' | 'access-code';
  can: { row: RecipientRow; choice: Choice }[];
  cannot: { row: RecipientRow; reason: UnavailableReason }[];
}

/** @returns methods that at least one of them can have, in the order of the menu */
export function offersFor(rows: readonly RecipientRow[]): SeveralOffer[] {
  return METHOD_IDS.flatMap((method) => {
    const { needs } = METHODS[method];
    if (needs === 'phone-number') return [];
    const offer: SeveralOffer = { method, needs, can: [], cannot: [] };
    for (const row of rows) {
      const { verification } = row;
      if (!verification || verification.state === 'not-needed') continue;
      const choice = offeredChoice(verification, method);
      if (choice && keepsStronger(verification, method)) {
        offer.cannot.push({ row, reason: { why: 'stronger-way-available' } });
        continue;
      }
      const unavailable = verification.unavailable.find((one) => one.method === method);
      if (choice) offer.can.push({ row, choice });
      else if (unavailable) offer.cannot.push({ row, reason: unavailable.reason });
    }
    return offer.can.length > 0 ? [offer] : [];
  });
}

type Menu = Extract<RecipientRow['verification'], { options: unknown }>;

/** One click for many takes nothing stronger from anybody: the last resort is only for those who have nothing else. */
const keepsStronger = ({ options, chosen }: Menu, method: MethodId): boolean =>
  METHODS[method].lastResort &&
  (knowsStronger(options) || (chosen !== undefined && !METHODS[chosen.choice.method].lastResort));

/** What they have already, where it is of that method: one of two numbers may have been picked with care. */
function offeredChoice({ options, chosen }: Menu, method: MethodId): Choice | undefined {
  const possible = options.filter((option) => option.method === method);
  const picked = possible.find(({ key }) => key === chosen?.optionKey) ?? possible[0];
  return picked && (picked.choice ?? { method });
}

/** @param typed the one code that all of them get, where the method needs one */
export const choicesOf = ({ can }: Pick<SeveralOffer, 'can'>, typed?: ChoiceValues): Map<EmailAddress, Choice> =>
  new Map(can.map(({ row, choice }) => [row.recipient.address, { ...choice, ...typed }]));

/** Why they stay as they are, each reason once. */
function reasonsOf({ cannot }: Pick<SeveralOffer, 'cannot'>): UnavailableReason[] {
  const reasons = cannot.map(({ reason }) => reason);
  return reasons.filter(({ why }, at) => reasons.findIndex((other) => other.why === why) === at);
}

/** What was done for several, to be told. */
export interface Outcome {
  method: MethodId;
  changed: number;
  stay: ReadonlySet<EmailAddress>;
  /** Why they stay, each reason once. */
  reasons: readonly UnavailableReason[];
}

export const outcomeOf = (offer: SeveralOffer): Outcome => ({
  method: offer.method,
  changed: offer.can.length,
  stay: new Set(offer.cannot.map(({ row }) => row.recipient.address)),
  reasons: reasonsOf(offer),
});

/** Who can be selected: those who need a method. */
export const isSelectable = ({ verification }: RecipientRow): boolean =>
  verification !== undefined && verification.state !== 'not-needed';
