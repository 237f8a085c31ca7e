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
    ).toEqual([
      {
        address: 'anna@lind.example',
        typedAddress: 'Anna@Lind.example',
        displayName: 'Anna',
        fields: ['to', 'bcc'],
        kind: 'person',
      },
      { address: 'bo@lind.example', typedAddress: 'bo@lind.example', displayName: '', fields: ['cc'], kind: 'person' },
    ]);
  });

  it('keep a distribution list apart', () => {
    expect(toRecipients([from('to', 'all@lind.example', { isDistributionList: true })])).toMatchObject([
      { kind: 'list' },
    ]);
  });

  it.each(['', 'Anna', 'anna@', 'anna@lind.example\r\nbcc: x@y.example'])(
    'are not read in part when one of them, %j, is no address',
    (text) => {
      expect(() => toRecipients([from('to', 'bo@lind.example'), from('cc', text)])).toThrow(RangeError);
    },
  );

  it('are nobody on an empty mail', () => {
    expect(toRecipients([])).toEqual([]);
  });
});
