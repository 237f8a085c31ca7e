/**
 * The resolver of the local run, on loopback: it knows the sample's names (`sample/names.json`) and says of all others that they do not
 * exist. The directory service asks it as it asks a validating resolver in production, so no question leaves the machine.
 */
import { createSocket } from 'node:dgram';
import {
  AUTHENTIC_DATA,
  AUTHORITATIVE_ANSWER,
  type Answer,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  decode,
  encode,
} from 'dns-packet';
import * as z from 'zod/mini';
import names from '../sample/names.json';

/** Seconds; also of "there is no such name". */
const LIFETIME = 86_400;
const NO_SUCH_NAME = 3;

const name = z.string();
const recordsSchema = z.array(
  z.discriminatedUnion('type', [
    z.object({ name, type: z.enum(['A', 'TXT']), data: z.string() }),
    z.object({ name, type: z.literal('MX'), data: z.object({ preference: z.int(), exchange: z.string() }) }),
    z.object({
      name,
      type: z.literal('TLSA'),
      data: z.object({ usage: z.int(), selector: z.int(), matchingType: z.int(), certificate: z.string() }),
    }),
  ]),
);
type Name = z.infer<typeof recordsSchema>[number];

export interface NameServer {
  /** `127.0.0.1:<port>`, as the service's settings name a resolver. */
  address: string;
  close(): Promise<void>;
}

function answerOf(record: Name, asked: string): Answer {
  const data = record.type === 'TLSA' ? tlsa(record.data) : record.data;
  return { name: asked, type: record.type, class: 'IN', ttl: LIFETIME, data } as Answer;
}

const tlsa = ({ certificate, ...rest }: Extract<Name, { type: 'TLSA' }>['data']) => ({
  ...rest,
  certificate: Buffer.from(certificate, 'hex'),
});

/** How long "there is nothing" holds (RFC 2308). */
const startOfAuthority: Answer = {
  name: 'example',
  type: 'SOA',
  class: 'IN',
  ttl: LIFETIME,
  data: { mname: 'localhost', rname: 'nobody.localhost', serial: 1, minimum: LIFETIME },
};

/** @returns undefined for what is no question */
function answerTo(bytes: Buffer, records: Name[]): Buffer | undefined {
  const { id, type, questions } = decode(bytes);
  const [question] = questions ?? [];
  if (type !== 'query' || !question) return undefined;
  const ofName = records.filter((record) => isAtOrBelow(record.name, question.name));
  const answers = ofName
    .filter((record) => record.name === question.name.toLowerCase() && record.type === question.type)
    .map((record) => answerOf(record, question.name));
  const flags = RECURSION_DESIRED | RECURSION_AVAILABLE | AUTHORITATIVE_ANSWER | AUTHENTIC_DATA;
  return encode({
    type: 'response',
    id,
    flags: flags | (ofName.length > 0 ? 0 : NO_SUCH_NAME),
    questions: [question],
    answers,
    authorities: answers.length > 0 ? [] : [startOfAuthority],
  });
}

/** A name exists where something stands below it, too (RFC 8020). */
function isAtOrBelow(stored: string, asked: string): boolean {
  return stored === asked.toLowerCase() || stored.endsWith(`.${asked.toLowerCase()}`);
}

export async function startNameServer(): Promise<NameServer> {
  const records = recordsSchema.parse(names);
  const socket = createSocket('udp4');
  socket.on('message', (bytes, { address, port }) => {
    try {
      const answer = answerTo(bytes, records);
      if (answer) socket.send(answer, port, address);
    } catch {
      // no DNS
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', resolve);
  });
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
