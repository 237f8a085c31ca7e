/** `npm run service` as a process: what it says when it cannot start, and that a signal ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { serviceSettings as words } from '../../src/locales/en/service-settings';
import { EMBEDDED, type TestDatabase } from './databases';

const ROOT = path.resolve(__dirname, '../..');
const LEAST = { TOKEN_AUDIENCE: 'api://directory', TENANTS: '0b6a3a54-6d0e-4d3c-9a54-6f1d1e0c9a01' };

let embedded: TestDatabase;
beforeAll(async () => {
  embedded = await EMBEDDED.create();
});
afterAll(() => embedded.drop());

const start = (environment: Record<string, string>) =>
  spawn(process.execPath, ['--import', 'tsx', 'src/service/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATABASE_FOLDER: embedded.settings.folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function refused(environment: Record<string, string>) {
  const child = start(environment);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

it('names every setting that is missing', async () => {
  expect(await refused({})).toEqual({
    code: 1,
    said: [words.heading, words.variables.TOKEN_AUDIENCE, words.variables.TENANTS, ''].join('\n'),
  });
});

it('says that the database does not answer', async () => {
  const DIRECTORY_MASTER_KEY = Buffer.alloc(32, 1).toString('base64url');
  const environment = { ...LEAST, DIRECTORY_MASTER_KEY, DATABASE_URL: 'postgres://somebody:s3cr3t@127.0.0.1:9/x' };

  expect(await refused(environment)).toEqual({ code: 1, said: `${words.heading}\n${words.databaseAway}\n` });
});

it('starts with next to nothing set, tells where it listens, and ends on a signal', async () => {
  const child = start({ ...LEAST, PORT: '0' });
  const [first] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const { event, detail } = JSON.parse(first) as { event: string; detail: string };
  expect(event).toBe('started');
  expect((await fetch(`${detail}/health`)).status).toBe(200);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'close')) as [number | null];

  expect(code).toBe(0);
});

it('says that its port is taken', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const { said } = await refused({ ...LEAST, PORT: String(port) });
  server.close();

  expect(said).toBe(`${words.heading}\n${words.portTaken}\n`);
});
