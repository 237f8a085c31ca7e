/** Every text of a language by its name, e.g. `pane.footer.ready`; what takes values is called with samples that can be found again. */
import { ribbonTexts as ribbonDe } from '../../src/locales/de/ribbon';
import { configurationMistakes as mistakesDe } from '../../src/locales/de/configuration';
import { gate as gateDe } from '../../src/locales/de/commands';
import { gatePolicyWords as policyDe } from '../../src/locales/de/gate-policy';
import { several as severalDe } from '../../src/locales/de/several';
import { words as wordsDe } from '../../src/locales/de/words';
import { gate as gateEn } from '../../src/locales/en/commands';
import { configurationMistakes as mistakesEn } from '../../src/locales/en/configuration';
import { ribbonTexts as ribbonEn } from '../../src/locales/en/ribbon';
import { gatePolicyWords as policyEn } from '../../src/locales/en/gate-policy';
import { several as severalEn } from '../../src/locales/en/several';
import { words as wordsEn } from '../../src/locales/en/words';
import { gate as gateFr } from '../../src/locales/fr/commands';
import { configurationMistakes as mistakesFr } from '../../src/locales/fr/configuration';
import { ribbonTexts as ribbonFr } from '../../src/locales/fr/ribbon';
import { gatePolicyWords as policyFr } from '../../src/locales/fr/gate-policy';
import { several as severalFr } from '../../src/locales/fr/several';
import { words as wordsFr } from '../../src/locales/fr/words';
import type { InterfaceLanguage } from '../../src/locales/interface-language';
import { gate as gateNl } from '../../src/locales/nl/commands';
import { configurationMistakes as mistakesNl } from '../../src/locales/nl/configuration';
import { ribbonTexts as ribbonNl } from '../../src/locales/nl/ribbon';
import { gatePolicyWords as policyNl } from '../../src/locales/nl/gate-policy';
import { several as severalNl } from '../../src/locales/nl/several';
import { words as wordsNl } from '../../src/locales/nl/words';
import { METHOD_IDS } from '../../src/verification/types';

const ALL = {
  en: { ...wordsEn, several: severalEn, gate: gateEn, gatePolicy: policyEn, ribbon: ribbonEn, mistakes: mistakesEn },
  nl: { ...wordsNl, several: severalNl, gate: gateNl, gatePolicy: policyNl, ribbon: ribbonNl, mistakes: mistakesNl },
  de: { ...wordsDe, several: severalDe, gate: gateDe, gatePolicy: policyDe, ribbon: ribbonDe, mistakes: mistakesDe },
  fr: { ...wordsFr, several: severalFr, gate: gateFr, gatePolicy: policyFr, ribbon: ribbonFr, mistakes: mistakesFr },
} satisfies Record<InterfaceLanguage, unknown>;

/** What must be found again in every language that has the text. */
const METHOD = { brand: 'Acme', phoneNumber: '+31 6 12345678', accessCode: '48213705' };
const KNOWN = { scope: 'organization', provedOn: '2026-03-05', setBy: 'Kim' };
const NAMES = { didYouMean: 'Qfield', allowed: ['Qred', 'Qblue'], expected: 'text' };
const NUMBERS = { minimum: 41, maximum: 42, minimumBits: 2048 };
const LENGTHS = { minimumLength: 43, maximumLength: 44 };

const WHY = [
  'not-allowed',
  'too-weak-for-label',
  'no-account',
  'no-known-number',
  'no-saved-code',
  'organization-code-exists',
  'transport-not-safe',
  'transport-standard-not-accepted',
  'stronger-way-available',
  'list',
  'value-missing',
  'value-gone',
  'code-against-the-rules',
].map((why) => ({ why, scope: 'organization', standard: 'dane' }));
const RULES = [
  'own-choice',
  'has-account',
  'safe-transport',
  'administrator-default',
  'last-choice',
  'strongest-known',
].map((rule) => ({ rule, standard: 'dane' }));
const CODE_RULES = [
  'minimum-length',
  'maximum-length',
  'one-line',
  'no-outer-space',
  'not-in-mail',
  'not-their-name',
].map((rule) => ({ rule, ...LENGTHS, met: true }));
const methods = METHOD_IDS.map((method) => [method, { ...METHOD, known: KNOWN }]);

/** The calls of what takes more than a name, a text or a count. */
const CALLS: Record<string, unknown[][]> = {
  'pane.list.alsoIn': [[['Qred', 'Qblue']]],
  'pane.list.tools.shown': [[3, 7]],
  'pane.list.tools.nobodyFound': [
    ['Zed', true],
    ['Zed', false],
    ['', true],
  ],
  'pane.footer.ready': [[3, 7]],
  'pane.problems.too-much-for-one-mail.text': [[37]],
  'verification.label': methods,
  'verification.description': methods,
  'verification.accessibleName': methods,
  'verification.distinctLabel': methods,
  'verification.chosenBecause': RULES.map((reason) => [reason, 'Acme']),
  'verification.whyNot': WHY.map((reason) => [reason, 'Acme']),
  'verification.withdrawnBecause': WHY.map((reason) => ['Zed', reason, 'Acme']),
  'verification.accessCodeRule': CODE_RULES.map((rule) => [rule]),
};
const counts = [[1], [2]];
const COUNTED = /needsMethod$|NeedNothing$|notAvailable$/;

/** What stands in a text because it was put in, sorted. */
const PUT_IN = /Acme|\+31 6 12345678|48213705|Kim|Zed|Qred|Qblue|Qfield|DANE|2026|2048|4[1-4]|[37]|#/g;

export interface NamedText {
  name: string;
  text: string;
  /** What was put into it. */
  holds: string[];
}

/** @param language of the words */
export const textsOf = (language: InterfaceLanguage): NamedText[] => namedTexts('', ALL[language]);

function namedTexts(name: string, value: unknown): NamedText[] {
  if (typeof value === 'string') return [named(name, value)];
  if (typeof value === 'function')
    return callsOf(name).map((details, index) => named(`${name}(${index})`, String(value(...details))));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => namedTexts(name === '' ? key : `${name}.${key}`, part));
}

const named = (name: string, text: string): NamedText => ({
  name,
  text,
  holds: [...(text.match(PUT_IN) ?? [])].sort(),
});

function callsOf(name: string): unknown[][] {
  if (CALLS[name]) return CALLS[name];
  if (COUNTED.test(name)) return counts;
  if (name.startsWith('mistakes.')) return [[{ ...NAMES, ...NUMBERS }]];
  if (name.startsWith('verification.accessCodeProblems.')) return [[LENGTHS]];
  return [['Zed']];
}
