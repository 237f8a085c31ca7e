/** The seal: real ones that were changed, and real ones around what no add-in would seal. */
import { deflateRawSync } from 'node:zlib';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { parseInstructions } from '../../../src/seal/crypto/instructions-schema';
import { openSeal } from '../../../src/seal/crypto/seal';
import { openMessage } from '../../../src/gateway/open-message';
import { messageWith } from '../../gateway/messages';
import { nearlyJson } from '../mutate-json';
import { nearlyText } from '../mutate';
import type { Instructions } from '../../../src/seal/format/instructions';
import { comparableAddress } from '../../../src/gateway/cover';
import { comparisonForm } from '../../../src/verification/comparison-form';
import { mustHold, target } from '../target';
import { headersAround, sealAnything } from './genuine';
import type { Genuine } from './genuine';

/** Addresses come back as the mailboxes they mean; what is no address by the rules of today, in lower case. */
const mailboxOf = (written: string): string => comparableAddress(written) ?? comparisonForm(written);
function byMailbox(sealed: unknown): unknown {
  const { sender, recipients, notNeeded, ...others } = sealed as Instructions;
  return {
    ...others,
    sender: mailboxOf(sender),
    recipients: recipients.map((one) => ({ ...one, address: mailboxOf(one.address) })),
    notNeeded: notNeeded.map(mailboxOf),
  };
}

const MEGABYTE = 1024 * 1024;
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** What the seal holds, before it is deflated. */
const contents = (examples: unknown[]): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 20, arbitrary: nearlyJson(...examples).map(json) },
    {
      weight: 4,
      arbitrary: nearlyText(...examples.map((each) => JSON.stringify(each))).map((text) => Buffer.from(text)),
    },
    { weight: 1, arbitrary: fc.constantFrom(1, 3, 40).map((size) => Buffer.alloc(size * MEGABYTE, '[')) },
    { weight: 1, arbitrary: fc.constantFrom(1, 3, 40).map((size) => Buffer.alloc(size * MEGABYTE)) },
  );

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export function sealTargets({ keys, instructions, headers }: Genuine) {
  const seals = headers.map((each) =>
    Object.entries(each)
      .filter(([name]) => /-\d+$/.test(name))
      .map(([, part]) => part)
      .join(''),
  );
  const readable = (found: unknown) => instructions.some((each) => isDeepStrictEqual(each, found));

  const changed = target('a changed seal', nearlyText(...seals), async (sealed) => {
    const opened = await openSeal(sealed, [keys.privateKey]);
    mustHold(!opened.ok || readable(opened.instructions), 'opened, and nobody sealed it');
    return opened.ok;
  });

  const schema = target('the instructions', nearlyJson(...instructions), (value) => {
    const parsed = parseInstructions(value);
    if (!parsed) return false;
    // as JSON, which is what is sealed: it knows no `undefined`
    mustHold(isDeepStrictEqual(asJson(parsed), byMailbox(asJson(value))), 'instructions are not what was sealed');
    return true;
  });

  const stranger = fc.record({
    content: contents(instructions),
    isDeflated: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    protectedHeader: fc.constantFrom<object>(
      {},
      {},
      {},
      { zip: 'DEF' },
      { v: 2 },
      { v: 0 },
      { v: 1.5 },
      { p2c: 1e9 },
      { b64: false },
    ),
    entries: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.constantFrom(2, 10, 5_000)),
  });
  const hostile = target('a seal of a stranger', stranger, async ({ content, isDeflated, ...sealing }) => {
    // sealing more than that takes the test itself seconds
    const plaintext = isDeflated ? deflateRawSync(content) : content.subarray(0, 3 * MEGABYTE);
    const sealed = await sealAnything(keys.publicKey, plaintext, sealing);
    const opened = await openMessage(messageWith(headersAround(sealed)), [keys.privateKey], { envelope: [] });
    if (!opened.ok) return false;
    mustHold(isDeepStrictEqual(opened.instructions, JSON.parse(content.toString())), 'opened as something else');
    return true;
  });

  return [changed, schema, hostile];
}
