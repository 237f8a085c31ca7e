/** Messages with genuine seals, and some that only look so: what the targets of the gateway change. The key is always the same, so that a saved seal opens again. */
import { GeneralEncrypt, base64url, calculateJwkThumbprint, importJWK } from 'jose';
import type { JWK } from 'jose';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import { formatSealHeaders } from '../../../src/seal/format/seal-headers';
import type { Instructions } from '../../../src/seal/format/instructions';
import { SENDER, createKeyPair, instructionsFor, messageWith, sealHeadersOf } from '../../gateway/messages';
import type { Headers, KeyPair } from '../../gateway/messages';
import { gateway } from '../keys.json';

export const ANNA = 'anna@praktijk.example';
export const BEN = 'ben@legal.example';
export const EVE = 'eve@x.example';

export interface Genuine {
  keys: KeyPair;
  /** Whatever is opened must be one of these. */
  instructions: Instructions[];
  headers: Headers[];
  messages: (string | Buffer)[];
}

export async function makeGenuine(): Promise<Genuine> {
  const { d: _d, ...publicKey } = gateway;
  const keys = { publicKey, privateKey: gateway };
  const others = await createKeyPair();
  const two = instructionsFor(
    [
      { address: ANNA, method: 'sms-new', phoneNumber: '+31612345678' as never, own: true },
      { address: BEN, method: 'access-code-new', accessCode: 'blue; "door"=1' as never, accessCodeHint: 'door' },
    ],
    ['els@ziekenhuis.example'],
  );
  const one = { ...instructionsFor([{ address: EVE }]), draftId: 'draft-7654321' };
  const ofMallory = {
    ...instructionsFor([{ address: ANNA }]),
    draftId: 'draft-of-mallory',
    sender: 'mallory@x.example',
  };
  const many = {
    ...instructionsFor(Array.from({ length: 60 }, (_, at) => ({ address: `p${at * 7919}@department.example` }))),
    draftId: 'draft-for-many',
  };
  const instructions = [two, one, ofMallory as Instructions, many];
  const headers = await Promise.all(instructions.map((each) => sealHeadersOf(each, [keys.publicKey])));
  const wrongKey = await sealHeadersOf({ ...two, draftId: 'draft-wrong-key' }, [others.publicKey]);
  const composed = await new MailComposer({
    from: SENDER,
    to: [{ address: ANNA, name: 'Jörg "JJ" Müller, Büro' }, BEN],
    subject: 'Uitslag',
    text: 'Één – ☂',
    headers: headers[0],
    attachments: [{ filename: 'a.eml', content: messageWith(headers[1]!), contentType: 'message/rfc822' }],
  })
    .compile()
    .build();
  const inWords = Object.entries(headers[0]!).map(([name, value], at): [string, string] => [
    name,
    encodeWord(value, at % 2 ? 'Q' : 'B', 60),
  ]);
  const messages = [
    messageWith(headers[0]!),
    messageWith(headers[0]!, {}, '\n'),
    messageWith(headers[1]!, { to: EVE }),
    messageWith(headers[2]!, { from: 'mallory@x.example' }),
    messageWith(headers[3]!, { to: 'p0@department.example' }),
    messageWith(inWords),
    messageWith(wrongKey),
    messageWith({ 'x-secure-mail': '1' }),
    messageWith({ 'x-secure-mail': '0' }),
    messageWith({}),
    composed,
  ];
  return { keys, instructions, headers, messages };
}

export interface Sealing {
  /** Of the protected header. */
  protectedHeader?: object;
  /** How often the entry of our key stands in it. */
  entries?: number;
}

/** A real seal for this key around any bytes, as whoever has the public key can make it. */
export async function sealAnything(
  key: JWK,
  plaintext: Uint8Array,
  { protectedHeader = {}, entries = 1 }: Sealing = {},
): Promise<string> {
  const header = { enc: 'A256GCM', typ: 'secure-mail-instructions', v: 1, ...protectedHeader };
  const encrypt = new GeneralEncrypt(plaintext).setProtectedHeader(header);
  const alg = 'ECDH-ES+A256KW';
  encrypt.addRecipient(await importJWK(key, alg)).setUnprotectedHeader({ alg, kid: await calculateJwkThumbprint(key) });
  const jwe = await encrypt.encrypt();
  const [entry] = jwe.recipients;
  // entries that name our key and do not open, and at the end the one that does
  const damaged = { ...entry, encrypted_key: `A${entry!.encrypted_key!.slice(1)}` };
  const readers = [...Array.from({ length: entries - 1 }, () => damaged), entry];
  return [jwe.protected!, base64url.encode(JSON.stringify(readers)), jwe.iv!, jwe.ciphertext, jwe.tag!].join('.');
}

/** The same headers that the pane writes, for a seal of any length: in parts of any length, as nothing holds a stranger to ours. */
export function headersAround(sealed: string, draftId = 'draft-0123456'): Headers {
  const usual = formatSealHeaders({ draftId, cover: 'f'.repeat(32), sealed: 'x' });
  const part = Math.ceil(sealed.length / 24);
  const parts = sealed.match(new RegExp(`.{1,${part}}`, 'g')) ?? [];
  const named = parts.map((text, at) => [`x-secure-mail-${at + 1}`, text]);
  const seal = usual['x-secure-mail-seal']!.replace('parts=1', `parts=${parts.length}`).replace(
    'size=1',
    `size=${sealed.length}`,
  );
  return { 'x-secure-mail': '1', 'x-secure-mail-seal': seal, ...(Object.fromEntries(named) as Headers) };
}
