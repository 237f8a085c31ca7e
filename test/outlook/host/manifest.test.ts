/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { ManifestMistake, parseManifest } from '../../../src/outlook/host/manifest';

/** For which the local run makes tokens (`server/token-issuer.ts`). */
const LOCAL_APPLICATION = '00000000-0000-4000-8000-000000000000';

const fixture = readFileSync('test/end-to-end/fixture-add-in/manifest.xml', 'utf8');
const ours = readFileSync('manifest.xml', 'utf8');
const outlook = (mailbox: string, language = 'en-US') => ({ mailbox, language });

describe('a manifest', () => {
  it('gives the newest part that Outlook supports', () => {
    const manifest = parseManifest(fixture, outlook('1.14'));
    expect(manifest.overrides).toBe('1.1');
    expect(manifest.buttons.map(({ id, action }) => [id, action])).toEqual([
      ['markButton', { kind: 'function', functionName: 'mark' }],
      ['brokenButton', { kind: 'function', functionName: 'thereIsNoSuchFunction' }],
      ['paneButton', { kind: 'pane', url: 'https://localhost:3000/taskpane.html', pinnable: true }],
    ]);
    expect(manifest.runtimeUrl).toBe('https://localhost:3000/commands.html');
  });

  it('gives the older part to an older Outlook', () => {
    const manifest = parseManifest(fixture, outlook('1.5'));
    expect(manifest.overrides).toBe('1.0');
    expect(manifest.buttons.map(({ id }) => id)).toEqual(['oldButton']);
    expect(manifest.launchEvents).toEqual([]);
  });

  it('gives nothing to an Outlook that supports neither', () => {
    const none = fixture
      .replaceAll('<Host xsi:type="MailHost">', '<Host xsi:type="MailHost">')
      .replace(
        '<VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">',
        '$&<Requirements><bt:Sets DefaultMinVersion="1.3"><bt:Set Name="Mailbox" /></bt:Sets></Requirements>',
      );
    expect(parseManifest(none, outlook('1.2'))).toMatchObject({ overrides: 'none', buttons: [], launchEvents: [] });
  });

  it.each([
    ['1.9', []],
    ['1.10', ['OnNewMessageCompose']],
    ['1.11', ['OnNewMessageCompose', 'OnMessageRecipientsChanged']],
    ['1.12', ['OnNewMessageCompose', 'OnMessageCompose', 'OnMessageRecipientsChanged', 'OnMessageSend']],
  ])('in Outlook with Mailbox %s has the events that it knows', (mailbox, events) => {
    expect(parseManifest(fixture, outlook(mailbox)).launchEvents.map(({ type }) => type)).toEqual(events);
  });

  it('has the send mode', () => {
    const send = parseManifest(fixture, outlook('1.12')).launchEvents.find(({ type }) => type === 'OnMessageSend');
    expect(send).toEqual({ type: 'OnMessageSend', functionName: 'onSend', sendMode: 'SoftBlock' });
  });

  it('speaks the language of the display where it can', () => {
    const dutch = parseManifest(fixture, outlook('1.14', 'nl-NL'));
    expect(dutch.buttons.map(({ label }) => label)).toEqual(['Mark', 'Broken', 'Venster openen']);
  });

  it('names the application that people sign in to, where it does', () => {
    expect(parseManifest(fixture, outlook('1.14')).applicationId).toBe('7d5c1a0e-93b6-4b7e-8a54-2f0c6f8e4b02');
    expect(parseManifest(fixture, outlook('1.5')).applicationId).toBeUndefined();
  });

  it('of ours is read whole', () => {
    const manifest = parseManifest(ours, outlook('1.14'));
    expect(manifest.applicationId).toBe(LOCAL_APPLICATION);
    expect(manifest.buttons.map(({ label }) => label)).toEqual(['Secure mail', 'Recipient verification']);
    expect(manifest.permission).toBe('ReadWriteItem');
    expect(manifest.launchEvents.some(({ sendMode }) => sendMode)).toBe(true);
  });
});

describe('the runtime of launch events', () => {
  it('is a page, and in classic Outlook the script of its override', () => {
    expect(parseManifest(fixture, outlook('1.14'))).toMatchObject({
      runtimeUrl: 'https://localhost:3000/commands.html',
      runtimeScript: 'https://localhost:3000/commands.js',
    });
    const without = fixture.replace('<Override type="javascript" resid="Script" />', '');
    expect(parseManifest(without, outlook('1.14'))).not.toHaveProperty('runtimeScript');
  });
});

describe('a wrong manifest is said in words', () => {
  const newest = (from: string | RegExp, to: string): string => {
    const at = fixture.indexOf('VersionOverridesV1_1');
    return fixture.slice(0, at) + fixture.slice(at).replace(from, to);
  };
  it.each([
    ['not XML', 'this is text', 'cannot be read as XML'],
    ['cut off', fixture.slice(0, 900), 'cannot be read as XML'],
    ['of another kind', fixture.replace('xsi:type="MailApp"', 'xsi:type="TaskPaneApp"'), 'MailApp'],
    ['without permission', fixture.replace(/<Permissions>.*<\/Permissions>/, ''), '<OfficeApp> lacks <Permissions>'],
    ['pointing nowhere', newest('<FunctionFile resid="Commands"', '<FunctionFile resid="Comands"'), '“Comands”'],
    [
      'without https',
      fixture.replaceAll('https://localhost:3000/taskpane', 'http://localhost:3000/taskpane'),
      'https://',
    ],
    ['without a label', newest('<Label resid="Mark" />', ''), '<Control> lacks <Label>'],
    ['with a label that is an image', newest('<Label resid="Mark"', '<Label resid="Icon"'), 'ShortStrings'],
    ['with a menu', newest('xsi:type="Button" id="markButton"', 'xsi:type="Menu" id="markButton"'), '“Menu”'],
    ['without a send mode', newest(' SendMode="SoftBlock"', ''), 'SendMode'],
    ['with a send mode of its own', newest('SendMode="SoftBlock"', 'SendMode="Softblock"'), 'SendMode'],
    ['without a runtime', newest(/<Runtimes>.*<\/Runtimes>/s, ''), '<Runtimes>'],
    [
      'that asks twice at Send',
      newest(
        '<LaunchEvent Type="OnNewMessageCompose" FunctionName="onNew" />',
        '<LaunchEvent Type="OnMessageSend" FunctionName="onSend" SendMode="Block" />',
      ),
      'only once',
    ],
  ])('%s', (_, xml, sentence) => {
    expect(() => parseManifest(xml, outlook('1.14'))).toThrow(ManifestMistake);
    expect(() => parseManifest(xml, outlook('1.14'))).toThrow(sentence);
  });
});
