// `npm start`, after prepare.mjs: builds what changed and starts the local Outlook.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const build = spawnSync(process.execPath, [path.join(root, 'src/tooling/build-if-stale.mjs'), 'add-in', 'outlook'], {
  cwd: root,
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(build.status ?? 1);

const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
const local = spawn(process.execPath, [tsx, 'src/outlook/server/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => local.kill(signal));
local.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
