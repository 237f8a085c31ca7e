import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { DATABASES } from '../databases';

const ROWS = 100_000;
/** Megabytes that the memory of a process may grow from 20,000 rows to 100,000: what a file holds would be far more. */
const MOST_GROWTH = 40;
const postgres = DATABASES.find(({ name }) => name === 'PostgreSQL');

(postgres?.absent === undefined ? it : it.skip)(
  `an import of ${ROWS} rows takes no more memory the longer it goes on`,
  async () => {
    const database = await postgres!.create();
    try {
      const program = path.join(__dirname, 'import-many-rows.ts');
      const args = ['--import', 'tsx', program, database.settings.url!, String(ROWS)];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const { last, seconds, early, peak } = JSON.parse(stdout) as Record<string, number>;
      const inWords = (value = 0) => value.toFixed(0);
      process.stdout.write(
        `import of ${ROWS} rows: ${seconds?.toFixed(1)} s, peak ${inWords(peak)} MB, ${inWords(early)} MB after 20,000\n`,
      );

      expect(last).toMatchObject({ kind: 'done', rows: ROWS, accepted: ROWS });
      expect(peak! - early!).toBeLessThan(MOST_GROWTH);
    } finally {
      await database.drop();
    }
  },
  120_000,
);
