import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';

const root = path.resolve(__dirname, '../..');
// not ours to hand on, so they are beside the repository
const schemas = path.resolve(root, process.env['MANIFEST_SCHEMAS'] || '../shared/xsd');
const main = 'OfficeAppManifestV1_1.xsd';
const present = existsSync(path.join(schemas, main));
const manifest = readFileSync(path.join(root, 'manifest.xml'), 'utf8');
const inWords = present
  ? ''
  : ` (skipped: the schemas of the manifest are not in ${schemas}; MANIFEST_SCHEMAS names their folder)`;

async function validate(xml: string) {
  const file = (fileName: string) => ({ fileName, contents: readFileSync(path.join(schemas, fileName), 'utf8') });
  const others = readdirSync(schemas).filter((name) => name.endsWith('.xsd') && name !== main);
  const result = await validateXML({
    xml: { fileName: 'manifest.xml', contents: xml },
    schema: file(main),
    preload: others.map(file),
  });
  return result.errors.map((error) => error.message);
}

(present ? describe : describe.skip)(`the schemas of the add-in-only manifest${inWords}`, () => {
  it('accept manifest.xml', async () => {
    expect(await validate(manifest)).toEqual([]);
  });

  it.each([
    ['an unknown send mode', 'SendMode="SoftBlock"', 'SendMode="Maybe"'],
    ['a resource id of more than 32 characters', 'resid="Taskpane.Url"', `resid="${'r'.repeat(33)}"`],
    ['no form settings', /<FormSettings>[^]*<\/FormSettings>/, ''],
    [
      'elements in another order',
      /(<SupportsSharedFolders>.*<\/SupportsSharedFolders>)\s*(<FunctionFile .*\/>)/,
      '$2$1',
    ],
  ])('refuse %s', async (_fault, found, replacement) => {
    const mutant = manifest.replace(found, replacement);

    expect(mutant).not.toBe(manifest);
    expect(await validate(mutant)).not.toEqual([]);
  });
});
