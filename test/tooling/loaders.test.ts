/** What the two loaders of the build take out of a module, and what they leave. */
import withoutMethods from '../../src/tooling/without-methods.cjs';
import withoutUnread from '../../src/tooling/without-unread.cjs';

describe('constants that nobody reads', () => {
  it('are taken out where making them does nothing, and nothing else is', () => {
    const source = [
      `import { tokens } from './tokens';`,
      'const unread = tokens.colorBrand;',
      'const wide = `1px ${tokens.colorBrand}`;',
      'const read = tokens.colorNeutral;',
      'const made = make();',
      `export const style = { color: read, border: 0 };`,
    ].join('\n');
    const left = withoutUnread(source);
    expect(left).not.toContain('const unread');
    expect(left).not.toContain('const wide');
    expect(left).toContain('const read = tokens.colorNeutral;');
    expect(left).toContain('const made = make();');
    expect(left).toContain('export const style');
  });

  it('stay where their name stands anywhere else, be it in a text', () => {
    const source = `const size = tokens.size;\nexport const text = 'size';`;
    expect(withoutUnread(source)).toBe(source);
  });
});

describe('methods that are never called', () => {
  const run = (source: string, names: string[]) => withoutMethods.call({ getOptions: () => ({ names }) }, source);

  it('are taken out of their class by name, and no others', () => {
    const source = 'class Hash { update(data) { return this; } clone() { return new Hash(); } digest() { return 1; } }';
    const left = run(source, ['clone']);
    expect(left).not.toContain('clone');
    expect(left).toContain('update(data) { return this; }');
    expect(left).toContain('digest() { return 1; }');
  });

  it('leave a module without them as it was', () => {
    const source = 'export const clone = (hash) => hash;';
    expect(run(source, ['clone'])).toBe(source);
  });
});
