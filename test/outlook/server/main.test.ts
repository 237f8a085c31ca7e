/** The process behind `npm start`: where it cannot run, it says so in one sentence and ends. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const repository = path.resolve(__dirname, '../../..');
const TSX = pathToFileURL(require.resolve('tsx', { paths: [repository] })).href;

let root: string;
let taken: Server;
/** Of the port that is taken, and of one that is not. */
let port: number;
let free: number;

const listening = (server: Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

beforeAll(async () => {
  // a repository of its own: certificate, key and mail are kept in its .local/
  root = mkdtempSync(path.join(tmpdir(), 'local-outlook-'));
  for (const file of ['package.json', 'manifest.xml']) writeFileSync(path.join(root, file), '{}');
  for (const folder of ['dist', 'page']) mkdirSync(path.join(root, folder));
  taken = createServer();
  port = await listening(taken);
  const other = createServer();
  free = await listening(other);
  await new Promise((resolve) => other.close(resolve));
});
afterAll(() => {
  taken.close();
  rmSync(root, { recursive: true });
});

/** @returns the exit code, and all that was printed */
function start(env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', TSX, path.join(repository, 'src/outlook/server/main.ts')],
    { cwd: root, encoding: 'utf8', env: { ...process.env, COMPOSE_PAGE: path.join(root, 'page'), ...env } },
  );
  return { status, printed: (stdout + stderr).trim() };
}

describe('npm start', () => {
  it.each(['ADDIN_PORT', 'COMPOSE_PORT'])('names a port that is taken, and how to choose another: %s', (variable) => {
    const ports = { ADDIN_PORT: String(free), COMPOSE_PORT: String(free) };
    expect(start({ ...ports, [variable]: String(port) })).toEqual({
      status: 1,
      printed: `Port ${port} is taken by another program. Stop it, or choose another: ${variable}=${port + 100} npm start`,
    });
  });

  it.each(['zero', '0', '65536', '3000.5'])('says what a port may be where it is %s', (text) => {
    expect(start({ ADDIN_PORT: text })).toEqual({
      status: 1,
      printed: 'ADDIN_PORT must be a number from 1 to 65535.',
    });
  });

  it('says what to run where the add-in is not built', () => {
    expect(start({ ADDIN_DIST: path.join(root, 'nothing') })).toEqual({
      status: 1,
      printed: 'The add-in is not built: nothing is not there. Run: npm run build',
    });
  });
});
