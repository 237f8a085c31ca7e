/** What the service says of a recipient, as a record of the rules. */
import type { Contact } from '../contract/contact';
import type { KnownRecipient } from '../contract/lookup';
import type { TransportStatus } from '../contract/transport';
import type { EmailAddress, PhoneNumber } from '../verification/brands';
import { safeName } from '../verification/display-name';
import { isPhoneNumber } from '../verification/patterns';
import { parseLanguageTag } from '../verification/language-tag';
import { DEFAULT_METHODS, REPEATABLE_METHODS } from '../verification/repeatable-methods';
import { ORGANIZATION_DEFAULT } from '../verification/types';
import type { NotificationLanguage, RecipientRecord, RepeatableMethod } from '../verification/types';
import type { DomainTransport } from './types';

const dayOf = (moment: string) => moment.slice(0, 10);

/**
 * Codes are without their code: they are read when they are shown or used.
 * @param transports of the same answer
 */
export function serviceRecord(
  address: EmailAddress,
  known: KnownRecipient,
  transports: readonly TransportStatus[],
): RecipientRecord {
  const notificationLanguage = languageOf(known);
  const displayName = safeName(known.displayName ?? '');
  const administratorDefault = choiceFrom(known.administratorDefault, DEFAULT_METHODS);
  const lastChoice = choiceFrom(known.lastChoice, REPEATABLE_METHODS);
  const transport = known.transport === undefined ? undefined : transports[known.transport];
  return {
    address,
    hasAccount: known.hasAccount,
    numbers: known.numbers.flatMap(({ phoneNumber, scope, provedOn }) =>
      isPhoneNumber(phoneNumber) ? [{ phoneNumber, scope, ...(provedOn && { provedOn: dayOf(provedOn) }) }] : [],
    ),
    codes: known.codes.map(({ scope, hint, setOn, byAdministrator, own, version, ...code }) => {
      const setBy = safeName(code.setBy ?? '');
      return {
        scope,
        ...(hint && { hint }),
        ...(setBy && { setBy }),
        ...(setOn && { setOn: dayOf(setOn) }),
        ...(!own && byAdministrator !== true && scope === 'organization' && { setByColleague: true as const }),
        ...(own && scope === 'organization' && { setHere: true as const }),
        version,
      };
    }),
    ...(transport && transportOf(transport)),
    ...(administratorDefault && { administratorDefault }),
    ...(lastChoice && { lastChoice }),
    ...(known.choseEmailLast && { lastChoice: { method: 'verification-email' } }),
    ...(notificationLanguage && { notificationLanguage }),
    ...(displayName && { displayName }),
  };
}

/** Nothing where a later service names a method that is not known here. */
function choiceFrom<Method extends RepeatableMethod>(
  known: KnownRecipient['lastChoice'],
  methods: readonly Method[],
): { method: Method; phoneNumber?: PhoneNumber } | undefined {
  const method = methods.find((one) => one === known?.method);
  if (!known || !method) return undefined;
  const { phoneNumber } = known;
  return phoneNumber !== undefined && isPhoneNumber(phoneNumber) ? { method, phoneNumber } : { method };
}

export function transportOf({ safe, unsafe, checkedOn: moment }: TransportStatus): DomainTransport {
  const checkedOn = dayOf(moment);
  const [strongest, ...others] = safe.map(({ standard, provider, since }) => ({
    standard,
    checkedOn,
    ...(provider && { provider }),
    ...(since && { since }),
  }));
  return {
    ...(strongest && { safeTransport: strongest }),
    ...(others.length > 0 && { alsoSafe: others }),
    unsafeTransport: unsafe.map(({ standard, reason }) => ({ standard, reason, checkedOn })),
  };
}

/** `undefined` where none was saved, or what was saved is no language. */
export function languageOf({
  notificationLanguage,
}: Pick<Contact, 'notificationLanguage'>): NotificationLanguage | undefined {
  if (notificationLanguage === undefined || notificationLanguage === ORGANIZATION_DEFAULT) return notificationLanguage;
  const tag = parseLanguageTag(notificationLanguage);
  return tag.ok ? tag.value : undefined;
}
