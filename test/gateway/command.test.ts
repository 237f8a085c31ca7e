import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '../../src/gateway/command-line';
import { createKeyPair, instructionsFor, messageWith, sealHeadersOf } from './messages';
import type { KeyPair } from './messages';

const CODE = 'blue-door-4711';
const NUMBER = '+31612345678';
const root = path.resolve(__dirname, '../..');
let folder: string;
let keys: KeyPair;
let message: string;

const at = (name: string) => path.join(folder, name);
const runAlone = (...words: string[]) =>
  new Promise<{ exitCode: number | null; output: string; errors: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/gateway/command.ts', ...words], { cwd: root });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('close', (exitCode) => resolve({ exitCode, output, errors }));
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gateway-'));
  keys = await createKeyPair();
  const instructions = instructionsFor(
    [
      {
        address: 'anna@praktijk.example',
        method: 'sms-known',
        phoneNumber: NUMBER as never,
        notificationLanguage: 'nl' as never,
      },
      {
        address: 'ben@legal.example',
        method: 'access-code-new',
        accessCode: CODE as never,
        accessCodeHint: 'the door',
      },
      { address: 'cleo@x.example', method: 'account' },
    ],
    ['els@ziekenhuis.example'],
  );
  message = messageWith(await sealHeadersOf(instructions, [keys.publicKey]));
  await writeFile(at('message.eml'), message);
  await writeFile(at('key.jwk.json'), JSON.stringify(keys.privateKey));
});

afterAll(() => rm(folder, { recursive: true }));

describe('the gateway command', () => {
  it('prints the instructions as JSON', async () => {
    const { exitCode, output, errors } = await runAlone('open', at('message.eml'), '--key', at('key.jwk.json'));

    expect(errors).toBe('');
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toEqual({
      recipients: [
        { address: 'anna@praktijk.example', method: 'sms-known', phoneNumber: NUMBER, notificationLanguage: 'nl' },
        { address: 'ben@legal.example', method: 'access-code-new', accessCode: CODE, accessCodeHint: 'the door' },
        { address: 'cleo@x.example', method: 'account' },
      ],
      notNeeded: ['els@ziekenhuis.example'],
    });
  });

  it('takes a set of keys, and the envelope word by word', async () => {
    await writeFile(
      at('set.json'),
      JSON.stringify({ keys: [(await createKeyPair('RSA-OAEP-256')).privateKey, keys.privateKey] }),
    );

    const { exitCode } = await runCommand([
      ...['open', at('message.eml'), '--key', at('set.json')],
      ...['--envelope', 'anna@praktijk.example', 'ben@legal.example', '--envelope', 'cleo@x.example'],
    ]);

    expect(exitCode).toBe(0);
  });

  const messageFile = async (content: string | Buffer) => {
    await writeFile(at('other.eml'), content);
    return [at('other.eml'), '--key', at('key.jwk.json')];
  };
  const keyFile = async (content: string) => {
    await writeFile(at('other.json'), content);
    return [at('message.eml'), '--key', at('other.json')];
  };

  it.each<[string, string, () => Promise<string[]> | string[]]>([
    ['nothing is asked', 'Usage: npm run', () => []],
    ['the command is unknown', 'There is no command "close"', () => ['close', at('message.eml')]],
    ['no message is named', 'Usage: npm run', () => ['open', '--key', at('key.jwk.json')]],
    ['no key is named', 'Usage: npm run', () => ['open', at('message.eml')]],
    [
      'an option is unknown',
      'Usage: npm run',
      () => ['open', at('message.eml'), '--key', at('key.jwk.json'), '--loud'],
    ],
    [
      'two messages are named',
      'Usage: npm run',
      () => ['open', at('message.eml'), at('message.eml'), '--key', at('key.jwk.json')],
    ],
    ['there is no such message', 'There is no message at', () => ['open', at('none.eml'), '--key', at('key.jwk.json')]],
    ['the message is a folder', 'cannot be read', () => ['open', folder, '--key', at('key.jwk.json')]],
    ['there is no such key', 'There is no key at', () => ['open', at('message.eml'), '--key', at('none.json')]],
    [
      'the key is PEM',
      'holds a key in PEM form',
      async () => ['open', ...(await keyFile('-----BEGIN PRIVATE KEY-----'))],
    ],
    [
      'the key is public',
      'holds a public key, and the gateway needs the private one',
      async () => ['open', ...(await keyFile(JSON.stringify(keys.publicKey)))],
    ],
    [
      'the key is half',
      'of which a part is missing',
      async () => ['open', ...(await keyFile(JSON.stringify({ kty: 'EC', crv: 'P-256', d: keys.privateKey.d })))],
    ],
    ['the message is empty', 'is empty', async () => ['open', ...(await messageFile(''))]],
    [
      'the message is an ordinary one',
      'This is not secure mail',
      async () => ['open', ...(await messageFile(messageWith({})))],
    ],
    [
      'there is no seal',
      'no sealed instructions',
      async () => ['open', ...(await messageFile(messageWith({ 'x-secure-mail': '1' })))],
    ],
    [
      'the key is another',
      'sealed for another key',
      async () => ['open', ...(await keyFile(JSON.stringify((await createKeyPair()).privateKey)))],
    ],
    [
      'the seal is damaged',
      'damaged or were changed',
      async () => ['open', ...(await messageFile(message.replace(/(x-secure-mail-1: .{20})./, '$1!')))],
    ],
    [
      'a part is missing',
      'Parts of the sealed instructions are missing',
      async () => ['open', ...(await messageFile(message.replace(/x-secure-mail-1: .*\r\n/, '')))],
    ],
    [
      'the seal is of a newer version',
      'A newer version',
      async () => [
        'open',
        ...(await messageFile(message.replace('x-secure-mail-seal: v=1', 'x-secure-mail-seal: v=9'))),
      ],
    ],
    [
      'somebody has no instructions',
      'for whom it has no instructions',
      () => ['open', at('message.eml'), '--key', at('key.jwk.json'), '--envelope', 'eve@x.example'],
    ],
  ])('exits with 2 and one sentence when %s', async (_when, sentence, words) => {
    const { exitCode, output, errors } = await runCommand(await words());

    expect(errors).toContain(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(output).toBe('');
    expect(exitCode).toBe(2);
    for (const secret of [CODE, NUMBER, keys.privateKey.d!]) expect(errors).not.toContain(secret);
  });

  it('exits with 2 as a process of its own, too', async () => {
    const { exitCode, output, errors } = await runAlone('open', at('none.eml'), '--key', at('key.jwk.json'));

    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors.trim()).toBe(`There is no message at ${at('none.eml')}.`);
  });
});
