/** CSV files of an import, in pieces of any length. */
import * as fc from 'fast-check';
import { checkRow } from '../../../src/service/administration/check-row';
import { isFormula } from '../../../src/service/administration/formulas';
import { SAVED_CODE_LENGTHS } from '../../../src/verification/access-code';
import { HEADER, readRows } from '../../service/administration/rows';
import { nearlyBytes } from '../mutate';
import { mustHold, target } from '../target';

const ROWS = [
  'anna@praktijk.example,Anna,0612345678,,',
  'ben@legal.example,"Ben ""B"" Smit",,blue-door-4711,the door',
  "cleo@x.example,'=cmd,+31612345679,,",
];
const files = [
  `${HEADER}\r\n${ROWS.join('\r\n')}\r\n`,
  `\ufeff${HEADER}\n${ROWS.join('\n')}`.replaceAll(',', ';'),
  `\n\r\n \r${HEADER}\n${ROWS.join('\n')}`,
  `${HEADER}\r${ROWS.join('\r')}`.replaceAll(',', '\t'),
];
const rules = {
  defaultCountry: 'NL',
  accessCode: { ...SAVED_CODE_LENGTHS, maskSaved: true, generatedLength: 12, alphabet: 'abcdefghijk' },
};

export const importTarget = target(
  'the file of an import',
  fc.tuple(nearlyBytes(...files), fc.integer({ min: 16, max: 4_096 })),
  async ([bytes, piece]) => {
    const { rows, stopped } = await readRows(bytes, piece);
    let last = 1;
    for (const row of rows) {
      mustHold(row.row > last, 'rows are not in their order');
      last = row.row;
      const checked = checkRow(row, rules);
      if (!checked.ok) continue;
      const { name, item } = checked.contact;
      mustHold(item.method === 'code' || /^\+[1-9]\d{3,14}$/.test(item.phoneNumber), 'a number is not E.164');
      mustHold(name === undefined || !/[\p{Cc}\p{Cs}]/u.test(name), 'a name that cannot be stored');
      mustHold(name === undefined || !isFormula(name) || bytes.includes("'"), 'a formula that nobody guarded');
    }
    return stopped === undefined && rows.length > 0;
  },
);
