/** @jest-environment jsdom */
/**
 * The addresses of isemail.info, as the package `email-addresses` has them, through our one parser. Where
 * we differ, a reason stands here. Their reading is that of a header (RFC 5322); ours is that of a mailbox
 * that mail can be sent to (RFC 5321), with what people paste around it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEmailAddress } from '../../src/verification/email-address';

const FILE = path.join(path.dirname(require.resolve('email-addresses/package.json')), 'test/tests.xml');

interface Case {
  id: number;
  text: string;
  isRight: boolean;
}

function readCases(): Case[] {
  const cases = new DOMParser().parseFromString(readFileSync(FILE, 'utf8'), 'text/xml').querySelectorAll('test');
  return Array.from(cases, (one) => ({
    id: Number(one.id),
    // by its own note, control characters stand there as pictures of them
    text: (one.querySelector('address')?.textContent ?? '').replace(/[\u2400-\u241f]/g, (picture) =>
      String.fromCharCode(picture.charCodeAt(0) - 0x2400),
    ),
    isRight: one.querySelector('category')?.textContent !== 'ISEMAIL_ERR',
  }));
}

const REFUSED_ALTHOUGH_RIGHT: Record<string, readonly number[]> = {
  'a space in quotes: mail servers do not agree where such an address ends': [55, 59, 60],
  'control characters in quotes: they could end a header': [58, 124, 125, 134, 138, 139],
  'comments, and spaces around @ and dots, are of a header and no part of a mailbox': [
    85, 86, 87, 90, 92, 93, 95, 96, 97, 98, 126, 140, 165,
  ],
  'between brackets there is an IP address, nothing else': [112, 115, 116, 117, 120, 121],
  'a slash is in no name of DNS': [161],
};

const TAKEN_ALTHOUGH_WRONG: Record<string, readonly number[]> = {
  'dots at the ends of a name: some servers have such mailboxes': [15, 16],
  'a dot at the end of the domain is the root of DNS; the same domain': [35],
  'spaces and line breaks around an address, as a paste has them, are cut': [
    99, 127, 128, 132, 141, 142, 143, 145, 146, 147, 150, 151, 152, 154, 155, 156,
  ],
  'an escape that is not needed, before a letter outside ASCII': [160],
};

const idsOf = (reasons: Record<string, readonly number[]>) =>
  Object.values(reasons)
    .flat()
    .sort((a, b) => a - b);

describe('the addresses of isemail.info', () => {
  const cases = readCases();
  const parsed = cases.map(({ text, ...one }) => ({ ...one, isTaken: parseEmailAddress(text).ok }));

  it('are all there', () => {
    expect(cases).toHaveLength(164);
    expect(cases.filter(({ isRight }) => isRight).length).toBeGreaterThan(80);
  });

  it('that are right are taken, except for a reason', () => {
    const refused = parsed.filter(({ isRight, isTaken }) => isRight && !isTaken).map(({ id }) => id);
    expect(refused).toEqual(idsOf(REFUSED_ALTHOUGH_RIGHT));
  });

  it('that are wrong are refused, except for a reason', () => {
    const taken = parsed.filter(({ isRight, isTaken }) => !isRight && isTaken).map(({ id }) => id);
    expect(taken).toEqual(idsOf(TAKEN_ALTHOUGH_WRONG));
  });
});
