/** The words of a method as this pane shows them: with the brand, formatted numbers, and codes masked where policy asks. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { PhoneNumber } from '../verification/brands';
import { METHODS } from '../verification/methods';
import type { Choice, ChoiceReason, MethodId, MethodOption, Policy, UnavailableReason } from '../verification/types';
import type { FormatNumber } from './use-format-number';
import { useWords } from './words';

export interface OptionWords {
  label: string;
  /** When to use it. */
  description: string;
  /** Begins with the label; tells apart what looks the same. */
  accessibleName: string;
}

export interface MethodWords {
  /** `masked` hides a code only where policy masks codes. */
  option(option: MethodOption, masked: boolean): OptionWords;
  /** What was chosen, with its number or code: a typed number reads as the known one that it becomes. */
  choiceLabel(choice: Choice, masked: boolean): string;
  /** As people read it. */
  number(phoneNumber: PhoneNumber): string;
  methodLabel(method: MethodId): string;
  /** Without a code to tell them apart the two kinds of saved code need their owner. */
  distinctLabel(method: MethodId): string;
  choiceReason(reason: ChoiceReason): string;
  /** By itself, for a line under a label. */
  whyNot(reason: UnavailableReason): string;
  withdrawn(choice: Choice, reason: UnavailableReason): string;
}

const MethodWordsContext = createContext<MethodWords | undefined>(undefined);

export function useMethodWords(): MethodWords {
  const words = useContext(MethodWordsContext);
  if (!words) throw new Error('MethodWordsContext is missing');
  return words;
}

export interface MethodWordsProviderProps {
  /** Absent while the configuration is not there: then no method is shown. */
  policy: Policy | undefined;
  formatNumber: FormatNumber;
  children: ReactNode;
}

export function MethodWordsProvider({ policy, formatNumber, children }: MethodWordsProviderProps) {
  const { verification } = useWords();
  const words = useMemo((): MethodWords => {
    const brand = policy?.brand ?? '';
    const masks = policy?.accessCode.maskSaved ?? true;
    const detailsOf = (choice: Choice | undefined, masked: boolean) => ({
      brand,
      phoneNumber: choice?.phoneNumber && formatNumber(choice.phoneNumber),
      accessCode: choice?.accessCode && (masked && masks ? verification.maskedCode : choice.accessCode),
    });
    const choiceLabel = (choice: Choice, masked: boolean) =>
      verification.label(METHODS[choice.method].remembers?.as ?? choice.method, detailsOf(choice, masked));
    return {
      option: ({ method, choice, known }, masked) => {
        const details = {
          ...detailsOf(choice, masked),
          known: known && 'scope' in known ? known : undefined,
        };
        return {
          label: verification.label(method, details),
          description: verification.description(method, details),
          accessibleName: verification.accessibleName(method, details),
        };
      },
      choiceLabel,
      number: formatNumber,
      methodLabel: (method) => verification.label(method, { brand }),
      distinctLabel: (method) => verification.distinctLabel(method, { brand }),
      choiceReason: (reason) => verification.chosenBecause(reason, brand),
      whyNot: (reason) => verification.whyNot(reason, brand),
      withdrawn: (choice, reason) => verification.withdrawnBecause(choiceLabel(choice, true), reason, brand),
    };
  }, [verification, policy, formatNumber]);
  return <MethodWordsContext value={words}>{children}</MethodWordsContext>;
}
