/** What an answer says of one name and type: its records behind any aliases, whether the resolver validated them, and for how long they hold. */
import type { Answer, DecodedPacket, MxData, TlsaData, TxtData } from 'dns-packet';
import { responseCode } from './message';

export interface RecordData {
  A: string;
  AAAA: string;
  MX: MxData;
  TLSA: TlsaData;
  TXT: TxtData;
}
export type AskedType = keyof RecordData;

/** `failed`: a resolver answered and would not say, as it does where a signature does not hold. `unreachable`: none answered. */
export type Look<Type extends AskedType> =
  | {
      outcome: 'found';
      records: RecordData[Type][];
      /** Where the records stand, after every alias. Lower case. */
      name: string;
      validated: boolean;
      lifetime: number;
    }
  | { outcome: 'none'; nameExists: boolean; validated: boolean; lifetime: number }
  | { outcome: 'failed' }
  | { outcome: 'unreachable' };

const NO_ERROR = 0;
const NO_SUCH_NAME = 3;
const MAXIMUM_ALIASES = 8;

/** @param packet of a resolver whose AD bit is trusted. Its AD bit speaks for every record of the answer, aliases too (RFC 4035, 3.2.3) */
export function readLook<Type extends AskedType>(packet: DecodedPacket, asked: string, type: Type): Look<Type> {
  const code = responseCode(packet);
  if (code !== NO_ERROR && code !== NO_SUCH_NAME) return { outcome: 'failed' };
  const answers = packet.answers ?? [];
  const validated = packet.flag_ad;
  const lifetimes: number[] = [];
  let name = asked.toLowerCase();
  for (let aliases = 0; aliases <= MAXIMUM_ALIASES; aliases++) {
    const records = answers.filter((record) => record.type === type && stands(record, name));
    if (records.length > 0) {
      lifetimes.push(...records.map(lifetimeOf));
      const data = records.map((record) => (record as unknown as { data: RecordData[Type] }).data);
      return { outcome: 'found', records: data, name, validated, lifetime: Math.min(...lifetimes) };
    }
    const alias = answers.find((record) => record.type === 'CNAME' && stands(record, name));
    if (alias?.type !== 'CNAME') {
      lifetimes.push(negativeLifetime(packet.authorities ?? []));
      return { outcome: 'none', nameExists: code === NO_ERROR, validated, lifetime: Math.min(...lifetimes) };
    }
    lifetimes.push(lifetimeOf(alias));
    name = alias.data.toLowerCase();
  }
  // a circle of aliases
  return { outcome: 'failed' };
}

const stands = (record: Answer, name: string) =>
  record.name.toLowerCase() === name && record.type !== 'OPT' && record.class === 'IN';

const lifetimeOf = (record: Answer) => (record.type === 'OPT' ? 0 : (record.ttl ?? 0));

/** How long "there is nothing" holds (RFC 2308, 5). */
function negativeLifetime(authorities: Answer[]): number {
  const start = authorities.find((record) => record.type === 'SOA');
  return start?.type === 'SOA' ? Math.min(start.ttl ?? 0, start.data.minimum ?? 0) : 0;
}
