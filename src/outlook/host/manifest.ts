/** Our manifest as Outlook reads it. Everything that Outlook would stumble over is a sentence, never a guess. */
import { outlook } from '../../locales/en/outlook';
import { atLeast } from './version';

const words = outlook.manifest;

export type Action = { kind: 'function'; functionName: string } | { kind: 'pane'; url: string; pinnable: boolean };

export interface RibbonButton {
  id: string;
  group: string;
  label: string;
  tip: string;
  /** Addresses by size in pixels. */
  icons: Record<number, string>;
  action: Action;
}

export const SEND_MODES = ['PromptUser', 'SoftBlock', 'Block'] as const;
export type SendMode = (typeof SEND_MODES)[number];

export interface LaunchEvent {
  type: string;
  functionName: string;
  sendMode?: SendMode;
}

export interface Manifest {
  id: string;
  displayName: string;
  version: string;
  permission: string;
  /** `1.1`, `1.0`, or `none` when this Outlook supports no part of it. */
  overrides: '1.1' | '1.0' | 'none';
  functionFile?: string;
  buttons: RibbonButton[];
  launchEvents: LaunchEvent[];
  runtimeUrl?: string;
  /** What stands for it in classic Outlook: one script without a page. */
  runtimeScript?: string;
  /** Id of the application in Entra ID that people sign in to; without it there is no single sign-on. */
  applicationId?: string;
  appDomains: string[];
  /** Addresses of all images by resource id, as notifications name their icons. */
  images: Record<string, string>;
}

export class ManifestMistake extends Error {
  override name = 'ManifestMistake';
}

/** First requirement set `Mailbox` with which Outlook raises the event. Others are not raised here. */
const EVENT_SINCE: Record<string, string> = {
  OnNewMessageCompose: '1.10',
  OnMessageRecipientsChanged: '1.11',
  OnMessageAttachmentsChanged: '1.11',
  OnMessageSend: '1.12',
  OnMessageCompose: '1.12',
  OnMessageFromChanged: '1.13',
  OnSensitivityLabelChanged: '1.13',
};

function children(parent: Element, name: string): Element[] {
  return [...parent.children].filter((child) => child.localName === name);
}
function child(parent: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at && children(at, name)[0], parent);
}
function type(element: Element): string {
  return element.getAttribute('xsi:type') ?? '';
}
function attribute(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (!value) throw new ManifestMistake(words.missingAttribute(element.localName, name));
  return value;
}
function required(parent: Element, ...path: string[]): Element {
  const found = child(parent, ...path);
  if (!found) throw new ManifestMistake(words.missingElement(path.join(' > '), parent.localName));
  return found;
}
function localized(element: Element, language: string): string {
  const override = children(element, 'Override').find((each) => each.getAttribute('Locale') === language);
  return override ? attribute(override, 'Value') : attribute(element, 'DefaultValue');
}

type Resource = (element: Element, list: 'Images' | 'Urls' | 'ShortStrings' | 'LongStrings') => string;

function resources(overrides: Element, language: string): { resource: Resource; images: Record<string, string> } {
  const lists = child(overrides, 'Resources');
  const find: Resource = (element, list) => {
    const id = attribute(element, 'resid');
    const entry = [...(child(lists, list)?.children ?? [])].find((each) => each.getAttribute('id') === id);
    if (!entry) throw new ManifestMistake(words.unknownResource(element.localName, id, list));
    const value = localized(entry, language);
    if ((list === 'Urls' || list === 'Images') && !value.startsWith('https://'))
      throw new ManifestMistake(words.notHttps(id));
    return value;
  };
  const images = [...(child(lists, 'Images')?.children ?? [])].map((image) => [
    attribute(image, 'id'),
    localized(image, language),
  ]);
  return { resource: find, images: Object.fromEntries(images) as Record<string, string> };
}

function supported(overrides: Element, mailbox: string): boolean {
  const sets = child(overrides, 'Requirements', 'Sets');
  if (!sets) return true;
  return children(sets, 'Set').every((set) => {
    const minimum = set.getAttribute('MinVersion') ?? sets.getAttribute('DefaultMinVersion') ?? '1.1';
    return set.getAttribute('Name') === 'Mailbox' ? atLeast(mailbox, minimum) : false;
  });
}

function readAction(action: Element, resource: Resource): Action {
  if (type(action) === 'ExecuteFunction')
    return { kind: 'function', functionName: required(action, 'FunctionName').textContent.trim() };
  if (type(action) === 'ShowTaskpane') {
    const pinnable = child(action, 'SupportsPinning')?.textContent.trim() === 'true';
    return { kind: 'pane', url: resource(required(action, 'SourceLocation'), 'Urls'), pinnable };
  }
  throw new ManifestMistake(words.unknownAction(type(action)));
}

