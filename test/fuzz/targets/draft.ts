/** What Outlook hands back of a draft: the note, the headers, the two marks together, the list of sent drafts, the mailbox key. */
import * as fc from 'fast-check';
import { parseDraftProperty } from '../../../src/seal/format/note';
import { ALL_HEADERS, SECURE_MAIL_HEADER } from '../../../src/seal/format/header-names';
import { parseMailboxKey, parseMailboxKeys } from '../../../src/seal/format/mailbox-key';
import { switchState } from '../../../src/draft/marks';
import { createMailboxKey } from '../../../src/seal/crypto/random';
import { formatDraftProperty, isUnderstood, stateOf, wasMissing } from '../../../src/seal/format/recipient-states';
import { LONGEST_SEAL_READ, formatSealHeaders, readSealHeaders } from '../../../src/seal/format/seal-headers';
import type { EmailAddress } from '../../../src/verification/brands';
import { nearlyJson } from '../mutate-json';
import { nearlyText } from '../mutate';
import { mustHold, target } from '../target';

const KNOWN = 'anna@praktijk.example' as EmailAddress;
const STRANGER = 'stranger@x.example' as EmailAddress;

const noteFor = (names: string[]) =>
  formatDraftProperty({
    draftId: 'draft-0123456',
    seal: { id: 'abcdefghijkl', cover: 'f'.repeat(32) },
    recipients: names.map((name, at) => ({
      address: `${name}@praktijk.example` as EmailAddress,
      state: at % 2 ? { is: 'not-needed' } : { is: 'ready', method: 'sms-new', own: true },
    })),
  });
const notes = [
  noteFor(['anna']),
  noteFor(['anna', 'ben', 'cleo']),
  noteFor([]),
  // of an add-in with more methods
  noteFor(['anna']).replace('v=1', 'v=2').replace(/.$/, '~'),
];

const note = target('the note on the draft', fc.oneof(nearlyText(...notes), nearlyJson(...notes)), (value) => {
  const read = parseDraftProperty(value);
  if (!read) return false;
  isUnderstood(read);
  // what the gate asks it
  stateOf(read, KNOWN);
  mustHold(stateOf(read, STRANGER) === undefined, 'somebody who is not in the note has a state');
  mustHold(wasMissing(read, STRANGER) === undefined, 'somebody who is not in the note was missing');
  return true;
});

const headerLines = (size: number) =>
  Object.entries(
    formatSealHeaders({ draftId: 'draft-0123456', cover: 'f'.repeat(32), sealed: 'abc.defg_h-'.repeat(size) }),
  )
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

/** As Outlook hands them to the pane: by name, the last of a name counts. */
const byName = (lines: string) =>
  new Map(lines.split('\n').map((line) => [line.split(':', 1)[0] ?? '', line.slice(line.indexOf(':') + 1)]));

const sealHeaders = target(
  'the headers of the seal',
  nearlyText(headerLines(10), headerLines(300), headerLines(1_800)),
  (lines) => {
    const headers = byName(lines);
    const read = readSealHeaders((name) => headers.get(name));
    if (!read.ok) return false;
    mustHold(read.seal.sealed.length <= LONGEST_SEAL_READ, 'a seal is longer than its headers can be');
    mustHold(!/\s/.test(read.seal.sealed), 'a seal holds white space');
    return true;
  },
);

const mark = fc.tuple(
  fc.constantFrom(...ALL_HEADERS),
  fc.oneof(nearlyText('1', '0', '', ' 0 '), nearlyText(headerLines(2))),
);
const marks = target(
  'the two marks of a draft',
  fc.tuple(fc.array(mark, { maxLength: 4 }), nearlyText(...notes, '')),
  ([found, text]) => {
    const headers = new Map(found);
    const property = text === '' ? 'none' : (parseDraftProperty(text) ?? 'damaged');
    const state = switchState({ headers, property });
    const saysNothing = [...headers.values()].every((value) => ['', '0'].includes(value.trim()));
    mustHold(state !== 'off' || saysNothing, 'off, with something on it');
    mustHold(state !== 'off' || property === 'none', 'off, with a note on it');
    mustHold(state !== 'on' || headers.get(SECURE_MAIL_HEADER)?.trim() === '1', 'on, and the header does not say so');
    return state === 'on';
  },
);

const mailboxKey = target('the mailbox key', nearlyJson(createMailboxKey()), (value) => {
  const key = parseMailboxKey(value);
  mustHold(key === undefined || Buffer.from(key, 'base64url').length === 32, 'a key is not of 256 bits');
  mustHold(key === undefined || parseMailboxKeys(value)[0] === key, 'the gate has another key than the pane');
  return key !== undefined;
});

export const draftTargets = [note, sealHeaders, marks, mailboxKey];
