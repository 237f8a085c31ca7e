/** To, Cc and Bcc of the draft, as Outlook has resolved them. Text that is still being typed is not among them. */
import { officeCall } from './call';
import { currentItem } from './current-item';
import { OfficeError } from './office-error';

export type RecipientFieldName = 'to' | 'cc' | 'bcc';
export interface OutlookRecipient {
  field: RecipientFieldName;
  emailAddress: string;
  displayName: string;
  isDistributionList: boolean;
}

const FIELDS: RecipientFieldName[] = ['to', 'cc', 'bcc'];

/** @throws OfficeError when any of the three cannot be read; an unreadable field is never an empty one. */
export async function readRecipients(): Promise<OutlookRecipient[]> {
  const item = currentItem();
  const fields = await Promise.all(
    FIELDS.map((field) =>
      officeCall<Office.EmailAddressDetails[]>(`${field}.getAsync`, (done) => item[field].getAsync(done)).then(
        (found) => {
          if (!Array.isArray(found)) throw new OfficeError('unexpected-answer', `${field}.getAsync`);
          return found.map((recipient): OutlookRecipient => ({
            field,
            emailAddress: recipient.emailAddress || '',
            displayName: recipient.displayName || '',
            isDistributionList: String(recipient.recipientType) === 'distributionList',
          }));
        },
      ),
    ),
  );
  return ([] as OutlookRecipient[]).concat(...fields);
}
