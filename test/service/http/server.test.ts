/** How the service listens, waits and stops. */
import net from 'node:net';
import { Hono } from 'hono';
import type { AppEnvironment } from '../../../src/service/http/app';
import { type Listening, listen } from '../../../src/service/http/server';

let listening: Listening;
let finish: () => void;
let started: Promise<void>;

beforeEach(async () => {
  const app = new Hono<AppEnvironment>();
  const waits = new Promise<void>((resolve) => (finish = resolve));
  let begin = () => {};
  started = new Promise((resolve) => (begin = resolve));
  app.get('/quick', (context) => context.text('quick'));
  app.get('/slow', async (context) => {
    begin();
    await waits;
    return context.text('slow');
  });
  listening = await listen(app, { port: 0 });
});
afterEach(async () => {
  finish();
  await listening.close(0);
});

it('nobody but this machine is listened to', () => {
  expect(listening.url).toBe(`http://127.0.0.1:${listening.port}`);
});

it('a port that is taken is told', async () => {
  await expect(listen(new Hono<AppEnvironment>(), { port: listening.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

it('stopping lets what is under way come to its end', async () => {
  const answer = fetch(`${listening.url}/slow`);
  await started;
  const stopped = listening.close();
  finish();

  expect(await (await answer).text()).toBe('slow');
  await stopped;
});

it('stopping takes nothing new', async () => {
  await fetch(`${listening.url}/quick`).then((answer) => answer.text());
  await listening.close();

  await expect(fetch(`${listening.url}/quick`)).rejects.toThrow();
});

it('stopping does not wait for ever for what does not end', async () => {
  const answer = fetch(`${listening.url}/slow`);
  answer.catch(() => undefined);
  await started;
  await listening.close(50);

  await expect(answer).rejects.toThrow();
});

it('headers that do not come are waited for only so long', async () => {
  const hurried = await listen(new Hono<AppEnvironment>(), { port: 0, headersTimeout: 200 });
  const received = await new Promise<string>((resolve) => {
    let text = '';
    const socket = net.connect(hurried.port, '127.0.0.1', () => socket.write('GET /quick HTTP/1.1\r\nHost: x\r\n'));
    socket.on('data', (data) => (text += data.toString()));
    socket.on('close', () => resolve(text));
  });
  await hurried.close(0);

  expect(received).toMatch(/^HTTP\/1\.1 408 /);
});
