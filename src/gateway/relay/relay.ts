/** The SMTP relay between the organization's mail server and delivery, on the library's server. */
import { BlockList, isIP } from 'node:net';
import type { AddressInfo } from 'node:net';
import { domainToASCII } from 'node:url';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerAddress, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { relay as texts } from '../../locales/en/relay';
import { Alarm } from './alarm';
import { MailRefused, handleMail } from './handle-mail';
import type { Handling } from './handle-mail';
import type { Envelope } from './types';

export interface RelayOptions extends Handling {
  listen: { host: string; port: number; certificate?: { key: string; cert: string } };
  /** Who may send: addresses, and networks such as `10.0.0.0/8`. */
  submitters: readonly string[];
  maximumBytes: number;
  /** Mails at once; more wait in the server before us. */
  maximumAtOnce: number;
  /** Milliseconds in which a client must say something. */
  clientTimeOut: number;
  /** One line for each mail: what became of it; `alarm` for what a person must mend. No address, no subject. */
  log(line: { event: string; messages?: number; code?: number; problem?: string; ms?: number }): void;
}

export interface Relay {
  port: number;
  /** Takes no more mail and waits for what is under way. */
  close(): Promise<void>;
}

const MAXIMUM_RECIPIENTS = 1_000;

/** @throws what the system says of the port */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { listen, maximumBytes, log } = options;
  const mayCome = submitterCheck(options.submitters);
  const server = new SMTPServer({
    name: options.host,
    banner: texts.banner,
    size: maximumBytes,
    authOptional: true,
    disabledCommands: listen.certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...listen.certificate,
    disableReverseLookup: true,
    // what is wrong in an address is for the next hop to say, as with normal mail that never came through here
    lenientAddressParsing: true,
    maxClients: options.maximumAtOnce,
    socketTimeout: options.clientTimeOut,
    closeTimeout: options.clientTimeOut,
    onConnect: ({ remoteAddress }, done) =>
      mayCome(remoteAddress) ? done() : done(smtpError(554, `5.7.1 ${texts.notFromHere}`)),
    onRcptTo: (_address, { envelope }, done) =>
      envelope.rcptTo.length < MAXIMUM_RECIPIENTS ? done() : done(smtpError(452, '4.5.3 Too many recipients')),
    onData: (stream, session, done) => {
      const began = Date.now();
      receive(stream, maximumBytes)
        .then((raw) => handleMail(envelopeOf(session), raw, options))
        .then(
          () => {
            log({ event: 'handed-on', ms: Date.now() - began });
            done(null, '2.0.0 Handed on');
          },
          (error: unknown) => {
            const [code, text] = answerTo(error);
            if (error instanceof Alarm) log({ event: 'alarm', problem: nameOf(error) });
            log({ event: code < 500 ? 'put-off' : 'refused', code, problem: nameOf(error), ms: Date.now() - began });
            done(smtpError(code, text));
          },
        );
    },
  });
  // a client that hangs up is no reason to stop
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.host, resolve);
  });
  await listening;
  server.removeAllListeners('error');
  server.on('error', (error) => log({ event: 'connection', problem: nameOf(error) }));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(stream: SMTPServerDataStream, maximumBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) throw new MailRefused(texts.refused(texts.tooLarge(Math.floor(maximumBytes / 1024 / 1024))));
  return Buffer.concat(chunks);
}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  const { mailFrom, rcptTo } = envelope;
  const parameters = mailFrom ? (mailFrom.args as Record<string, unknown> | false) || {} : {};
  return {
    from: mailFrom ? withAsciiDomain(mailFrom.address) : '',
    to: rcptTo.map(({ address }: SMTPServerAddress) => withAsciiDomain(address)),
    eightBit: String(parameters['BODY']).toUpperCase() === '8BITMIME',
    utf8: 'SMTPUTF8' in parameters,
  };
}

/** The server library reads punycode as the letters it stands for; the next hop must hear punycode, as it may know no SMTPUTF8 (RFC 6531). */
function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  // what is ASCII already stays as it was written, case and address literals included
  const ascii = /[^\x00-\x7f]/.test(domain) ? domainToASCII(domain) : '';
  return address.slice(0, at) + (ascii || domain);
}

/** What is no refusal puts the mail off: a mistake of ours must not lose it. */
const answerTo = (error: unknown): [code: number, text: string] =>
  error instanceof MailRefused ? [550, `5.7.1 ${oneLine(error.message)}`] : [451, `4.3.0 ${texts.later}`];

const smtpError = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
const oneLine = (text: string) => text.replace(/[^\x20-\x7e]+/g, (found) => (found === '’' ? "'" : ' ')).slice(0, 450);
const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

function submitterCheck(submitters: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const submitter of submitters) {
    const [address = '', bits] = submitter.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}
