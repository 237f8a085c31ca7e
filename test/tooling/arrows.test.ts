/** The lint rule that holds the arrows between the parts has teeth. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

const REFUSED = [
  ['src/verification/resolve.ts', '../office/call'],
  ['src/draft/seal.ts', '../directory/types'],
  ['src/commands/gate.ts', '../taskpane/app'],
  ['src/choices/rows.ts', '../taskpane/state/types'],
  ['src/taskpane/state/draft-session.ts', '../../gateway/open-message'],
  ['src/gateway/refusals.ts', '../office/call'],
  ['src/outlook/host/draft.ts', '../../draft/seal'],
] as const;
const ALLOWED = [['src/draft/seal.ts', '../verification/resolve']] as const;

/** What the rule says of an import in each file. In a process of its own: ESLint's configuration is an ES module. */
function messagesFor(imports: readonly (readonly [string, string])[]): string[] {
  const script = `
    import { ESLint } from 'eslint';
    // types would take many times as long, and this rule asks for none
    const overrideConfig = { languageOptions: { parserOptions: { projectService: false } } };
    const eslint = new ESLint({ overrideConfig, ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' });
    const messages = [];
    for (const [filePath, specifier] of ${JSON.stringify(imports)}) {
      const [result] = await eslint.lintText("import '" + specifier + "';\\n", { filePath });
      messages.push(result.messages.map(({ message }) => message).join());
    }
    console.log(JSON.stringify(messages));`;
  // in a single run the parser would read the files themselves and not these texts
  const env = { ...process.env, TSESTREE_SINGLE_RUN: 'false' };
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return JSON.parse(output) as string[];
}

describe('the arrows between the parts', () => {
  it('refuse an import against them, and let one along them pass', () => {
    const messages = messagesFor([...REFUSED, ...ALLOWED]);
    for (const [i] of REFUSED.entries()) expect(messages[i]).toContain('arrows point one way');
    expect(messages.at(-1)).toBe('');
  });
});
