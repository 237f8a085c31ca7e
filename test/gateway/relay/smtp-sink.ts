/** A receiving mail server on loopback, and a client that sends by SMTP: both of the libraries, over real connections. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { SMTPServer } from 'smtp-server';

export interface Received {
  from: string;
  to: string[];
  raw: Buffer;
}

export interface Sink {
  port: number;
  received: Received[];
  /** Answers this code to these recipients; to nobody in particular (`data`) after the whole mail. */
  refuse: Map<string, number>;
  close(): Promise<void>;
}

const failure = (code: number) => Object.assign(new Error('the sink says no'), { responseCode: code });

export async function startSink(port = 0): Promise<Sink> {
  const received: Received[] = [];
  const refuse: Sink['refuse'] = new Map();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    lenientAddressParsing: true,
    closeTimeout: 200,
    onRcptTo({ address }, _session, done) {
      const code = refuse.get(address);
      done(code === undefined ? null : failure(code));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const code = refuse.get('data');
        if (code !== undefined) return done(failure(code));
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    refuse,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Says yes to everything, and keeps the commands as they came: the library's server changes domains. */
export async function startYesSayer(): Promise<{ port: number; commands: string[]; close(): void }> {
  const commands: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 yes\r\n');
    let isMessage = false;
    createInterface(socket).on('line', (line) => {
      if (isMessage && line !== '.') return;
      if (!isMessage) commands.push(line);
      isMessage = line === 'DATA';
      socket.write(isMessage ? '354 go on\r\n' : '250 yes\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, commands, close: () => server.close() };
}

/** @returns the last answer: its code and text */
export function submit(
  port: number,
  { from, to, raw }: Pick<Received, 'from' | 'to'> & { raw: Buffer | string },
): Promise<{ code: number; text: string }> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true, greetingTimeout: 60_000 });
  const problem = (error: { responseCode?: number; response?: string }) => ({
    code: error.responseCode ?? 0,
    text: error.response ?? '',
  });
  return new Promise<{ code: number; text: string }>((resolve) => {
    connection.on('error', (error) => resolve(problem(error)));
    connection.connect((error) => {
      if (error) return resolve(problem(error));
      connection.send({ from, to }, raw, (failed, info) =>
        resolve(failed ? problem(failed) : { code: Number(info.response.slice(0, 3)), text: info.response }),
      );
    });
  }).finally(() => connection.close());
}

/** The same with every byte as it is: the library ends each line with CRLF. @returns the last answer */
export async function submitBytes(
  port: number,
  { from, to, raw }: Pick<Received, 'from' | 'to'> & { raw: Buffer },
): Promise<{ code: number; text: string }> {
  const socket = connect(port, '127.0.0.1');
  const answers = createInterface(socket)[Symbol.asyncIterator]();
  const answer = async () => {
    for (;;) {
      const { value, done } = await answers.next();
      if (done) throw new Error('the server hung up');
      if (!/^\d{3}-/.test(value)) return { code: Number(value.slice(0, 3)), text: value };
    }
  };
  try {
    await answer();
    const commands = ['EHLO client.example', `MAIL FROM:<${from}>`, ...to.map((one) => `RCPT TO:<${one}>`), 'DATA'];
    for (const command of commands) {
      socket.write(`${command}\r\n`);
      await answer();
    }
    socket.write(Buffer.concat([raw, Buffer.from('\r\n.\r\n')]));
    return await answer();
  } finally {
    socket.destroy();
  }
}
