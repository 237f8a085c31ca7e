/** The organization's configuration after parsing. The document itself, and what each field means, is in `schema.ts`. */
import type { LanguageTag } from '../verification/brands';
import type { Policy } from '../verification/types';

/** A public key of the mail gateway (RFC 7517). */
export interface GatewayKey {
  kty: string;
  [member: string]: unknown;
}

export interface Configuration {
  policy: Policy;
  notificationLanguages: LanguageTag[];
  defaultNotificationLanguage: LanguageTag;
  /** A new mail starts with secure mail on. */
  secureByDefault: boolean;
  /** Mail to anybody outside own and trusted domains is held while secure mail is off. */
  requireSecure: boolean;
  /** Mail to more recipients than this is to be confirmed at Send. */
  confirmAbove?: number;
  /** A reply that goes to an outside domain which the conversation did not have is to be confirmed at Send. */
  confirmNewDomains: boolean;
  /** Empty: secure mail cannot be switched on. */
  gatewayKeys: GatewayKey[];
  /** A JSON file beside the add-in with what the organization knows of recipients. */
  directoryFile?: string;
  /** In its place: the organization's directory service. */
  directory?: DirectorySettings;
}

/** Where the directory service is, and for which application a person signs in to it. */
export interface DirectorySettings {
  /** Without a slash at its end. */
  url: string;
  /** Client id of the add-in's application in Entra ID. Absent: Outlook is asked for a token in the older way only. */
  clientId?: string;
  /** What a token is asked for. Absent: `api://<clientId>/access_as_user`. */
  scope?: string;
  /** Entra ID tenant, by id or domain. Absent: the one of whoever signs in. */
  tenant?: string;
}

/** One mistake in the document: where, e.g. `accessCode.minimumLength`, and what is wrong, in words. */
export interface ConfigurationMistake {
  path: string;
  message: string;
}
