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
          displayName: 'Anna',
          fields: ['to', 'bcc'],
          kind: 'person',
        },
        {
          address: 'bo@lind.example',
          typedAddress: 'bo@lind.example',
          displayName: '',
          fields: ['cc'],
          kind: 'person',
        },
      ],
      withoutAddress: [],
    });
  });

  it('keep a distribution list apart', () => {
    const { recipients } = toRecipients([from('to', 'all@lind.example', { isDistributionList: true })]);
    expect(recipients).toMatchObject([{ kind: 'list' }]);
  });

  it.each(['', 'Anna', 'anna@', 'anna@lind.example\r\nbcc: x@y.example'])(
    'are read besides one without an address, %j, who is named once',
    (text) => {
      const group = (field: 'to' | 'cc') => from(field, text, { displayName: 'Team North' });
      const { recipients, withoutAddress } = toRecipients([from('to', 'bo@lind.example'), group('cc'), group('to')]);
      expect(recipients.map(({ address }) => address)).toEqual(['bo@lind.example']);
      expect(withoutAddress).toEqual(['Team North']);
    },
  );

  it('are nobody on an empty mail', () => {
    expect(toRecipients([])).toEqual({ recipients: [], withoutAddress: [] });
  });
});
