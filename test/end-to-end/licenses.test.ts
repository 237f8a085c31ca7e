/** What is built for deployment hands on the license texts of the libraries in it. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '../..');
const IN_THE_BROWSER = [
  'commands',
  'configuration',
  'contract',
  'directory',
  'draft',
  'engine',
  'office',
  'seal',
  'taskpane',
  'timing',
  'verification',
];

/** Packages that our own browser code imports. */
function imported(): string[] {
  const files = IN_THE_BROWSER.flatMap((part) =>
    readdirSync(path.join(root, 'src', part), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(root, 'src', part, file)),
  );
  const names = files
    .flatMap((file) => ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles)
    .flatMap(({ fileName }) => /^(?:@[^/]+\/)?[^./][^/]*/.exec(fileName)?.[0] ?? []);
  return [...new Set(names)].sort();
}

/** By the name of the library. */
function texts(): Map<string, string> {
  const text = ['licenses.txt', 'launchevent-licenses.txt']
    .map((file) => readFileSync(path.join(root, 'dist', file), 'utf8'))
    .join('\n');
  const libraries = [
    ...text.matchAll(/^((?:@[\w-]+\/)?[\w.-]+(?:\/[\w-]+)*)\n(MIT|Apache-2\.0|ISC|0BSD|BSD-\d-Clause)\n/gm),
  ];
  return new Map(libraries.map((found, at) => [found[1]!, text.slice(found.index, libraries[at + 1]?.index)]));
}

it('each library that the add-in ships is named with the text of its license', () => {
  const known = texts();
  const libraries = imported();
  expect(libraries).toEqual(expect.arrayContaining(['react', 'jose', 'zod', 'libphonenumber-js', '@stablelib/sha256']));
  // what only gathers others is not itself in the build
  const gathers = new Set(['@fluentui/react-components']);
  expect(libraries.filter((name) => !known.has(name) && !gathers.has(name))).toEqual([]);
  expect([...known].filter(([, text]) => !/copyright/i.test(text)).map(([name]) => name)).toEqual([]);
});
