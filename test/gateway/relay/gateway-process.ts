/** The gateway as it is deployed: a process of its own with a settings file, which can be killed and started again. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

export interface GatewayProcess {
  /** All that it and those before it wrote. */
  output(): string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** @param folder for its settings, and what it keeps */
export async function startGatewayProcess(folder: string, settings: object): Promise<GatewayProcess> {
  const file = path.join(folder, `gateway-${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(settings));
  let output = '';
  let child: ChildProcess;
  const start = async () => {
    child = spawn(process.execPath, ['--import', 'tsx', 'src/gateway/command.ts', 'relay', file], { cwd: ROOT });
    child.stdout?.on('data', (chunk: Buffer) => (output += String(chunk)));
    child.stderr?.on('data', (chunk: Buffer) => (output += String(chunk)));
    // its first words say that it listens
    await Promise.race([
      once(child.stdout!, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error(output))),
    ]);
  };
  await start();
  return {
    output: () => output,
    start,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
