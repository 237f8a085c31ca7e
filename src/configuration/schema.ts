/**
 * The organization's JSON document: every field, what it may hold, and which fields must agree. All are optional; what
 * each means stands in the README. Unknown fields are mistakes, for a misspelt switch would else be left as it was.
 */
import * as z from 'zod/mini';
import { LONGEST_ACCESS_CODE } from '../verification/access-code';
import { METHOD_IDS, type MethodId, type TransportStandard } from '../verification/types';
import { alphabet, brand, country, distinct, domain, fileBeside, language, mistake } from './fields';
import { applicationId, scope, serviceAddress, tenant } from './service-fields';
import { gatewayKeysSchema } from './gateway-key';

// fewer can be guessed within the attempts that a person with typing errors needs
const SHORTEST_ACCESS_CODE = 4;
// Outlook takes no more
const MOST_RECIPIENTS = 1_000;
const STANDARDS = ['nta-7516', 'dane', 'mta-sts'] as const satisfies readonly TransportStandard[];

const codeLength = z.optional(z.int().check(z.gte(SHORTEST_ACCESS_CODE), z.lte(LONGEST_ACCESS_CODE)));
const standards = z.optional(distinct(z.enum(STANDARDS)));
const yesOrNo = z.optional(z.boolean());

const methods = {
  ...(Object.fromEntries(METHOD_IDS.map((id) => [id, yesOrNo])) as Record<MethodId, typeof yesOrNo>),
  'verification-email': z.optional(z.literal([true, false, 'last-resort'])),
};
const transport = { accepted: standards, automatic: standards, beforeAccount: yesOrNo };
const accessCode = {
  minimumLength: codeLength,
  maximumLength: codeLength,
  maskSaved: yesOrNo,
  generatedLength: codeLength,
  alphabet: z.optional(alphabet),
};
const directory = {
  url: serviceAddress,
  clientId: z.optional(applicationId),
  scope: z.optional(scope),
  tenant: z.optional(tenant),
};

const fields = {
  brand: z.optional(brand),
  ownDomains: z.optional(distinct(domain)),
  trustedDomains: z.optional(distinct(domain)),
  methods: z.optional(z.strictObject(methods)),
  transport: z.optional(z.strictObject(transport)),
  accessCode: z.optional(z.strictObject(accessCode)),
  notificationLanguages: z.optional(
    distinct(language).check(z.refine((list) => list.length > 0, mistake('empty', {}))),
  ),
  defaultNotificationLanguage: z.optional(language),
  defaultCountry: z.optional(country),
  secureByDefault: yesOrNo,
  requireSecure: yesOrNo,
  confirmNewDomains: yesOrNo,
  confirmAbove: z.optional(z.int().check(z.gte(1), z.lte(MOST_RECIPIENTS))),
  gatewayKeys: z.optional(gatewayKeysSchema),
  directoryFile: z.optional(fileBeside),
  directory: z.optional(z.strictObject(directory)),
};

export const documentSchema = z.strictObject(fields);
export type ConfigurationDocument = z.infer<typeof documentSchema>;

/** The names that may stand in each part of the document, by its path; '' is the document itself. */
export const FIELD_NAMES: Readonly<Record<string, string[]>> = {
  '': Object.keys(fields),
  methods: Object.keys(methods),
  transport: Object.keys(transport),
  accessCode: Object.keys(accessCode),
  directory: Object.keys(directory),
};
