/**
 * Instructions as the headers that existing gateways document for mail by SMTP: `zivver-access-right: <address> sms <number>` for one recipient,
 * and `zivver-minimum-recipient-verification: verification-email` for a whole message. Nothing else is documented, so nothing else is written:
 * what has no words here is refused in words. Each SMS recipient gets a copy of their own, as the form for several is not documented.
 */
import { relay as texts } from '../../../locales/en/relay';
import type { Instruction } from '../../../seal/format/instructions';
import type { MethodId } from '../../../verification/types';
import { comparableAddress } from '../../cover';
import { withFields } from '../../header-lines';
import { sendTo } from '../next-hop';
import type { NextHop } from '../next-hop';
import { CannotBeExpressed, NextHopAway } from '../types';
import type { HandOn, OpenedMail, Refused } from '../types';

const ACCESS_RIGHT = 'zivver-access-right';
const MINIMUM = 'zivver-minimum-recipient-verification';

export interface HeadersAdapter {
  /** Who reads the mail in which language has no documented header: `refuse` such a mail, or `leave` the language to the gateway's own choice. */
  notificationLanguage: 'refuse' | 'leave';
  /**
   * The next hop secures whatever comes to it. Elsewhere a copy without a header of theirs would be the same, byte for
   * byte, as normal mail, so it is refused.
   */
  securesEverything: boolean;
}

type Fields = [name: string, value: string][];

/** What a method needs. Absent: it has no words. */
const WORDS: Partial<Record<MethodId, (instruction: Instruction) => Fields>> = {
  account: () => [],
  'sms-known': smsRight,
  'sms-new': smsRight,
  'verification-email': () => [[MINIMUM, 'verification-email']],
};

function smsRight({ address: sealed, phoneNumber }: Instruction): Fields {
  // with the domain in ASCII, whatever the sender typed; it stands between two spaces, so it must hold none, and be printable
  const address = comparableAddress(sealed);
  if (!address || !/^[\x21-\x7e]+$/.test(address)) throw new CannotBeExpressed(texts.addressHasNoWords);
  return [[ACCESS_RIGHT, `${address} sms ${phoneNumber}`]];
}

export function handOnWithHeaders(hop: NextHop, settings: HeadersAdapter): HandOn {
  return async (mail) => {
    const copies = copiesOf(mail, settings);
    const refused: Refused[] = [];
    let somebodyHasIt = false;
    for (const { to, fields } of copies) {
      // whoever has it already would get it twice if the mail came again
      const result = await sendTo(hop, { ...mail.envelope, to }, withFields(mail.raw, fields)).catch(
        (error: unknown) => {
          if (!somebodyHasIt || !(error instanceof NextHopAway)) throw error;
          return { refused: to.map((address) => ({ address, sentence: texts.notNowByNextHop(0), later: true })) };
        },
      );
      somebodyHasIt ||= result.refused.length < to.length;
      refused.push(...result.refused);
    }
    return { refused };
  };
}

/** @throws CannotBeExpressed */
export function copiesOf(
  { envelope, instructions, fieldNames }: Pick<OpenedMail, 'envelope' | 'instructions' | 'fieldNames'>,
  { notificationLanguage, securesEverything }: HeadersAdapter,
): { to: string[]; fields: Fields }[] {
  if (fieldNames.some((name) => name.startsWith('zivver-'))) throw new CannotBeExpressed(texts.hasTheirHeaders);
  const byMailbox = new Map(instructions.recipients.map((one) => [comparableAddress(one.address), one]));
  const together = new Map<string, { to: string[]; fields: Fields }>();
  for (const address of envelope.to) {
    const mailbox = comparableAddress(address);
    // what is no address is covered by nothing, so it never comes this far
    if (!mailbox) throw new CannotBeExpressed(texts.addressHasNoWords);
    const instruction = byMailbox.get(mailbox);
    const fields = instruction ? wordsFor(instruction, notificationLanguage) : [];
    if (fields.length === 0 && !securesEverything) throw new CannotBeExpressed(texts.looksLikeNormalMail);
    const key = JSON.stringify(fields);
    const copy = together.get(key) ?? { to: [], fields };
    copy.to.push(address);
    together.set(key, copy);
  }
  return [...together.values()];
}

function wordsFor(instruction: Instruction, language: HeadersAdapter['notificationLanguage']): Fields {
  const words = WORDS[instruction.method];
  if (!words) throw new CannotBeExpressed(texts.methodHasNoWords);
  if (instruction.notificationLanguage && language === 'refuse') throw new CannotBeExpressed(texts.languageHasNoWords);
  return words(instruction);
}
