import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { onServer } from '../databases';

const ROWS = 100_000;
/** Megabytes in use that may come from 20,000 rows to 100,000: four for the digests of rows that were seen, the rest is noise. The rows would be 30. */
const MOST_GROWTH = 12;
interface Measured {
  last: unknown;
  seconds: number;
  /** Megabytes, at each 20,000 rows. */
  used: number[];
  /** Megabytes of the whole process. */
  peak: number;
}

onServer(`an import of ${ROWS} rows`, (server) => {
  it('takes no more memory the longer it goes on', async () => {
    const database = await server.create();
    try {
      const program = path.join(__dirname, 'import-many-rows.ts');
      const args = ['--expose-gc', '--import', 'tsx', program, database.settings.url!, String(ROWS)];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const { last, seconds, used, peak } = JSON.parse(stdout) as Measured;
      const [first = 0] = used;
      const growth = (used.at(-1) ?? 0) - first;
      process.stdout.write(
        `import of ${ROWS} rows: ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB, ${growth.toFixed(1)} MB more in use at its end than at 20,000\n`,
      );

      expect(last).toMatchObject({ kind: 'done', rows: ROWS, accepted: ROWS });
      expect(growth).toBeLessThan(MOST_GROWTH);
    } finally {
      await database.drop();
    }
  });
});
