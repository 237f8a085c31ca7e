import { toRecipients } from '../../src/draft/recipients';
import type { OutlookRecipient } from '../../src/office/recipients';

const from = (
  field: OutlookRecipient['field'],
  emailAddress: string,
  change: Partial<OutlookRecipient> = {},
): OutlookRecipient => ({ field, emailAddress, displayName: '', isDistributionList: false, ...change });

describe('recipients', () => {
  it('are one for each address, with the fields it stands in and as it was first typed', () => {
    expect(
      toRecipients([
        from('to', 'Anna@Lind.example', { displayName: 'Anna' }),
        from('cc', 'bo@lind.example'),
        from('bcc', ' anna@lind.EXAMPLE '),
        from('to', 'anna@lind.example'),
      ]),
    ).toEqual({
      recipients: [
        {
          address: 'anna@lind.example',
          typedAddress: 'Anna@Lind.example',
          spellings: ['anna@lind.example'],
          displayName: 'Anna',
          fields: ['to', 'bcc'],
          kind: 'person',
        },
        {
          address: 'bo@lind.example',
          typedAddress: 'bo@lind.example',
          spellings: ['bo@lind.example'],
          displayName: '',
          fields: ['cc'],
          kind: 'person',
        },
      ],
      withoutAddress: [],
    });
  });

  it('are one person for one mailbox, with every spelling on the draft', () => {
    const { recipients } = toRecipients([
      from('to', 'Anna@Müller.example', { displayName: 'Anna' }),
      from('cc', '"anna"@müller.example'),
      from('bcc', 'anna@XN--MLLER-KVA.example.'),
      from('bcc', 'anna@müller.example'),
    ]);
    expect(recipients).toEqual([
      {
        address: 'anna@xn--mller-kva.example',
        typedAddress: 'Anna@Müller.example',
        spellings: ['anna@müller.example', '"anna"@müller.example', 'anna@xn--mller-kva.example.'],
        displayName: 'Anna',
        fields: ['to', 'cc', 'bcc'],
        kind: 'person',
      },
    ]);
  });

  it('are nobody where an address would be read as another one', () => {
    const { recipients, withoutAddress } = toRecipients([
      from('to', 'mar\u212a@lind.example', { displayName: 'Mark' }),
    ]);
    expect(recipients).toEqual([]);
    expect(withoutAddress).toEqual(['Mark (mar\u212a@lind.example)']);
  });

  it.each(['\u200b', '   ', '\u2060', '\r\n'])('have no name where theirs shows nothing: %j', (displayName) => {
    expect(toRecipients([from('to', 'bo@lind.example', { displayName })]).recipients).toMatchObject([
      { displayName: '', typedAddress: 'bo@lind.example' },
    ]);
    expect(toRecipients([from('to', 'bo@lind..example', { displayName })]).withoutAddress).toEqual([
      'bo@lind..example',
    ]);
    expect(toRecipients([from('to', '', { displayName })]).withoutAddress).toEqual(['?']);
  });

  it('have a name of one line that turns nothing around', () => {
    const { recipients } = toRecipients([from('to', 'noor@lind.example', { displayName: 'Noor\n\u202eexe.png' })]);
    expect(recipients).toMatchObject([{ displayName: 'Noor exe.png' }]);
  });

  it.each(['bram@h..example', "'bram@h.example'", 'bram@-h.example', 'bram@h-.example'])(
    'are nobody where mail can go to no such domain, and are named with it: %s',
    (text) => {
      expect(
        toRecipients([from('to', text, { displayName: 'Bram' }), from('cc', text, { displayName: text })]),
      ).toEqual({
        recipients: [],
        withoutAddress: [`Bram (${text})`, text],
      });
    },
  );

  it('keep a distribution list apart', () => {
    const { recipients } = toRecipients([from('to', 'all@lind.example', { isDistributionList: true })]);
    expect(recipients).toMatchObject([{ kind: 'list' }]);
  });

  it.each([
    ['', ''],
    ['Anna', ''],
    ['anna@', ' (anna@)'],
    ['anna@lind.example\r\nbcc: x@y.example', ' (anna@lind.example bcc: x@y.example)'],
  ])('are read besides one without an address, %j, who is named once', (text, wrong) => {
    const group = (field: 'to' | 'cc') => from(field, text, { displayName: 'Team North' });
    const { recipients, withoutAddress } = toRecipients([from('to', 'bo@lind.example'), group('cc'), group('to')]);
    expect(recipients.map(({ address }) => address)).toEqual(['bo@lind.example']);
    expect(withoutAddress).toEqual([`Team North${wrong}`]);
  });

  it('are nobody on an empty mail', () => {
    expect(toRecipients([])).toEqual({ recipients: [], withoutAddress: [] });
  });
});
