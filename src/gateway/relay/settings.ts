/** The relay's settings: one JSON file, checked here, with the files that it names. Paths count from the file's own folder. */
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import path from 'node:path';
import type { JWK } from 'jose';
import * as z from 'zod';
import { gateway as keyTexts } from '../../locales/en/gateway';
import { relay as texts } from '../../locales/en/relay';
import { parsePrivateKeys } from '../private-key';
import type { HeadersAdapter } from './adapters/headers';
import type { WebhookAdapter } from './adapters/webhook';
import type { NextHop } from './next-hop';

const SECOND = 1_000;
const MEGABYTE = 1024 * 1024;

const port = z.int().min(1).max(65_535);
const seconds = (fallback: number) => z.int().min(1).max(600).default(fallback);
const isLoopback = (host: string) =>
  ['localhost', '::1', '[::1]'].includes(host) || (isIP(host) === 4 && host.startsWith('127.'));
// asked of what is no address, too: zod tells that beside it
const isSafe = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
};
const isAddress = (text: string) => /^[a-z]+:\/\//i.test(text);
const address = z.url().refine(isSafe, 'must begin with https://');
const network = z.string().refine((text) => {
  const [host = '', bits] = text.split('/');
  const family = isIP(host);
  return family > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
}, 'must be an address such as 10.0.0.1, or a network such as 10.0.0.0/8');

const hop = z.strictObject({
  host: z.string().min(1),
  port: port.default(25),
  tls: z.enum(['required', 'none']).optional(),
});

const schema = z.strictObject({
  /** Name of this server, in its greeting and in reports. */
  host: z.string().min(1),
  listen: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: port.default(2525),
      certificate: z.strictObject({ keyFile: z.string(), certFile: z.string() }).optional(),
    })
    .prefault({}),
  submitters: z.array(network).min(1).default(['127.0.0.1', '::1']),
  nextHop: hop,
  /** Files with private keys; several while keys change. */
  keyFiles: z.array(z.string()).min(1),
  adapter: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('headers'),
      notificationLanguage: z.enum(['refuse', 'leave']).default('refuse'),
      /** For secure mail alone: whatever comes to it is secured. */
      nextHop: hop.optional(),
      /** The same of the one next hop: it secures normal mail, too. */
      securesEverything: z.boolean().default(false),
    }),
    z.strictObject({ kind: z.literal('webhook'), url: address, secretFile: z.string(), timeOut: seconds(30) }),
  ]),
  /** The organization's configuration as its senders get it: a file, or an https address. */
  organization: z
    .string()
    .min(1)
    .refine((text) => !isAddress(text) || isSafe(text), 'must begin with https://')
    .optional(),
  /** What must outlast a restart: which seal came with which mail, and who has it. */
  folder: z.string(),
  maximumMegabytes: z.int().min(1).max(150).default(50),
  maximumAtOnce: z.int().min(1).max(500).default(20),
  timeOut: seconds(60),
  /** Where deliveries report a number that was proved, and where that is told on. */
  proofs: z
    .strictObject({
      port: port.default(2580),
      secretFile: z.string(),
      directoryUrl: address,
      tokenUrl: address,
      clientId: z.string().min(1),
      clientSecretFile: z.string(),
      scope: z.string().min(1),
    })
    .optional(),
});
type Document = z.infer<typeof schema>;

export interface ProofSettings extends Omit<NonNullable<Document['proofs']>, 'secretFile' | 'clientSecretFile'> {
  secret: string;
  clientSecret: string;
}

export type AdapterSettings =
  ({ kind: 'headers'; nextHop: NextHop } & HeadersAdapter) | ({ kind: 'webhook' } & WebhookAdapter);

export interface RelaySettings {
  host: string;
  listen: { host: string; port: number; certificate?: { key: string; cert: string } };
  submitters: string[];
  nextHop: NextHop;
  privateKeys: JWK[];
  adapter: AdapterSettings;
  /** Where the organization's configuration is. */
  organization?: string;
  folder: string;
  maximumBytes: number;
  maximumAtOnce: number;
  clientTimeOut: number;
  proofs?: ProofSettings;
}

/** Its message is a sentence for whoever runs the gateway; no secret is in it. */
export class WrongRelaySettings extends Error {
  override name = 'WrongRelaySettings';
}

/** @throws WrongRelaySettings */
export async function readSettings(file: string): Promise<RelaySettings> {
  const folder = path.dirname(path.resolve(file));
  const beside = (name: string) => path.resolve(folder, name);
  const text = (name: string) =>
    readFile(beside(name), 'utf8').catch(() => {
      throw new WrongRelaySettings(texts.unreadable(name));
    });
  const secretIn = async (name: string) => (await text(name)).trim();

  const document = await parseFile(file);
  const privateKeys: JWK[] = [];
  for (const name of document.keyFiles) {
    const parsed = await parsePrivateKeys(await text(name));
    if (!parsed.ok) throw new WrongRelaySettings(`${name} ${keyTexts.keyFileProblems[parsed.problem]}`);
    privateKeys.push(...parsed.keys);
  }
  const { listen, nextHop, adapter, proofs } = document;
  const hopOf = ({ host, port: at, tls }: Document['nextHop']): NextHop => ({
    host,
    port: at,
    tls: tls ?? (isLoopback(host) ? 'none' : 'required'),
    timeOut: document.timeOut * SECOND,
  });
  return {
    host: document.host,
    listen: {
      host: listen.host,
      port: listen.port,
      ...(listen.certificate && {
        certificate: { key: await text(listen.certificate.keyFile), cert: await text(listen.certificate.certFile) },
      }),
    },
    submitters: document.submitters,
    nextHop: hopOf(nextHop),
    privateKeys,
    adapter:
      adapter.kind === 'headers'
        ? {
            kind: 'headers',
            notificationLanguage: adapter.notificationLanguage,
            nextHop: hopOf(adapter.nextHop ?? nextHop),
            securesEverything: adapter.securesEverything || adapter.nextHop !== undefined,
          }
        : {
            kind: 'webhook',
            url: adapter.url,
            secret: await secretIn(adapter.secretFile),
            timeOut: adapter.timeOut * SECOND,
          },
    ...(document.organization && {
      organization: isAddress(document.organization) ? document.organization : beside(document.organization),
    }),
    folder: beside(document.folder),
    maximumBytes: document.maximumMegabytes * MEGABYTE,
    maximumAtOnce: document.maximumAtOnce,
    clientTimeOut: document.timeOut * SECOND,
    ...(proofs && {
      proofs: {
        port: proofs.port,
        directoryUrl: proofs.directoryUrl,
        tokenUrl: proofs.tokenUrl,
        clientId: proofs.clientId,
        scope: proofs.scope,
        secret: await secretIn(proofs.secretFile),
        clientSecret: await secretIn(proofs.clientSecretFile),
      },
    }),
  };
}

async function parseFile(file: string): Promise<Document> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongRelaySettings(texts.noSettings(file));
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new WrongRelaySettings(texts.settingsNotJson(file));
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || 'settings'}: ${message}`);
  throw new WrongRelaySettings(texts.settingsWrong(file, mistakes));
}
