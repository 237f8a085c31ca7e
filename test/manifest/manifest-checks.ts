/** What the XML schemas do not catch in `manifest.xml`. Needs a DOM: run under jsdom. Rules: Microsoft's add-in docs. */

/** Largest length of each kind of text, in characters (OfficeAppBasicTypesV1_0.xsd). */
const LONGEST = { ShortStrings: 125, LongStrings: 250, Urls: 2048, Images: 2048 } as const;
const LONGEST_AT_THE_TOP = { DisplayName: 125, Description: 250 } as const;
const REQUIRED_ICON_SIZES = ['16', '32', '80'];
const LOCALES = ['nl-NL', 'de-DE', 'fr-FR'];
const LONGEST_ID = 32;

const all = (root: Element | Document, name: string): Element[] =>
  [...root.getElementsByTagName('*')].filter((element) => element.localName === name);

const children = (root: Element, name: string): Element[] =>
  [...root.children].filter((element) => element.localName === name);

const attributeOf = (root: Element, name: string, attribute: string) => all(root, name)[0]?.getAttribute(attribute);

/** The two VersionOverrides, outer first; elements of the inner one do not count for the outer one. */
function versions(document: Document): { name: string; element: Element }[] {
  return all(document, 'VersionOverrides').map((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const inner of children(copy, 'VersionOverrides')) inner.remove();
    return { name: element.getAttribute('xsi:type') ?? 'VersionOverrides', element: copy };
  });
}

function checkResources(name: string, version: Element): string[] {
  const faults: string[] = [];
  const resources = children(version, 'Resources')[0];
  const defined = new Map<string, Element>();
  for (const kind of resources ? [...resources.children] : []) {
    for (const resource of [...kind.children]) {
      const id = resource.getAttribute('id') ?? '';
      if (defined.has(id)) faults.push(`${name}: the resource ${id} stands there twice`);
      defined.set(id, resource);
      const longest = LONGEST[kind.localName as keyof typeof LONGEST];
      const texts = [
        resource.getAttribute('DefaultValue'),
        ...all(resource, 'Override').map((o) => o.getAttribute('Value')),
      ];
      if (texts.some((text) => !text || text.length > longest))
        faults.push(`${name}: the resource ${id} is empty or too long`);
      if (kind.localName.endsWith('Strings')) {
        const locales = all(resource, 'Override').map((override) => override.getAttribute('Locale'));
        if (String(locales) !== String(LOCALES)) faults.push(`${name}: the resource ${id} lacks a language`);
      }
    }
  }
  const references = [...version.getElementsByTagName('*')].flatMap((element) => element.getAttribute('resid') ?? []);
  for (const id of new Set(references)) if (!defined.has(id)) faults.push(`${name}: the resource ${id} does not exist`);
  for (const id of defined.keys()) if (!references.includes(id)) faults.push(`${name}: the resource ${id} is not used`);
  return faults;
}

function checkVersion(name: string, version: Element): string[] {
  const faults = checkResources(name, version);
  for (const part of ['Requirements', 'Hosts', 'Resources'])
    if (children(version, part).length !== 1) faults.push(`${name}: ${part} is missing`);
  if (attributeOf(version, 'Sets', 'DefaultMinVersion') !== '1.5')
    faults.push(`${name}: the minimum is not Mailbox 1.5`);
  for (const button of all(version, 'Control')) {
    const sizes = all(button, 'Image').map((image) => image.getAttribute('size') ?? '');
    const lacking = REQUIRED_ICON_SIZES.filter((size) => !sizes.includes(size));
    if (lacking.length) faults.push(`${name}: ${button.id} has no icon of ${lacking.join(', ')} pixels`);
  }
  const ids = all(version, 'Control')
    .concat(all(version, 'Group'))
    .map((element) => element.id);
  if (new Set(ids).size !== ids.length) faults.push(`${name}: an id stands there twice`);
  for (const id of ['secureMailButton', 'recipientVerificationButton'])
    if (!ids.includes(id)) faults.push(`${name}: there is no ${id}`);
  return faults;
}

function checkEvents(version: Element): string[] {
  const faults: string[] = [];
  const runtimes = all(version, 'Runtime');
  if (
    runtimes.length !== 1 ||
    all(runtimes[0] ?? version, 'Override').filter((o) => o.hasAttribute('type')).length !== 1
  )
    faults.push('there must be one Runtime with one Override');
  const events = all(version, 'ExtensionPoint').find((point) => point.getAttribute('xsi:type') === 'LaunchEvent');
  if (!events) return [...faults, 'there are no launch events'];
  if (attributeOf(events, 'SourceLocation', 'resid') !== runtimes[0]?.getAttribute('resid'))
    faults.push('the launch events do not name the resource of the Runtime');
  const types = all(events, 'LaunchEvent').map((event) => event.getAttribute('Type'));
  if (new Set(types).size !== types.length) faults.push('a launch event stands there twice');
  const send = all(events, 'LaunchEvent').filter((event) => event.getAttribute('Type') === 'OnMessageSend');
  if (send.length !== 1) faults.push('there must be one OnMessageSend');
  if (send.some((event) => event.getAttribute('SendMode') !== 'SoftBlock')) faults.push('SendMode must be SoftBlock');
  if (all(version, 'SupportsSharedFolders')[0]?.textContent !== 'true')
    faults.push('SupportsSharedFolders must be true');
  if (all(version, 'SupportsPinning')[0]?.textContent !== 'true') faults.push('the pane cannot be pinned');
  return faults;
}

