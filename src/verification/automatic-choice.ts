/** What is chosen without a click. The rules stand in one list; the first that has an answer decides. */
import { transportOf } from './known-values';
import { knowsStronger } from './menu';
import { METHODS } from './methods';
import type { ChoiceReason, MethodOption, Policy, RecipientRecord, RepeatableChoice, Verification } from './types';

type Chosen = NonNullable<Exclude<Verification, { state: 'not-needed' }>['chosen']>;

/** Finds its option among the ones that are offered; what is not offered is never chosen. */
type Rule = (
  options: readonly MethodOption[],
  record: RecipientRecord,
  policy: Policy,
) => { option: MethodOption; reason: ChoiceReason } | undefined;

const RULES = {
  'has-account': (options) => found(options.find(isMethod('account')), { rule: 'has-account' }),
  'safe-transport': (options, record, policy) => {
    const transport = transportOf(record, policy);
    if (!transport || !policy.transport.automatic.includes(transport.standard)) return undefined;
    const { standard, provider, since } = transport;
    return found(options.find(isMethod('transport-security')), {
      rule: 'safe-transport',
      standard,
      ...(provider && { provider }),
      ...(since && { since }),
    });
  },
  'administrator-default': (options, record) =>
    found(repeated(options, record.administratorDefault), { rule: 'administrator-default' }),
  'last-choice': (options, record) => {
    const option = repeated(options, record.lastChoice);
    if (option && METHODS[option.method].lastResort && knowsStronger(options)) return undefined;
    return found(option, { rule: 'last-choice' });
  },
  'strongest-known': (options) => found(strongest(options), { rule: 'strongest-known' }),
} satisfies Record<Exclude<ChoiceReason['rule'], 'own-choice'>, Rule>;

const ORDER = ['has-account', 'safe-transport', 'administrator-default', 'last-choice', 'strongest-known'] as const;
const ORDER_WITH_TRANSPORT_FIRST = ['safe-transport', 'has-account', ...ORDER.slice(2)] as const;

/** @returns `undefined` when a person has to choose. */
export function chooseAutomatically(
  options: readonly MethodOption[],
  record: RecipientRecord,
  policy: Policy,
): Chosen | undefined {
  for (const name of policy.transport.beforeAccount ? ORDER_WITH_TRANSPORT_FIRST : ORDER) {
    const rule: Rule = RULES[name];
    const answer = rule(options, record, policy);
    if (answer?.option.choice) {
      return { choice: answer.option.choice, optionKey: answer.option.key, reason: answer.reason };
    }
  }
  return undefined;
}

function found(option: MethodOption | undefined, reason: ChoiceReason): ReturnType<Rule> {
  return option && { option, reason };
}

function isMethod(method: MethodOption['method']) {
  return (option: MethodOption) => option.method === method;
}

/** The option that does the same as before. With a number, only that number: another one is another choice. */
function repeated(options: readonly MethodOption[], choice: RepeatableChoice | undefined): MethodOption | undefined {
  if (!choice) return undefined;
  return options.find(
    (option) =>
      option.method === choice.method &&
      (choice.phoneNumber === undefined || option.choice?.phoneNumber === choice.phoneNumber),
  );
}

/**
 * The first of the strongest options that need no typing. Ways of delivery and the last resort have no place here, nor has a code that only a
 * colleague vouches for.
 */
function strongest(options: readonly MethodOption[]): MethodOption | undefined {
  let best: MethodOption | undefined;
  for (const option of options) {
    const { strength, isDelivery, needs, lastResort } = METHODS[option.method];
    if (isDelivery || needs !== 'nothing' || lastResort || isOfColleague(option)) continue;
    if (!best || strength > METHODS[best.method].strength) best = option;
  }
  return best;
}

const isOfColleague = ({ known }: MethodOption) =>
  known !== undefined && 'setByColleague' in known && known.setByColleague === true;
