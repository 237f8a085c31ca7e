/** What the code imports stands in package.json; else an update of something else could take it away. */
import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const CONFIGURATION_FILES = ['eslint.config.mjs', 'webpack.config.js', 'test/jest.config.mjs'];
/** Of a static or dynamic import, or a require: what stands between the quotes. */
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)'([@\w][\w@./:-]*)'/g;

interface PackageJson {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const { dependencies, devDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
) as PackageJson;

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file));

/** Packages that a file imports, without Node's own modules. */
function packagesOf(file: string): string[] {
  const specifiers = [...readFileSync(path.join(root, file), 'utf8').matchAll(SPECIFIER)].map(([, found]) => found!);
  return specifiers
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}

describe('package.json', () => {
  it('declares every package that is imported', () => {
    const code = [...filesIn('src'), ...filesIn('test')].filter((file) => /\.[cm]?[jt]sx?$/.test(file));
    const undeclared = [...code, ...CONFIGURATION_FILES].flatMap((file) =>
      packagesOf(file)
        .filter((name) => !(name in dependencies) && !(name in devDependencies))
        .map((name) => `${file}: ${name}`),
    );
    expect(code.length).toBeGreaterThan(100);
    expect(undeclared).toEqual([]);
  });

  it('names exact versions only', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
