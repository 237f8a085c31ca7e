/** As an administrator opens a sent mail: the message as a file, the key as a file, the gateway command. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SentMessage } from '../../src/outlook/messages';
import type { ComposeWindow } from './compose-window';

const ROOT = path.resolve(__dirname, '../..');

export interface OpenedInstructions {
  recipients: { address: string; method: string }[];
  notNeeded: string[];
}

/** @throws when the command does not open the mail */
export function instructionsOf(window: ComposeWindow, sent: SentMessage): OpenedInstructions {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'gateway-')), 'message.eml');
  writeFileSync(file, Buffer.from(sent.raw, 'latin1'));
  const tsx = path.join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const envelope = sent.envelope.to.flatMap((address) => ['--envelope', address]);
  const command = ['src/gateway/command.ts', 'open', file, '--key', window.running.gatewayKeyFile, ...envelope];
  const printed = execFileSync(process.execPath, [tsx, ...command], { cwd: ROOT, encoding: 'utf8' });
  return JSON.parse(printed) as OpenedInstructions;
}
