/** @jest-environment jsdom */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FUNCTION_NAMES } from '../../src/commands/function-names';
import { NOTIFICATION_ICON, PANE_BUTTON_ID } from '../../src/draft/manifest-ids';
import { words as de } from '../../src/locales/de/words';
import { words as en } from '../../src/locales/en/words';
import { words as fr } from '../../src/locales/fr/words';
import { words as nl } from '../../src/locales/nl/words';
import { checkManifest, functionNames, textsOf } from './manifest-checks';

const root = path.resolve(__dirname, '../..');
const manifest = readFileSync(path.join(root, 'manifest.xml'), 'utf8');

/** Width and height stand in the first chunk of a PNG (RFC 2083, 4.1.1). */
function pngSize(file: string) {
  const picture = path.join(root, file);
  if (!existsSync(picture)) return undefined;
  const bytes = readFileSync(picture);
  if (bytes.toString('latin1', 1, 4) !== 'PNG') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Replaces the last match: the last one stands in VersionOverrides 1.1. */
function replaceLast(text: string, found: string | RegExp, replacement: string): string {
  const matches = [
    ...text.matchAll(
      new RegExp(found instanceof RegExp ? found.source : found.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'),
    ),
  ];
  const last = matches.at(-1);
  if (!last) throw new Error(`the manifest has no ${String(found)}`);
  return text.slice(0, last.index) + replacement + text.slice(last.index + last[0].length);
}

describe('manifest.xml', () => {
  it('has none of the faults that the schemas miss', () => {
    expect(checkManifest(manifest, pngSize)).toEqual([]);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['a resource that does not exist', 'resid="Taskpane.Url"', 'resid="Nowhere.Url"', 'Nowhere.Url does not exist'],
    ['a resource that nobody uses', 'resid="LaunchEvent.Url"', 'resid="Commands.Url"', 'LaunchEvent.Url is not used'],
    ['an id that is too long', 'id="secureMailGroup"', `id="${'g'.repeat(33)}"`, 'longer than 32 characters'],
    [
      'an address without encryption',
      'https://localhost:3000/launchevent.js',
      'http://localhost:3000/launchevent.js',
      'not an https address',
    ],
    [
      'an address on another origin',
      'https://localhost:3000/launchevent.js',
      'https://example.com/launchevent.js',
      'more than one origin',
    ],
    [
      'a button without the icon of 16 pixels',
      /<bt:Image size="16" resid="Recipients.16" \/>/,
      '',
      'no icon of 16 pixels',
    ],
    [
      'a button without the icon of 80 pixels',
      /<bt:Image size="80" resid="Recipients.80" \/>/,
      '',
      'no icon of 80 pixels',
    ],
    [
      'an icon that is another size than it says',
      'secure-mail-32.png',
      'secure-mail-48.png',
      'not a picture of 32 by 32 pixels',
    ],
    ['an icon that does not exist', 'secure-mail-32.png', 'no-such.png', 'not a picture of 32 by 32 pixels'],
    [
      'launch events on another page than the runtime',
      '<SourceLocation resid="Commands.Url" />',
      '<SourceLocation resid="Taskpane.Url" />',
      'do not name the resource of the Runtime',
    ],
    ['no OnMessageSend', 'Type="OnMessageSend"', 'Type="OnAppointmentSend"', 'one OnMessageSend'],
    ['two OnMessageSend', 'Type="OnMessageRecipientsChanged"', 'Type="OnMessageSend"', 'one OnMessageSend'],
    [
      'a send mode that the Marketplace refuses',
      'SendMode="SoftBlock"',
      'SendMode="Block"',
      'SendMode must be SoftBlock',
    ],
    [
      'no requirements in VersionOverrides 1.1',
      /<Requirements>[^]*?<\/Requirements>/,
      '',
      'VersionOverridesV1_1: Requirements is missing',
    ],
    [
      'no resources in VersionOverrides 1.1',
      /<Resources>(?:(?!<Resources>)[^])*<\/Resources>/,
      '',
      'VersionOverridesV1_1: Resources is missing',
    ],
    [
      'a higher minimum in VersionOverrides 1.1',
      'DefaultMinVersion="1.5"',
      'DefaultMinVersion="1.10"',
      'VersionOverridesV1_1: the minimum',
    ],
    ['a higher minimum at the top', 'MinVersion="1.5" />', 'MinVersion="1.8" />', 'the minimum is not Mailbox 1.5'],
    [
      'a text without French',
      /<bt:Override Locale="fr-FR" Value="Choisissez[^>]*>/,
      '',
      'Recipients.Tip lacks a language',
    ],
    [
      'a name without German',
      '<Override Locale="de-DE" Value="Sichere E-Mail" />\n    <Override Locale="fr-FR"',
      '<Override Locale="fr-FR"',
      'lacks a language',
    ],
    [
      'a label that is too long',
      'DefaultValue="Recipient verification"',
      `DefaultValue="${'x'.repeat(126)}"`,
      'Recipients.Label is empty or too long',
    ],
    [
      'another permission',
      '<Permissions>ReadWriteItem',
      '<Permissions>ReadWriteMailbox',
      'Permissions must be ReadWriteItem',
    ],
    [
      'no support for shared mailboxes',
      '<SupportsSharedFolders>true',
      '<SupportsSharedFolders>false',
      'SupportsSharedFolders',
    ],
    ['a pane that cannot be pinned', '<SupportsPinning>true', '<SupportsPinning>false', 'pinned'],
    [
      'another id for the button that the send dialog opens',
      'id="recipientVerificationButton"',
      'id="paneButton"',
      'no recipientVerificationButton',
    ],
    [
      'an id that is not random',
      'dadaafa3-05c0-49ff-a3f3-d51f65e94808',
      '00000000-0000-0000-0000-000000000001',
      'random GUID',
    ],
    [
      'a description that is too long in Dutch',
      /Value="Verstuur[^"]*"/,
      `Value="${'x'.repeat(251)}"`,
      'Description is empty or too long',
    ],
    ['half a file', /<\/OfficeApp>/, '', 'not well-formed'],
  ])('is refused with %s', (_fault, found, replacement, sentence) => {
    const faults = checkManifest(replaceLast(manifest, found, replacement), pngSize);

    expect(faults).not.toEqual([]);
    expect(faults.join('\n')).toContain(sentence);
  });

  it.each([
    ['en-US', en],
    ['nl-NL', nl],
    ['de-DE', de],
    ['fr-FR', fr],
  ])('calls its buttons in %s what the pane and the notification call them', (locale, { pane, notice }) => {
    const document = new DOMParser().parseFromString(manifest, 'application/xml');

    expect(new Set(textsOf(document, 'SecureMail.Label', locale))).toEqual(new Set([pane.toolbar.secureMail]));
    expect(new Set(textsOf(document, 'Recipients.Label', locale))).toEqual(new Set([pane.list.title]));
    expect(pane.toolbar.recipientVerification).toBe(pane.list.title);
    expect(notice.open).toBe(pane.list.title);
  });

  it('names just the functions that src/commands has', () => {
    const named = functionNames(new DOMParser().parseFromString(manifest, 'application/xml'));

    expect([...FUNCTION_NAMES].sort()).toEqual([...new Set(named)].sort());
  });

  it('has the button and the icon that src/commands names', () => {
    expect(manifest).toContain(`<Control xsi:type="Button" id="${PANE_BUTTON_ID}">`);
    expect(manifest).toContain(`<bt:Image id="${NOTIFICATION_ICON}"`);
  });
});