function readButtons(form: Element, resource: Resource): RibbonButton[] {
  const surface = children(form, 'ExtensionPoint').find((point) => type(point) === 'MessageComposeCommandSurface');
  const groups = surface ? children(surface, 'OfficeTab').flatMap((tab) => children(tab, 'Group')) : [];
  return groups.flatMap((group) =>
    children(group, 'Control').map((control): RibbonButton => {
      if (type(control) !== 'Button') throw new ManifestMistake(words.unknownControl(type(control)));
      const icons = children(required(control, 'Icon'), 'Image').map((image) => [
        attribute(image, 'size'),
        resource(image, 'Images'),
      ]);
      return {
        id: attribute(control, 'id'),
        group: resource(required(group, 'Label'), 'ShortStrings'),
        label: resource(required(control, 'Label'), 'ShortStrings'),
        tip: resource(required(control, 'Supertip', 'Description'), 'LongStrings'),
        icons: Object.fromEntries(icons) as Record<number, string>,
        action: readAction(required(control, 'Action'), resource),
      };
    }),
  );
}

function readLaunchEvents(form: Element, resource: Resource, mailbox: string) {
  const point = children(form, 'ExtensionPoint').find((each) => type(each) === 'LaunchEvent');
  if (!point) return { launchEvents: [] };
  const launchEvents = children(required(point, 'LaunchEvents'), 'LaunchEvent').map((element): LaunchEvent => {
    const event: LaunchEvent = { type: attribute(element, 'Type'), functionName: attribute(element, 'FunctionName') };
    if (event.type !== 'OnMessageSend') return event;
    const mode = SEND_MODES.find((each) => each === element.getAttribute('SendMode'));
    if (!mode) throw new ManifestMistake(words.missingAttribute('LaunchEvent OnMessageSend', 'SendMode'));
    return { ...event, sendMode: mode };
  });
  if (launchEvents.filter((event) => event.type === 'OnMessageSend').length > 1)
    throw new ManifestMistake(words.twoSendEvents);
  return {
    launchEvents: launchEvents.filter((event) => atLeast(mailbox, EVENT_SINCE[event.type] ?? '99.0')),
    runtimeUrl: resource(required(point, 'SourceLocation'), 'Urls'),
  };
}

/**
 * @param mailbox highest `Mailbox` requirement set of this Outlook, e.g. `1.14`
 * @param language of the display, e.g. `nl-NL`
 * @throws ManifestMistake with a sentence for a person
 */
export function parseManifest(xml: string, { mailbox, language }: { mailbox: string; language: string }): Manifest {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const root = document.documentElement;
  if (document.getElementsByTagName('parsererror').length > 0 || root.localName !== 'OfficeApp')
    throw new ManifestMistake(words.notXml);
  if (type(root) !== 'MailApp') throw new ManifestMistake(words.notMail);

  const manifest: Manifest = {
    id: required(root, 'Id').textContent.trim(),
    displayName: localized(required(root, 'DisplayName'), language),
    version: required(root, 'Version').textContent.trim(),
    permission: required(root, 'Permissions').textContent.trim(),
    overrides: 'none',
    buttons: [],
    launchEvents: [],
    appDomains: children(child(root, 'AppDomains') ?? root, 'AppDomain').map((domain) => domain.textContent.trim()),
    images: {},
  };
  const oldest = child(root, 'VersionOverrides');
  const newest = child(oldest, 'VersionOverrides');
  const overrides = [newest, oldest].find((each) => each && supported(each, mailbox));
  if (!overrides) return manifest;

  const host = children(required(overrides, 'Hosts'), 'Host').find((each) => type(each) === 'MailHost');
  const form = host && child(host, 'DesktopFormFactor');
  if (!host || !form) throw new ManifestMistake(words.missingElement('DesktopFormFactor', 'Host'));
  const { resource, images } = resources(overrides, language);
  const functionFile = child(form, 'FunctionFile');
  const application = child(overrides, 'WebApplicationInfo');
  const launch = readLaunchEvents(form, resource, mailbox);
  const runtimes = children(child(host, 'Runtimes') ?? host, 'Runtime');
  const runtime = runtimes.find((each) => resource(each, 'Urls') === launch.runtimeUrl);
  if (launch.runtimeUrl && !runtime) throw new ManifestMistake(words.noRuntime);
  const script = runtime && children(runtime, 'Override').find((each) => each.getAttribute('type') === 'javascript');

  Object.assign(manifest, launch, {
    overrides: overrides === newest ? '1.1' : '1.0',
    buttons: readButtons(form, resource),
    images,
    ...(script && { runtimeScript: resource(script, 'Urls') }),
    ...(application && { applicationId: required(application, 'Id').textContent.trim() }),
    ...(functionFile && { functionFile: resource(functionFile, 'Urls') }),
  } satisfies Partial<Manifest>);
  if (manifest.buttons.some(({ action }) => action.kind === 'function') && !manifest.functionFile)
    throw new ManifestMistake(words.missingElement('FunctionFile', 'DesktopFormFactor'));
  return manifest;
}
