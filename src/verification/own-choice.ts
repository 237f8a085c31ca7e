/** Whether what a person picked still stands against the menu of today. */
import { parseAccessCode } from './access-code';
import { completeChoice, instructionOf } from './choices';
import type { Menu } from './menu';
import { METHODS } from './methods';
import type { Choice, MethodOption, Policy, UnavailableReason } from './types';

export type OwnChoice =
  { stands: true; chosen: { choice: Choice; optionKey: string } } | { stands: false; reason: UnavailableReason };

export function checkOwnChoice(own: Choice, menu: Menu, policy: Policy): OwnChoice {
  const values = instructionOf(own);
  const unavailable = menu.unavailable.find(({ method }) => method === own.method);
  if (unavailable) return savedMeanwhile(own, menu, unavailable.reason);

  const options = menu.options.filter(({ method }) => method === own.method);
  if (METHODS[own.method].needs === 'nothing') return known(own, options);

  const complete = completeChoice({ method: own.method, ...values });
  if (!complete.ok) return withdrawn({ why: 'value-missing' });
  const code = complete.value.accessCode;
  if (code && !parseAccessCode(code, policy.accessCode).ok) return withdrawn({ why: 'code-against-the-rules' });
  return { stands: true, chosen: { choice: complete.value, optionKey: own.method } };
}

/** The option with the same number or code. A value that a reopened draft has lost is not guessed: another may be known by now. */
function known(own: Choice, options: readonly MethodOption[]): OwnChoice {
  const { phoneNumber, accessCode } = instructionOf(own);
  // a code that was picked before it was read: whichever it is
  const isUnread = own.unread && accessCode === undefined && METHODS[own.method].requires.includes('accessCode');
  const same = options.find((option) => isUnread || hasValues(option, phoneNumber, accessCode));
  if (same) return standing(same);
  return withdrawn({ why: phoneNumber === undefined && accessCode === undefined ? 'value-missing' : 'value-gone' });
}

/** A code typed for everybody that everybody has by now is no longer new, yet still what the sender asked for. */
function savedMeanwhile(own: Choice, menu: Menu, reason: UnavailableReason): OwnChoice {
  const { phoneNumber, accessCode } = instructionOf(own);
  const { remembers, needs } = METHODS[own.method];
  if (reason.why !== 'organization-code-exists' || needs === 'nothing' || !remembers) return withdrawn(reason);
  const same = menu.options.find(
    (option) => option.method === remembers.as && hasValues(option, phoneNumber, accessCode),
  );
  return same ? standing(same) : withdrawn(reason);
}

function hasValues(option: MethodOption, phoneNumber: string | undefined, accessCode: string | undefined): boolean {
  const { choice } = option;
  return choice?.phoneNumber === phoneNumber && choice?.accessCode === accessCode && !choice?.unread;
}

function standing(option: MethodOption): OwnChoice {
  if (!option.choice) return withdrawn({ why: 'value-missing' });
  return { stands: true, chosen: { choice: option.choice, optionKey: option.key } };
}

function withdrawn(reason: UnavailableReason): OwnChoice {
  return { stands: false, reason };
}
