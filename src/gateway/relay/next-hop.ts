/** Hands a message on by SMTP, with the library's client. One connection for each mail: the relay keeps no mail and no queue. */
import { isIP } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { relay as texts } from '../../locales/en/relay';
import { NextHopAway } from './types';
import type { Envelope, Refused } from './types';

export interface NextHop {
  host: string;
  port: number;
  /** `required`: STARTTLS with a certificate that holds, or the mail does not go. `none`: for loopback alone. */
  tls: 'required' | 'none';
  /** Milliseconds for the connection and for each answer. */
  timeOut: number;
}

/**
 * @returns who was refused: all for good (5xx), or some for good or for now (4xx); everybody else's mail is the next hop's now
 * @throws NextHopAway when it is nobody's
 */
export function sendTo(hop: NextHop, envelope: Envelope, raw: Buffer): Promise<{ refused: Refused[] }> {
  const { host, port, tls, timeOut } = hop;
  const connection = new SMTPConnection({
    host,
    port,
    secure: false,
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(!isIP(host) && { servername: host }) },
    connectionTimeout: timeOut,
    greetingTimeout: timeOut,
    socketTimeout: timeOut,
    dnsTimeout: timeOut,
  });
  return new Promise<{ refused: Refused[] }>((resolve, reject) => {
    // whatever comes first counts; the library may report one failure more than once
    connection.on('error', (error) => reject(failure(error)));
    connection.on('end', () => reject(new NextHopAway('the next hop hung up')));
    connection.connect((error) => {
      if (error) return reject(failure(error));
      const { from, to, eightBit, utf8 } = envelope;
      connection.send({ from, to, use8BitMime: eightBit, requireSmtpUtf8: utf8 } as never, raw, (failed, info) => {
        if (!failed) return resolve({ refused: (info.rejectedErrors ?? []).map(refusedBy) });
        const everybody = (failed as { rejectedErrors?: RecipientError[] }).rejectedErrors;
        if (everybody?.length && everybody.every(isForGood)) return resolve({ refused: everybody.map(refusedBy) });
        if (isForGood(failed) && !everybody?.length)
          return resolve({ refused: to.map((address) => refusedBy({ ...failed, recipient: address })) });
        reject(failure(failed));
      });
    });
  }).finally(() => connection.close());
}

interface RecipientError {
  recipient?: string;
  responseCode?: number;
}

const isForGood = (error: RecipientError) => (error.responseCode ?? 0) >= 500;

/** The next hop's own words may hold what was in the mail, so only its code is told on. */
const refusedBy = ({ recipient = '', responseCode = 0 }: RecipientError): Refused => ({
  address: recipient,
  later: responseCode < 500,
  sentence: responseCode >= 500 ? texts.refusedByNextHop(responseCode) : texts.notNowByNextHop(responseCode),
});

const failure = (error: { code?: string; responseCode?: number }) =>
  new NextHopAway(`the next hop did not take it (${error.responseCode ?? error.code ?? 'unknown'})`);
