import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
interface CopyPattern {
  from: string;
  transform?: (content: Buffer) => string;
}

/** The manifest as the build writes it for an address. */
function builtManifest(addinUrl: string | undefined): string {
  if (addinUrl === undefined) delete process.env['ADDIN_URL'];
  else process.env['ADDIN_URL'] = addinUrl;
  let pattern: CopyPattern | undefined;
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- webpack.config.js is CommonJS and read anew each time
    const builds = (require('../../webpack.config.js') as () => { plugins?: { patterns?: CopyPattern[] }[] }[])();
    const patterns = builds.flatMap((build) => build.plugins ?? []).flatMap((plugin) => plugin.patterns ?? []);
    pattern = patterns.find(({ from }) => from === 'manifest.xml');
  });
  return pattern!.transform!(readFileSync(path.join(root, 'manifest.xml')));
}

describe('the build', () => {
  afterEach(() => delete process.env['ADDIN_URL']);

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
