// The arrows between the parts have teeth: what the `tsconfig.json` of a part does not refer to, and a global of
// elsewhere, do not compile.
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '../..');

const REFUSED = [
  ['verification', '../office/call'],
  ['seal', '../directory/types'],
  ['commands', '../taskpane/app'],
  ['engine', '../taskpane/state/types'],
  ['taskpane', '../gateway/open-message'],
  ['gateway', '../office/call'],
  ['outlook', '../draft/save-draft'],
] as const;

/** What the compiler says of one more file in that part. */
function messagesFor(part: string, text: string): string {
  const folder = path.join(root, 'src', part);
  const { options, projectReferences } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(folder, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    folder,
  );
  const file = path.join(folder, 'one-more.ts');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, text, version) : read(name, version);
  const program = ts.createProgram({ rootNames: [file], options, host, projectReferences });
  return [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(program.getSourceFile(file))]
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
    .join();
}

describe('the arrows between the parts', () => {
  it.each(REFUSED)('let %s not import %s', (part, specifier) => {
    const messages = messagesFor(part, `import '${specifier}';`);
    const file = path.join(root, 'src', part, specifier);
    expect(messages).toMatch(new RegExp(`File '${file}.tsx?' is not listed within the file list`));
  });

  it('let a part import what it refers to', () => {
    expect(messagesFor('seal', `import '../verification/resolve';`)).not.toContain('verification');
  });

  it.each([
    ['verification', 'document.title;'],
    ['verification', 'process.exit();'],
    ['locales', 'fetch;'],
    ['gateway', 'document.title;'],
  ])('let %s not use `%s`', (part, text) => {
    expect(messagesFor(part, text)).toContain('Cannot find name');
  });
});
