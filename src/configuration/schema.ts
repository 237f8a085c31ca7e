/**
 * The organization's settings, each field once: what it may hold, what holds where nothing is set, who may set it, and whether the gate
 * needs it. What each means is told by the README, whose table is made of this file and of `tooling/configuration-table.ts`.
 */
import * as z from 'zod/mini';
import { LONGEST_ACCESS_CODE } from '../verification/access-code';
import type { LanguageTag } from '../verification/brands';
import { METHOD_IDS, type MethodId, type Policy, type TransportStandard } from '../verification/types';
import { field, fill, objectOf, part, type Field, type Filled } from './fields';
import { gatewayKeysSchema } from './gateway-key';
import * as value from './values';

// fewer can be guessed within the attempts that a person with typing errors needs
export const SHORTEST_ACCESS_CODE = 4;
// Outlook takes no more
export const MOST_RECIPIENTS = 1_000;
export const AUDIT_RETENTION = { minimum: 30, maximum: 36_500 };
export const STANDARDS = ['nta-7516', 'dane', 'mta-sts'] as const satisfies readonly TransportStandard[];

const onOff = z.boolean();
const whole = (minimum: number, maximum: number) => z.int().check(z.gte(minimum), z.lte(maximum));
const codeLength = whole(SHORTEST_ACCESS_CODE, LONGEST_ACCESS_CODE);
const standards = value.distinct(z.enum(STANDARDS));
const languages = value.distinct(value.language).check(z.refine((list) => list.length > 0, value.mistake('empty', {})));

const on = field(onOff, () => true);
const methods = {
  ...(Object.fromEntries(METHOD_IDS.map((id) => [id, on])) as Record<MethodId, typeof on>),
  'verification-email': field(z.literal([true, false, 'last-resort']), () => true),
};

const transport = {
  accepted: field(standards, (): TransportStandard[] => ['nta-7516']),
  // a standard that is no longer accepted is not chosen either, without anybody having to say so
  automatic: field(standards, ({ accepted }: { accepted: TransportStandard[] }) =>
    accepted.filter((standard) => standard === 'nta-7516'),
  ),
  beforeAccount: field(onOff, () => false),
};

/** One length that is set beyond the default of the other takes the other along; that of generated codes goes with both. */
interface Lengths {
  minimumLength?: number;
  maximumLength?: number;
}
const accessCode = {
  minimumLength: field(codeLength, ({ maximumLength = Infinity }: Lengths) => Math.min(8, maximumLength)),
  maximumLength: field(codeLength, ({ minimumLength }: Required<Lengths>) => Math.max(64, minimumLength)),
  maskSaved: field(onOff, () => false),
  // three groups of four; with this alphabet 49 bits
  generatedLength: field(codeLength, ({ minimumLength, maximumLength }: Required<Lengths>) =>
    Math.min(Math.max(12, minimumLength), maximumLength),
  ),
  // without what looks or sounds alike (0 o, 1 i l, 2 z, 5 s, 8 b, m n, u v, g q), and without vowels: no words come about
  alphabet: field(value.alphabet, () => 'cdfhjkprtwxy34679'),
};

/** What a label asks of a mail: the pane offers it, it is switched on, or nothing else leaves. */
export const LABEL_WISHES = ['suggest', 'on', 'required'] as const;
const label = objectOf({
  secureMail: { type: z.enum(LABEL_WISHES) },
  weakestMethod: { type: z.optional(z.enum(METHOD_IDS)) },
});

const directory = {
  url: { type: value.serviceAddress },
  clientId: { type: z.optional(value.applicationId) },
  scope: { type: z.optional(value.scope) },
  tenant: { type: z.optional(value.tenant) },
};

/**
 * `document`: whom the pane trusts is the document's alone to say, for whoever could change that could read every mail. `service`: what
 * the pane need not know. `both`: the service's is laid over the document's. `gate`: asks something of mail at Send, and is kept for the
 * gate. That is the document's alone, too, as there is no service to ask at Send.
 */
export type Setting = Field & ({ setBy: 'service' | 'both'; gate?: never } | { setBy: 'document'; gate?: true });
const byBoth = { setBy: 'both' } as const;
const byDocument = { setBy: 'document' } as const;
const atSend = { setBy: 'document', gate: true } as const;

/** What the rules need. */
const POLICY = {
  brand: field(value.brand, () => 'Zivver', byBoth),
  ownDomains: field(value.distinct(value.domain), () => [], byBoth),
  trustedDomains: field(value.distinct(value.domain), () => [], byBoth),
  methods: { ...part(methods), ...byBoth },
  transport: { ...part(transport), ...byBoth },
  accessCode: { ...part(accessCode), ...byBoth },
  defaultCountry: field(value.country, () => 'NL', byBoth),
} satisfies Record<string, Setting & { gate?: never }>;

const OTHERS = {
  notificationLanguages: field(languages, () => languages.parse(['en', 'nl', 'de', 'fr']), byBoth),
  defaultNotificationLanguage: field(
    value.language,
    // the list is never empty
    ({ notificationLanguages: [first] }: { notificationLanguages: [LanguageTag] }) => first,
    byBoth,
  ),
  secureByDefault: field(onOff, () => false, atSend),
  requireSecure: field(onOff, () => false, atSend),
  confirmAbove: { type: z.optional(whole(1, MOST_RECIPIENTS)), ...atSend },
  confirmNewDomains: field(onOff, () => false, atSend),
  labels: { type: z.optional(value.byLabel(label)), ...atSend },
  // without one secure mail cannot be switched on
  gatewayKeys: field(gatewayKeysSchema, () => [], byDocument),
  directoryFile: { type: z.optional(value.fileBeside), ...byDocument },
  directory: { fields: directory, type: z.optional(objectOf(directory)), ...byDocument },
} satisfies Record<string, Setting>;

export const DOCUMENT_FIELDS = { ...POLICY, ...OTHERS };
export const FIELDS = {
  ...DOCUMENT_FIELDS,
  auditRetentionDays: { type: z.optional(whole(AUDIT_RETENTION.minimum, AUDIT_RETENTION.maximum)), setBy: 'service' },
} satisfies Record<string, Setting>;

export type LabelRule = z.output<typeof label>;
export type Configuration = Filled<typeof OTHERS> & { policy: Policy };

/** The document, from JSON to a configuration whose fields are right by themselves; whether they agree is `disagreements`. */
export const documentSchema = z.pipe(objectOf(DOCUMENT_FIELDS), z.transform(configurationOf));

function configurationOf(filled: Filled<typeof DOCUMENT_FIELDS>): Configuration {
  const { methods: allowed, ...rules } = fill(POLICY, filled);
  return { ...fill(OTHERS, filled), policy: { ...rules, allowed } };
}

/** What holds where the document says nothing. */
export const defaultConfiguration = (): Configuration => configurationOf(fill(DOCUMENT_FIELDS, {}));

/** @returns undefined for a name that is no field */
export const setBy = (name: string): Setting['setBy'] | undefined =>
  Object.hasOwn(FIELDS, name) ? FIELDS[name as keyof typeof FIELDS].setBy : undefined;

/** Names of the fields that the gate needs. */
export type GateField = {
  [Name in keyof typeof OTHERS]: (typeof OTHERS)[Name] extends { gate: true } ? Name : never;
}[keyof typeof OTHERS];

/** Whether something is asked of mail at Send, so that the gate must know it. */
export const asksAtSend = (configuration: Configuration): boolean =>
  Object.entries(OTHERS).some(([name, one]) => 'gate' in one && configuration[name as GateField]);