function checkTop(document: Document): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  const text = (name: string) => children(root, name)[0]?.textContent;
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text('Id') ?? ''))
    faults.push('Id must be a random GUID');
  if (text('Permissions') !== 'ReadWriteItem') faults.push('Permissions must be ReadWriteItem');
  const requirements = children(root, 'Requirements')[0];
  if (!requirements || attributeOf(requirements, 'Set', 'MinVersion') !== '1.5')
    faults.push('the minimum is not Mailbox 1.5');
  for (const name of ['DisplayName', 'Description'] as const) {
    const element = children(root, name)[0] ?? root;
    const overrides = all(element, 'Override');
    if (String(overrides.map((override) => override.getAttribute('Locale'))) !== String(LOCALES))
      faults.push(`${name} lacks a language`);
    const texts = [
      element.getAttribute('DefaultValue'),
      ...overrides.map((override) => override.getAttribute('Value')),
    ];
    if (texts.some((text) => !text || text.length > LONGEST_AT_THE_TOP[name]))
      faults.push(`${name} is empty or too long`);
  }
  for (const name of ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl'])
    if (children(root, name).length !== 1) faults.push(`${name} is missing`);
  return faults;
}

/** Every address of the manifest, with the pixels that its icon must have (undefined: not an icon). */
export function addresses(document: Document): { url: string; size: number | undefined }[] {
  const urls: { url: string; size: number | undefined }[] = [];
  const add = (element: Element, size?: number) => urls.push({ url: element.getAttribute('DefaultValue') ?? '', size });
  const root = document.documentElement;
  children(root, 'IconUrl').forEach((element) => add(element, 64));
  children(root, 'HighResolutionIconUrl').forEach((element) => add(element, 128));
  children(root, 'SupportUrl').forEach((element) => add(element));
  all(document, 'SourceLocation')
    .filter((element) => element.hasAttribute('DefaultValue'))
    .forEach((element) => add(element));
  for (const { element: version } of versions(document)) {
    all(version, 'Url').forEach((element) => add(element));
    const images = all(version, 'Image');
    for (const image of images.filter((element) => element.hasAttribute('DefaultValue'))) {
      const used = images.filter((element) => element.getAttribute('resid') === image.id);
      for (const use of used) add(image, Number(use.getAttribute('size')));
    }
  }
  return urls;
}

/** Names of the functions that Outlook calls, each once, sorted. */
export function functionNames(document: Document): string[] {
  const commands = all(document, 'FunctionName').map((element) => element.textContent ?? '');
  const events = all(document, 'LaunchEvent').map((element) => element.getAttribute('FunctionName') ?? '');
  return [...new Set([...commands, ...events])].sort();
}

/**
 * @param pngSize the pixels of an icon by its path under the origin, e.g. `assets/icon-64.png`; undefined: no such file
 * @returns one sentence for each fault; empty for a good manifest
 */
export function checkManifest(xml: string, pngSize: (path: string) => { width: number; height: number } | undefined) {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (all(document, 'parsererror').length) return ['the manifest is not well-formed XML'];
  const faults = checkTop(document);
  const [first, second, ...more] = versions(document);
  if (!first || !second || more.length) return [...faults, 'there must be two VersionOverrides, one inside the other'];
  for (const { name, element } of [first, second]) faults.push(...checkVersion(name, element));
  faults.push(...checkEvents(second.element));
  for (const element of document.getElementsByTagName('*'))
    for (const attribute of ['id', 'resid'])
      if ((element.getAttribute(attribute) ?? '').length > LONGEST_ID)
        faults.push(`${element.getAttribute(attribute)} is longer than ${LONGEST_ID} characters`);
  const origins = new Set<string>();
  for (const { url, size } of addresses(document)) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed?.protocol !== 'https:') faults.push(`${url} is not an https address`);
    if (parsed) origins.add(parsed.origin);
    if (size === undefined || !parsed) continue;
    const png = pngSize(parsed.pathname.slice(1));
    if (png?.width !== size || png.height !== size) faults.push(`${url} is not a picture of ${size} by ${size} pixels`);
  }
  if (origins.size > 1) faults.push('the addresses have more than one origin');
  return faults;
}

/** A text of the ribbon in one language, e.g. `textsOf(document, 'SecureMail.Label', 'nl-NL')`; both VersionOverrides, each once. */
export function textsOf(document: Document, id: string, locale: string): (string | null)[] {
  return all(document, 'String')
    .filter((text) => text.id === id)
    .map((text) => {
      const override = all(text, 'Override').find((candidate) => candidate.getAttribute('Locale') === locale);
      return override ? override.getAttribute('Value') : text.getAttribute('DefaultValue');
    });
}
