/** One question and its answer on the wire. `dns-packet` is the codec; what belongs here is what makes a forged answer hard to slip in. */
import { randomBytes, randomInt } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AUTHENTIC_DATA,
  decode,
  type DecodedPacket,
  DNSSEC_OK,
  encode,
  type RecordType,
  RECURSION_DESIRED,
} from 'dns-packet';

/** Bytes that pass every path without being cut into fragments (DNS flag day 2020). */
const UDP_SIZE = 1232;

export interface Query {
  id: number;
  /** In mixed case at random; an answer must repeat it letter by letter (draft-vixie-dnsext-dns0x20). */
  name: string;
  type: RecordType;
  bytes: Buffer;
}

export function makeQuery(name: string, type: RecordType): Query {
  const id = randomInt(65_536);
  const mixed = mixCase(name);
  const bytes = encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED | AUTHENTIC_DATA,
    questions: [{ name: mixed, type, class: 'IN' }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: UDP_SIZE,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: DNSSEC_OK,
        flag_do: true,
        options: [],
      },
    ],
  });
  return { id, name: mixed, type, bytes };
}

/** @returns undefined for what is no answer to this very question, or damaged: whoever sent it, it is not believed */
export function readAnswer(query: Query, bytes: Buffer): DecodedPacket | undefined {
  let packet: DecodedPacket;
  try {
    packet = decode(bytes);
  } catch {
    return undefined;
  }
  const [question, ...more] = packet.questions ?? [];
  const matches =
    packet.id === query.id &&
    packet.flag_qr &&
    question?.name === query.name &&
    question.type === query.type &&
    question.class === 'IN' &&
    more.length === 0;
  return matches && isWhole(packet, bytes) ? packet : undefined;
}

/** The codec reads on behind the end of a packet that was cut off, and makes half an address of it. */
function isWhole({ answers = [] }: DecodedPacket, bytes: Buffer): boolean {
  const addresses = answers.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.data] : []));
  return (decode.bytes ?? 0) <= bytes.length && addresses.every((address) => isIP(address) > 0);
}

/** The response code with the part that EDNS adds. */
export function responseCode(packet: DecodedPacket): number {
  const extension = packet.additionals?.find((record) => record.type === 'OPT');
  return ((extension?.extendedRcode ?? 0) << 4) | ((packet.flags ?? 0) & 0xf);
}

function mixCase(name: string): string {
  const random = randomBytes(name.length);
  return Array.from(name, (letter, at) => ((random[at] ?? 0) & 1 ? letter.toUpperCase() : letter.toLowerCase())).join(
    '',
  );
}
