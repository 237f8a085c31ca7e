/** What `npm run directory` prints. For administrators at a command line: in English only. */
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';

const rowsOf = (count: number) => plural('en', count, { one: '# row', other: '# rows' });
const number = (value: number) => formatNumber('en', value);

/** Where a file is wrong. `meant`: the column that is nearest to an unknown one. */
interface Place {
  row?: number;
  column?: string;
  meant?: string;
  /** Columns of another program's export, and which of ours they look like. */
  alike?: readonly { column: string; means: string }[];
  /** All that an import may have. */
  columns?: readonly string[];
}

const itsColumns = ({ columns = [] }: Place) => `The columns are ${formatList('en', columns, 'conjunction')}.`;
const looksLike = ({ alike = [] }: Place) =>
  alike.length === 0
    ? ''
    : ` ${formatList(
        'en',
        alike.map(({ column, means }) => `"${column}" looks like ${means}`),
        'conjunction',
      )}: give them these names, and leave out what is not a column of an import.`;

export const directoryCommand = Object.freeze({
  usage: `Usage: npm run --silent directory -- COMMAND [--tenant ID]

  import FILE [--preview] [--yes]   contacts from a CSV file; --preview only tells what would be taken
  export [FILE]                     the organization's numbers and codes as CSV. They stand in it in clear
  erase ADDRESS [--yes]             all that is known of a person
  settings [FILE]                   prints the settings, or saves those of a JSON file
  default ADDRESS METHOD [NUMBER]   the method that is chosen first for somebody; "none" takes it away
  audit [--of ADDRESS] [--since DATE] [--until DATE]
                                    who read or changed what, newest first
  rotate-keys [--master]            a new key for the codes; with --master, all keys under a new master key
  retention                         removes what is older than it may become

The database is the one of DATABASE_URL, else the embedded one in DATABASE_FOLDER (.local/directory).
Exit code: 0 done, 1 partly or not accepted, 2 not possible.`,
  unknownCommand: (command: string, meant: string | undefined) =>
    `There is no command "${command}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
  unknownOption: 'An option is not known, or does not go with this command.',

  noTenant:
    'There is no organization in the database yet. Name yours by the ID of its tenant: --tenant 00000000-0000-….',
  whichTenant: (tenants: string[]) =>
    `The database holds several organizations. Name one with --tenant: ${formatList('en', tenants, 'disjunction')}.`,
  wrongTenant: 'The tenant is not an ID. It looks like 8f3c2b1a-0d4e-4c5f-9a6b-7c8d9e0f1a2b.',

  databaseAway: 'The database does not answer. Check DATABASE_URL and that the database runs; nothing was changed.',
  embeddedInUse:
    'If the service is running, stop it first: the embedded database can be opened by one program at a time.',
  unexpected: (kind: string) => `The command stopped because of a mistake in it (${kind}). Report this.`,

  unreadable: (file: string, errorCode: string | undefined) => {
    if (errorCode === 'ENOENT') return `There is no file ${file}. Check its name and folder.`;
    if (errorCode === 'EISDIR') return `${file} is a folder. Name the file in it.`;
    if (errorCode === 'EACCES') return `${file} may not be read. Check its permissions.`;
    return `${file} could not be read${errorCode === undefined ? '' : ` (${errorCode})`}.`;
  },
  unwritable: (file: string, errorCode: string | undefined) => {
    if (errorCode === 'EEXIST') return `There is a file ${file} already. Remove it, or name another.`;
    if (errorCode === 'ENOENT') return `There is no folder for ${file}. Make it first.`;
    if (errorCode === 'EACCES') return `${file} may not be written. Check the permissions of its folder.`;
    return `${file} could not be written${errorCode === undefined ? '' : ` (${errorCode})`}.`;
  },

  stopped: {
    'no-header': ({ columns = [], ...place }: Place) =>
      `Nothing was imported. The first row must name the columns: ${columns.join(',')}.${looksLike(place)}`,
    'column-missing': ({ column = '', ...place }: Place) =>
      `Nothing was imported. The column ${column} is missing. ${itsColumns(place)}`,
    'column-unknown': ({ column = '', meant, ...place }: Place) => {
      const didYouMean = meant === undefined || place.alike ? '' : ` Did you mean "${meant}"?`;
      return `Nothing was imported. There is no column "${column}".${didYouMean} ${itsColumns(place)}${looksLike(place)}`;
    },
    'column-twice': ({ column = '' }: Place) => `Nothing was imported. The column "${column}" stands there twice.`,
    'not-utf-8': ({ row = 1 }: Place) =>
      `Nothing was imported. Row ${number(row)} holds a character that is not UTF-8: save the file as "CSV UTF-8".`,
    'not-csv': ({ row = 1 }: Place) =>
      `Nothing was imported. From row ${number(row)} on the file is not CSV: check the quotes there.`,
    'too-large': () =>
      'Nothing was imported. The file is larger than IMPORT_MEGABYTES allows, or has more than 10 million rows: import it in parts.',
    interrupted: () =>
      'The import was interrupted: the database went away. Run the same command again, and it goes on from there.',
  },
  columns: { row: 'row', address: 'address', column: 'column', reason: 'reason' },
  reasons: {
    'address-missing': 'there is no address',
    'address-wrong': 'this is not an email address',
    'number-and-code': 'a row has a number or a code, not both',
    'neither-number-nor-code': 'there is no number and no code',
    'number-wrong': 'this is not a mobile number',
    'number-ambiguous': 'this can be two numbers; begin with + and the country code',
    'spoiled-by-a-spreadsheet':
      'a spreadsheet wrote this in place of the code: make the column text, and type the code again',
    'code-against-the-rules': 'the code breaks your rules for codes: length, one line, no space at its ends',
    'hint-without-code': 'a hint needs a code',
    'hint-holds-the-code': 'the hint gives the code away',
    'too-long': 'this is too long',
    formula: 'this starts as a formula; put an apostrophe before it if it is meant',
    'not-text': 'this holds a character that is not text, such as a line break',
    twice: 'this stands in an earlier row',
    'wrong-number-of-fields': 'there are more or fewer fields than columns',
  },
  ambiguousNumber: (readings: readonly string[]) =>
    `this can be ${formatList('en', readings, 'disjunction')}; begin with + and the country code`,
  moreRejected: (count: number) => `… and ${rowsOf(count)} more. See them all with --preview.`,
  nothingHere: '–',
  previewed: (accepted: number, rejected: number) =>
    rejected === 0
      ? `${rowsOf(accepted)} can be imported.`
      : `${rowsOf(accepted)} can be imported, ${rowsOf(rejected)} cannot.`,
  reading: (rows: number) => `Checking: ${rowsOf(rows)}`,
  importing: (rows: number, ofRows: number) =>
    `Importing: ${number(rows)} of ${rowsOf(ofRows)} (${Math.floor((100 * rows) / Math.max(ofRows, 1))}%)`,
  confirmImport: (accepted: number) => `Import the ${rowsOf(accepted)} that can be? [y/N] `,
  notImported: 'Nothing was imported.',
  imported: (accepted: number, rejected: number) =>
    rejected === 0 ? `${rowsOf(accepted)} imported.` : `${rowsOf(accepted)} imported, ${rowsOf(rejected)} left out.`,
  wentOn: (row: number) => `An earlier import of this file had ended after ${rowsOf(row)}; it went on from there.`,
  importedBefore:
    'This file was imported before. Nothing was changed. To take it once more, add an empty line at its end.',
  stoppedByPerson: (rows: number) =>
    `Stopped after ${rowsOf(rows)}. Run the same command again, and it goes on from there.`,

  exporting: (rows: number) => `Exporting: ${rowsOf(rows)}`,
  exported: (rows: number, file: string) =>
    `${rowsOf(rows)} written to ${file}. Codes stand in it in clear: keep it safe, and remove it when it is used.`,
  codesLeftOut: (count: number) =>
    plural('en', count, {
      one: '# code is damaged and is not in the export. Set it anew.',
      other: '# codes are damaged and are not in the export. Set them anew.',
    }),
  notExported: 'The export was stopped, and its file removed.',

  confirmErase: (address: string) => `Remove all that is known of ${address}, for everybody? [y/N] `,
  eraseNeedsYes: 'Nobody can be asked here. Add --yes to remove all that is known of this person.',
  notErased: 'Nothing was removed.',
  erased: (address: string) => `All that was known of ${address} is removed. The audit keeps that it was done.`,
  nothingToErase: (address: string) => `Nothing was known of ${address}.`,

  notJson: (file: string) => `${file} is not JSON. "npm run config -- check ${file}" shows the place.`,
  notAnObject: (file: string) => `${file} must hold an object: { … }.`,
  settingsSaved: 'The settings are saved.',
  changedMeanwhile: 'Somebody else saved the settings at the same moment. Look at them, and try again.',

  unknownMethod: (method: string, methods: readonly string[], meant: string | undefined) =>
    `There is no method "${method}" to choose first.${meant === undefined ? '' : ` Did you mean "${meant}"?`} It is ${formatList('en', methods, 'disjunction')}.`,
  wrongNumber: 'This is not a mobile number.',
  numberIsAmbiguous: (readings: readonly string[]) =>
    `This can be ${formatList('en', readings, 'disjunction')}. Begin with + and the country code.`,
  defaultSet: (address: string, method: string) => `For ${address}, ${method} is chosen first.`,
  defaultRemoved: (address: string) => `For ${address}, nothing is chosen first any more.`,

  noEntries: 'There is nothing in the audit.',
  rotated: (codes: number, unreadable: number) => {
    const done = `There is a new key, and ${plural('en', codes, { one: '# code is', other: '# codes are' })} encrypted by it.`;
    if (unreadable === 0) return done;
    return `${done} ${plural('en', unreadable, { one: '# code does', other: '# codes do' })} not decrypt: damaged, or moved here from elsewhere.`;
  },
  masterRotated: (keys: number) =>
    `${plural('en', keys, { one: '# key is', other: '# keys are' })} under the new master key now. DIRECTORY_PREVIOUS_MASTER_KEY is needed no more.`,
  removed: (audit: number, remembered: number, transport: number, keys: number) =>
    `Removed: ${plural('en', audit, { one: '# entry', other: '# entries' })} of the audit, ` +
    `${plural('en', remembered, { one: '# mark', other: '# marks' })} of mails told before, ` +
    `${plural('en', transport, { one: '# check', other: '# checks' })} of domains, ` +
    `${plural('en', keys, { one: '# old key', other: '# old keys' })}.`,
});
