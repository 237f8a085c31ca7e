/** How the tables of a language become the words of the methods: labels, descriptions, reasons, and what is wrong with what was typed. */
import type { AccessCodeLengths } from '../verification/access-code';
import type { HintProblem } from '../verification/access-code-hint';
import type { AccessCodeRefusal, AccessCodeRule } from '../verification/access-code-rules';
import type { PhoneNumberProblem } from '../verification/phone-number';
import type {
  ChoiceReason,
  MethodId,
  Scope,
  TransportStandard,
  UnavailableReason,
  Verification,
} from '../verification/types';

/** What the words of a method may tell; each uses what it needs. */
export interface MethodDetails {
  brand: string;
  /** As it is shown: formatted, or E.164 until the formatter is there. */
  phoneNumber?: string;
  /** As it is shown: the saved code, or dots where the organization masks it. */
  accessCode?: string;
  known?: { scope: Scope; provedOn?: string; setOn?: string; setBy?: string; hint?: string };
}

type MethodWords = Record<MethodId, (details: MethodDetails) => string>;

/** What a language brings; a member of a union without words fails the build. */
export interface VerificationTables {
  labels: MethodWords;
  /** When to use it, in one short line. */
  descriptions: MethodWords;
  /** Where labels are the same: two saved codes, and dots or digits alone do not tell them apart. */
  distinctLabels: Partial<Record<MethodId, string>>;
  /** Whole sentences: "Chosen because …" */
  reasons: {
    [Rule in ChoiceReason['rule']]: (reason: Extract<ChoiceReason, { rule: Rule }>, brand: string) => string;
  };
  /** As they stand within a sentence, without the full stop. */
  unavailableReasons: {
    [Why in UnavailableReason['why']]: (reason: Extract<UnavailableReason, { why: Why }>, brand: string) => string;
  };
  /** For a choice that was taken back. @param label of the method that was chosen. @param reason one of the above. */
  withdrawnBecause: (label: string, reason: string) => string;
  notNeeded: Record<Extract<Verification, { state: 'not-needed' }>['because'], string>;
  phoneNumberProblems: Record<PhoneNumberProblem, string>;
  accessCodeProblems: Record<AccessCodeRefusal, (lengths: AccessCodeLengths) => string>;
  accessCodeRules: {
    [Rule in AccessCodeRule['rule']]: (rule: Extract<AccessCodeRule, { rule: Rule }>) => string;
  };
  hintProblems: Record<HintProblem, string>;
  tellTheCode: (name: string) => string;
}

/** The same in every language. */
export const STANDARDS: Record<TransportStandard, string> = {
  'nta-7516': 'NTA 7516',
  dane: 'DANE',
  'mta-sts': 'MTA-STS',
};

export function verificationWith(tables: VerificationTables) {
  const { labels, descriptions, distinctLabels, reasons, unavailableReasons } = tables;
  const whyNot = (reason: UnavailableReason, brand: string) => entry(unavailableReasons, reason.why)(reason, brand);
  return Object.freeze({
    label: (method: MethodId, details: MethodDetails) => labels[method](details),
    description: (method: MethodId, details: MethodDetails) => descriptions[method](details),
    distinctLabel: (method: MethodId, details: MethodDetails) => distinctLabels[method] ?? labels[method](details),
    /** For screen readers. Begins with the label, for those who say what they see (WCAG 2.5.3). */
    accessibleName: (method: MethodId, details: MethodDetails) =>
      [labels[method](details), distinctLabels[method]].filter((part) => part !== undefined).join(', '),
    chosenBecause: (reason: ChoiceReason, brand: string) => entry(reasons, reason.rule)(reason, brand),
    /** By itself, for a line under a label: "A stronger way is available" */
    whyNot: (reason: UnavailableReason, brand: string) => upperFirst(whyNot(reason, brand)),
    withdrawnBecause: (label: string, reason: UnavailableReason, brand: string) =>
      tables.withdrawnBecause(label, whyNot(reason, brand)),
    notNeeded: tables.notNeeded,
    phoneNumberProblems: tables.phoneNumberProblems,
    accessCodeProblems: tables.accessCodeProblems,
    accessCodeRule: (rule: AccessCodeRule) => entry(tables.accessCodeRules, rule.rule)(rule),
    hintProblems: tables.hintProblems,
    /** In place of a code that the organization masks: says nothing of its length. */
    maskedCode: '••••••••',
    tellTheCode: tables.tellTheCode,
  });
}

export type VerificationWords = ReturnType<typeof verificationWith>;

/** The words for one member of a union. The tables above are checked for every member; this only picks. */
function entry<Kind extends string, Item>(
  table: { [Name in Kind]: (item: never, brand: string) => string },
  kind: Kind,
): (item: Item, brand?: string) => string {
  return table[kind] as (item: unknown, brand?: string) => string;
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
