/** What other programs call our columns: Outlook in its four languages, Google, Active Directory. To name them, never to read them. */
import { CSV_COLUMNS, type CsvColumn } from '../../contract/administration';

/** Letters and digits alone, in lower case. */
const NAMES: Partial<Record<CsvColumn, readonly string[]>> = {
  email_address: [
    'email',
    'emailaddress',
    'email1value',
    'mail',
    'primarysmtpaddress',
    'emailadres',
    'emailadresse',
    'adressedemessagerie',
    'adresseemail',
  ],
  full_name: ['name', 'fullname', 'displayname', 'emaildisplayname', 'naam', 'volledigenaam', 'nom', 'nomcomplet'],
  phone_number: [
    'mobile',
    'mobilephone',
    'mobilenumber',
    'phone',
    'phonenumber',
    'phone1value',
    'mobiel',
    'mobieletelefoon',
    'mobiltelefon',
    'mobilnummer',
    'handy',
    'télmobile',
    'téléphonemobile',
  ],
};

/** @returns the column that such a name most likely stands for */
export function columnLike(name: string): CsvColumn | undefined {
  const letters = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '');
  return CSV_COLUMNS.find((column) => NAMES[column]?.includes(letters));
}
