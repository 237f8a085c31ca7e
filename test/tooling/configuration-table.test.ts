import { readFileSync } from 'node:fs';
import { README, withTable } from '../../src/tooling/configuration-table';

describe('the table of settings', () => {
  const readme = readFileSync(README, 'utf8');

  it('is what the schema says: npm run configuration-table', () => {
    expect(readme).toBe(withTable(readme));
  });

  it('is not written where the README has no place for it', () => {
    expect(() => withTable('# configuration\n')).toThrow('no place for the table');
  });
});
