/**
 * Whole messages as they reach the gateway. What is opened must have been sealed, for this From and this envelope; what passes as normal mail must
 * not be marked; what is stripped must hold nothing of ours. Headers are read here a second time, plainly, so that two readings must agree.
 */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { decodeWords } from 'postal-mime';
import { ALL_HEADERS } from '../../../src/seal/format/header-names';
import { readMessageHeaders } from '../../../src/gateway/message-headers';
import { openMessage } from '../../../src/gateway/open-message';
import { UnreadableHeader, scanMessage } from '../../../src/gateway/header-lines';
import { stripOurHeaders } from '../../../src/gateway/relay/strip';
import { nearlyBytes } from '../mutate';
import { mustHold, refusing, target } from '../target';
import { ANNA, BEN, EVE } from './genuine';
import type { Genuine } from './genuine';

/** `name: value` of each field, unfolded, down to the first empty line; as it is sent on, where a CR of its own ends a line, too. */
function plainFields(raw: Buffer): { name: string; value: string }[] {
  const sent = raw.toString('latin1').replace(/\r\n|\r/g, '\n');
  const [head = ''] = sent.split(/(?:^|(?<=\n))\n/, 1);
  return head
    .replace(/\n(?=[ \t])/g, '')
    .split('\n')
    .map((line) => ({
      name: (line.split(':', 1)[0] ?? '').trim().toLowerCase(),
      value: line.includes(':') ? line.slice(line.indexOf(':') + 1).trim() : '',
    }));
}

const WRITTEN = [
  ANNA,
  ANNA.toUpperCase(),
  BEN,
  `"ben"@legal.example`,
  EVE,
  'els@ziekenhuis.example',
  'p0@department.example',
  '',
  'anna',
];
const envelopes = fc.option(fc.subarray(WRITTEN), { nil: undefined });
/** Without what RFC 5322 lets stand in a mailbox and is no part of it. */
const plainMailbox = (text: string) => plainAddress(text).replace(/\([^()]*\)|[\s\\]/g, '');
const plainAddress = (text: string) => text.toLowerCase().replace(/"/g, '');

export function messageTargets({ keys, instructions, messages }: Genuine) {
  const inputs = fc.tuple(nearlyBytes(...messages), envelopes);

  const opening = target('a message at the gateway', inputs, async ([raw, envelope]) => {
    const opened = await openMessage(raw, [keys.privateKey], { envelope });
    const fields = plainFields(raw);
    if (!opened.ok && opened.reason === 'not-secure-mail') {
      const ours = fields.filter(({ name }) => ALL_HEADERS.includes(name));
      mustHold(
        ours.every(({ value }) => ['', '0'].includes(decodeWords(value.replace(/\s/g, '')).trim())),
        'a marked mail passes as an ordinary one',
      );
    }
    if (!opened.ok) return false;
    const found = opened.instructions;
    mustHold(
      instructions.some((each) => isDeepStrictEqual(each, found)),
      'opened, and nobody sealed it',
    );
    const covered = [...found.recipients.map(({ address }) => address), ...found.notNeeded].map(plainAddress);
    mustHold(
      (envelope ?? []).every((address) => covered.includes(plainAddress(address))),
      'opened for somebody else',
    );
    const from = fields.filter(({ name, value }) => name === 'from' && value !== '');
    mustHold(from.length === 1, 'opened with more than one From, or none');
    mustHold(plainMailbox(from[0]!.value).includes(found.sender), 'opened for another sender');
    mustHold(fields.filter(({ name }) => name === 'x-secure-mail').length === 1, 'opened without its mark');
    return true;
  });

  const stripping = target('a message that is stripped', nearlyBytes(...messages), async (raw) => {
    const stripped = await refusing([UnreadableHeader], () => stripOurHeaders(scanMessage(raw)));
    if (!stripped) return false;
    const left = plainFields(stripped).filter(({ name }) => /^x-secure-mail(-|$)/.test(name));
    mustHold(left.length === 0, 'a header of ours is left');
    const before = readMessageHeaders(scanMessage(raw));
    const after = readMessageHeaders(scanMessage(stripped));
    mustHold(
      ALL_HEADERS.every((name) => after.ours(name) === undefined),
      'a header of ours can still be read',
    );
    mustHold(isDeepStrictEqual(before.addressees, after.addressees), 'the addressees changed');
    mustHold(before.sender === after.sender, 'the sender changed');
    return stripped.length < raw.length;
  });

  return [opening, stripping];
}
