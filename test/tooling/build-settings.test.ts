import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
interface CopyPattern {
  from: string;
  transform?: (content: Buffer) => string;
}

interface Plugin {
  patterns?: CopyPattern[];
  userOptions?: { filename?: string; contentSecurityPolicy?: string };
}

const SETTINGS = ['ADDIN_URL', 'DIRECTORY_URL', 'CLIENT_ID'] as const;
type Settings = Partial<Record<(typeof SETTINGS)[number], string>>;

function pluginsWith(settings: Settings): Plugin[] {
  for (const name of SETTINGS) delete process.env[name];
  Object.assign(process.env, settings);
  let plugins: Plugin[] = [];
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- webpack.config.js is CommonJS and read anew each time
    const builds = (require('../../webpack.config.js') as () => { plugins?: Plugin[] }[])();
    plugins = builds.flatMap((build) => build.plugins ?? []);
  });
  return plugins;
}

/** The manifest as the build writes it for an address. */
function builtManifest(addinUrl: string | undefined, settings: Settings = {}): string {
  const patterns = pluginsWith({ ...settings, ...(addinUrl !== undefined && { ADDIN_URL: addinUrl }) }).flatMap(
    (plugin) => plugin.patterns ?? [],
  );
  return patterns.find(({ from }) => from === 'manifest.xml')!.transform!(
    readFileSync(path.join(root, 'manifest.xml')),
  );
}

/** What the policy of the pages has for a directive. */
function policyOf(directive: string, settings: Settings): string[] {
  const policies = pluginsWith(settings).flatMap(({ userOptions }) => userOptions?.contentSecurityPolicy ?? []);
  return [...new Set(policies.map((policy) => new RegExp(`${directive} ([^;]*)`).exec(policy)![1]!))];
}
/** To whom the pages may talk. */
const connections = (settings: Settings) => policyOf('connect-src', settings);

describe('the build', () => {
  afterEach(() => {
    for (const name of SETTINGS) delete process.env[name];
  });

  it('lets the pages run scripts of their own, of Office.js, and the one file that it fetches elsewhere', () => {
    const folder = path.join(root, 'node_modules/@microsoft/office-js/dist');
    const elsewhere = readdirSync(folder)
      .filter((name) => /^(office|outlook.*)\.js$/.test(name))
      .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').match(/ajax\.aspnetcdn\.com\/[\w./]+/g) ?? []);

    expect(new Set(elsewhere)).toEqual(new Set(['ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js']));
    expect(policyOf('script-src', {})).toEqual([
      "'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js",
    ]);
  });

  it('lets the pages talk to their own origin alone', () => {
    expect(connections({})).toEqual(["'self'"]);
  });

  it('lets the pages talk to the origin of the directory service, and sign in, where it knows that', () => {
    expect(connections({ DIRECTORY_URL: 'https://directory.example.org/api/v2' })).toEqual([
      "'self' https://directory.example.org https://login.microsoftonline.com",
    ]);
  });

  it('names the application that people sign in with, on the host of the add-in', () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const manifest = builtManifest('https://mail.example.org/secure', { CLIENT_ID: id });

    expect(manifest).toContain(`<Id>${id}</Id>`);
    expect(manifest).toContain(`<Resource>api://mail.example.org/${id}</Resource>`);
    expect(manifest).not.toContain('00000000-');
  });

  it('names none in a deployment that has none', () => {
    const manifest = builtManifest('https://mail.example.org');

    expect(manifest).not.toContain('WebApplicationInfo');
    expect(manifest).not.toContain('00000000-');
    expect(manifest).toContain('</VersionOverrides>\n  </VersionOverrides>');
  });

  it('writes a manifest whose addresses all come from ADDIN_URL', () => {
    const addresses = builtManifest('https://mail.example.org/secure/').match(/https?:\/\/(?!schemas|www\.w3)[^"<]+/g)!;
    expect(addresses.filter((address) => !address.startsWith('https://mail.example.org/secure'))).toEqual([]);
    expect(addresses.join()).not.toContain('secure//');
  });

  it('leaves the addresses of the local run where none is given', () => {
    expect(builtManifest(undefined)).toBe(readFileSync(path.join(root, 'manifest.xml'), 'utf8'));
  });
});

describe('the pages', () => {
  it.each(['src/taskpane/taskpane.html', 'src/commands/commands.html'])(
    '%s load Office.js from Microsoft and have no inline script or style',
    (page) => {
      const html = readFileSync(path.join(root, page), 'utf8');
      expect(html).toContain('src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"');
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
    },
  );

  it('are under a content security policy without unsafe-inline and unsafe-eval', () => {
    const config = readFileSync(path.join(root, 'webpack.config.js'), 'utf8');
    expect(config).toContain("default-src 'none'");
    expect(config).not.toMatch(/unsafe-(inline|eval)/);
  });
});
