/** What `npm run config` prints besides mistakes. For administrators at a command line: in English only. */
import { plural } from '../plural';

export const checkConfiguration = Object.freeze({
  usage:
    "Usage: npm run config -- check FILE\nChecks an organization's configuration, a JSON file, and names every mistake.",
  unreadable: (file: string, errorCode: string | undefined) => {
    if (errorCode === 'ENOENT') return `There is no file ${file}. Check its name and folder.`;
    if (errorCode === 'EISDIR') return `${file} is a folder. Name the JSON file in it.`;
    if (errorCode === 'EACCES') return `${file} may not be read. Check its permissions.`;
    return `${file} could not be read${errorCode === undefined ? '' : ` (${errorCode})`}.`;
  },
  notJson: (file: string, place: { line: number; column: number } | 'empty' | 'end') => {
    if (place === 'empty') return `${file} is empty. Start with { }.`;
    if (place === 'end')
      return `${file} is not complete JSON: it ends too early. Check for a missing bracket or quote.`;
    const { line, column } = place;
    return `${file} is not JSON: look at line ${line}, column ${column}, or just before it. Check commas, quotes and brackets.`;
  },
  /** After the key's path. */
  keyCannotSeal:
    'Nothing can be encrypted with this key. Copy the public key of the gateway again, or make a new key pair.',
  right: (file: string, found: ConfigurationFacts) => {
    const facts = [
      `brand ${found.brand}`,
      `${found.methods} of ${found.ofMethods} methods on`,
      plural('en', found.ownDomains, { one: '# own domain', other: '# own domains' }),
      plural('en', found.languages, { one: '# language', other: '# languages' }) +
        ` (default ${found.defaultLanguage})`,
      plural('en', found.gatewayKeys, { one: '# gateway key', other: '# gateway keys' }),
    ];
    const noKey = '\nIt has no gateway key yet: secure mail cannot be switched on without one.';
    return `${file} is right: ${facts.join(', ')}.${found.gatewayKeys === 0 ? noKey : ''}`;
  },
});

export interface ConfigurationFacts {
  brand: string;
  methods: number;
  ofMethods: number;
  ownDomains: number;
  languages: number;
  defaultLanguage: string;
  gatewayKeys: number;
}
