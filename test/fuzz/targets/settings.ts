/** Settings and files: the mailbox's memory, the organization's document and file, the environment of the service, the gateway's settings and key. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { inWords } from '../../../src/configuration/mistakes';
import { parseConfiguration } from '../../../src/configuration/parse-configuration';
import { readDocument, writeDocument } from '../../../src/directory/mailbox-document';
import { createOrganizationFile } from '../../../src/directory/organization-file';
import { DirectoryUnavailable } from '../../../src/directory/types';
import { parsePrivateKeys } from '../../../src/gateway/private-key';
import { WrongRelaySettings, readSettings as readRelaySettings } from '../../../src/gateway/relay/settings';
import { configurationMistakes } from '../../../src/locales/en/configuration';
import directory from '../../../src/outlook/sample/directory.json';
import organization from '../../../src/outlook/sample/organization.json';
import { WrongSettings } from '../../../src/service/directory-settings';
import { readSettings } from '../../../src/service/settings';
import type { EmailAddress } from '../../../src/verification/brands';
import type { KeyPair } from '../../gateway/messages';
import { nearlyJson } from '../mutate-json';
import { nearlyText } from '../mutate';
import { parseEmailAddress } from '../../../src/verification/email-address';
import { mustHold, refusing, target } from '../target';

const ANNA = 'anna@praktijk.example' as EmailAddress;
const MEMORY = {
  v: 1,
  c: {
    [ANNA]: {
      t: 20_260_401,
      n: 'Anna',
      l: 'nl',
      p: ['+31612345678'],
      a: ['Tulp-4821', 'de bloem', 20_260_401],
      m: 's',
    },
    'ben@legal.example': { t: 20_260_402, l: null, o: ['Linde 77 Hof', null, 20_260_402], m: 'o' },
  },
  d: [{ i: 'draft-0123456', t: 20_260_403, u: [{ address: ANNA, method: 'sms-new', phoneNumber: '+31612345678' }] }],
};

const memory = target('the memory in the roaming settings', nearlyJson(MEMORY), (found) => {
  const document = readDocument(found);
  if (!document) return false;
  const written = writeDocument(document);
  mustHold(isDeepStrictEqual(readDocument(written), document), 'what is written is not read again');
  // no address, and nothing that this add-in wrote: zod leaves it out wherever it stands
  const names = (value: unknown) =>
    Object.keys((value as { c?: object } | null)?.c ?? {})
      .filter((name) => name !== '__proto__')
      .sort();
  const kept = names(written);
  const isKept = (name: string) => {
    const mailbox = parseEmailAddress(name);
    return kept.includes(name) || (mailbox.ok && kept.includes(mailbox.value));
  };
  mustHold(names(found).every(isKept), 'a contact got lost');
  return true;
});

const RULES = {
  ...organization,
  methods: { account: false, 'sms-new': true },
  accessCode: { minimumLength: 6, maximumLength: 60, generatedLength: 12, alphabet: 'abcdefghijkmnpqrstuvwxyz' },
  transport: { accepted: ['nta-7516', 'dane'], automatic: ['nta-7516'], beforeAccount: true },
};
const rulesWith = (key: unknown) => ({ ...RULES, gatewayKeys: [key] });

const document = ({ publicKey, privateKey }: KeyPair) =>
  target('the organization document', nearlyJson(rulesWith(publicKey), rulesWith(privateKey), RULES), (found) => {
    const parsed = parseConfiguration(found);
    if (parsed.ok) {
      const kept = JSON.stringify(parsed.configuration.gatewayKeys);
      mustHold(!kept.includes(`"d":`), 'a private key was taken');
      return true;
    }
    mustHold(parsed.mistakes.length > 0, 'refused without a mistake');
    for (const mistake of parsed.mistakes) mustHold(inWords(mistake, configurationMistakes).message !== '', 'no words');
    return false;
  });

const file = target('the organization file', nearlyJson(directory), async (found) => {
  const lookup = createOrganizationFile(async () => found).lookup([ANNA, 'x@__proto__' as EmailAddress]);
  return (await refusing([DirectoryUnavailable], () => lookup)) !== undefined;
});

const ENVIRONMENT = {
  PORT: '8080',
  DATABASE_URL: 'postgres://directory:secret@db.example:5432/directory?sslmode=verify-full',
  TOKEN_ISSUERS: JSON.stringify([
    { issuer: 'https://login.example/{tid}/v2.0', jwksUri: 'https://login.example/keys' },
  ]),
  TOKEN_AUDIENCE: 'api://directory',
  TOKEN_CLIENTS: '0b6a3a54-6d0e-4d3c-9a54-6f1d1e0c9a01',
  TENANTS: '0b6a3a54-6d0e-4d3c-9a54-6f1d1e0c9a01, 0b6a3a54-6d0e-4d3c-9a54-6f1d1e0c9a02',
  ADD_IN_ORIGIN: 'https://add-in.example',
  DNS_RESOLVERS: '127.0.0.1, [::1]:5353',
  LIMIT_ADDRESSES_PER_HOUR: '5000',
};
const variables = fc.record(
  Object.fromEntries(
    Object.entries(ENVIRONMENT).map(([name, value]) => [name, fc.oneof(fc.constant(value), nearlyText(value))]),
  ),
);
const environment = target('the environment of the service', variables, async (found) => {
  const settings = await refusing([WrongSettings], () => readSettings(found as Record<string, string>));
  mustHold(settings === undefined || settings.tokens.tenants.length > 0, 'a service without tenants');
  return settings !== undefined;
});

const GATEWAY = {
  host: 'gateway.ziekenhuis.example',
  listen: { host: '127.0.0.1', port: 2525 },
  submitters: ['10.0.0.0/8', '::1'],
  nextHop: { host: 'mail.ziekenhuis.example', port: 25, tls: 'required' },
  keyFiles: ['key.json'],
  adapter: { kind: 'webhook', url: 'https://hook.example/mail', secretFile: 'secret', timeOut: 30 },
  folder: 'state',
  proofs: {
    secretFile: 'secret',
    directoryUrl: 'https://directory.example/',
    tokenUrl: 'https://login.example/token',
    clientId: 'gateway',
    clientSecretFile: 'secret',
    scope: 'api://directory/.default',
  },
};

async function gateway({ privateKey }: KeyPair) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fuzz-'));
  await writeFile(path.join(folder, 'key.json'), JSON.stringify(privateKey));
  await writeFile(path.join(folder, 'secret'), 'the secret\n');
  const texts = fc.oneof(
    { weight: 3, arbitrary: nearlyJson(GATEWAY).map((each) => JSON.stringify(each)) },
    nearlyText(JSON.stringify(GATEWAY)),
  );
  const take = async (text: string) => {
    await writeFile(path.join(folder, 'gateway.json'), text);
    const settings = await refusing([WrongRelaySettings], () => readRelaySettings(path.join(folder, 'gateway.json')));
    mustHold(settings === undefined || settings.privateKeys.length > 0, 'a gateway without a key');
    const urls = [settings?.proofs?.tokenUrl, settings?.adapter.kind === 'webhook' ? settings.adapter.url : undefined];
    const isOpen = (url = 'https://x.example') =>
      new URL(url).protocol !== 'https:' && !/^(127\.[\d.]+|localhost|\[::1\])$/.test(new URL(url).hostname);
    mustHold(!urls.some(isOpen), 'secrets over an open line');
    return settings !== undefined;
  };
  return target('the settings of the gateway', texts, take, () => rm(folder, { recursive: true }));
}

const privateKey = (keys: KeyPair) => {
  const texts = nearlyJson(keys.privateKey, { keys: [keys.privateKey] }).map((each) => JSON.stringify(each));
  return target('the private key of the gateway', texts, async (text) => {
    const found = await parsePrivateKeys(text);
    mustHold(!found.ok || found.keys.length > 0, 'no key, and taken');
    return found.ok;
  });
};

export const settingsTargets = async (keys: KeyPair) => [
  memory,
  document(keys),
  file,
  environment,
  await gateway(keys),
  privateKey(keys),
];
