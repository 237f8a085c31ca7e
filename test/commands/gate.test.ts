import { decide } from '../../src/commands/gate';
import { readAndDecide } from '../../src/commands/read-and-decide';
import { coverDigest, coverTag } from '../../src/seal/format/cover';
import { DRAFT_PROPERTY, parseDraftProperty } from '../../src/seal/format/note';
import { parseGatePolicy } from '../../src/draft/gate-policy';
import { readMarks } from '../../src/draft/marks';
import { address } from '../directory/values';
import { createDraft, to } from '../office/fake-office';
import { BO, GATE_TABLE, KEY, officeWith, sealedFor } from './gate-table';
import type { GateCase } from './gate-table';

/** What never answers is given up at Send; here it would be waited for. */
const answers = ({ faults = {} }: GateCase) => !Object.values(faults).includes('never');

async function decisionFor({ draft, ...rest }: GateCase) {
  (globalThis as { Office?: unknown }).Office = officeWith(draft, rest).Office;
  return readAndDecide(await readMarks(), { isReadTwice: true });
}

describe('the gate', () => {
  it.each(GATE_TABLE.filter((one) => !one.held && answers(one)))('lets the mail go when $when', async (one) => {
    await expect(decisionFor(one)).resolves.toMatchObject({ allowed: true });
  });

  it.each(GATE_TABLE.filter((one) => one.held && answers(one)))('holds the mail when $when', async (one) => {
    const decision = await decisionFor(one);
    if (decision.allowed) throw new Error('it was let go');
    const { reason } = decision;
    const named = 'people' in reason ? { ...reason, people: reason.people.map(({ name }) => name) } : reason;
    expect(named).toEqual(one.held);
  });

  it('does not let go at the first reading what says nothing: it is asked a second time', async () => {
    const faults = { 'internetHeaders.getAsync': 'fails' as const };
    (globalThis as { Office?: unknown }).Office = officeWith(createDraft({ recipients: to(BO) }), { faults }).Office;
    await expect(readAndDecide(await readMarks())).resolves.toMatchObject({ allowed: false });
  });

  it('says which sealed draft it lets go', async () => {
    await expect(decisionFor({ when: '', draft: sealedFor(['anna@lind.example']) })).resolves.toEqual({
      allowed: true,
      draftId: 'draft-1234',
    });
  });

  it('does not trust a note that belongs to another seal', () => {
    const sender = address('sender@own.example');
    const anna = address('anna@lind.example');
    const { headers, properties } = sealedFor([anna]);
    const other = sealedFor([anna, 'bo@lind.example']);
    const input = {
      recipients: [{ address: anna, name: 'Anna' }],
      mailboxKeys: [], // the note alone decides
      sender,
      ownDomain: 'own.example',
      policy: parseGatePolicy(undefined),
    };
    const marks = (note: unknown) => ({
      headers: new Map(Object.entries(headers)),
      property: parseDraftProperty(note)!,
    });
    const note = String(properties[DRAFT_PROPERTY]);
    expect(decide({ ...input, marks: marks(note) })).toMatchObject({ allowed: true });
    const elsewhere = note.replace(/seal=[^;]*/, 'seal=another-seal');
    expect(decide({ ...input, marks: marks(elsewhere) })).toMatchObject({ allowed: false });
    expect(decide({ ...input, marks: marks(other.properties[DRAFT_PROPERTY]) })).toMatchObject({ allowed: false });
    expect(coverTag(KEY, { sender, addresses: [anna] })).not.toBe(coverDigest({ sender, addresses: [anna] }));
  });
});
