/** What a frame learns at its start: of Outlook (app context) and of the item (initial data). Fields: host protocol, 7 and 8. */
import type { Channel } from './channel';
import type { Draft } from './draft';
import type { Manifest } from './manifest';
import type { RoamingSettings } from './mailbox';
import { requirementMatrix } from './requirement-sets';
import type { Settings } from './settings';

export function appContext(channel: Channel, manifest: Manifest, settings: Settings, roaming: RoamingSettings) {
  return {
    _id: channel.controlId,
    _appName: 64, // Outlook on the web
    _appVersion: '16.01',
    _appMinorVersion: 1,
    _appUILocale: settings.language,
    _dataLocale: settings.contentLanguage ?? settings.language,
    _docUrl: '',
    _clientMode: 1,
    _settings: roaming,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: channel.correlationId,
    _appInstanceId: channel.controlId,
    _requirementMatrix: JSON.stringify(requirementMatrix(settings)),
    _hostFullVersion: '16.0.0.0',
    _clientWindowHeight: window.innerHeight,
    _clientWindowWidth: window.innerWidth,
    _addinName: manifest.displayName,
    _appDomains: manifest.appDomains,
    _featureGates: {},
    _initialDisplayMode: 2,
  };
}

/** Outlook's own numbers for the permission in the manifest. */
const PERMISSION_LEVELS: Record<string, number> = { Restricted: 0, ReadItem: 1, ReadWriteItem: 3, ReadWriteMailbox: 2 };

/** `null` when no mail is open: Office.js then has no item. */
export function initialData(draft: Draft | null, manifest: Manifest, settings: Settings) {
  if (!draft) return null;
  return {
    itemType: 4, // a message that is being written
    permissionLevel: PERMISSION_LEVELS[manifest.permission] ?? 0,
    hostVersion: '20260901001.01',
    owaView: 'ThreeColumns',
    userDisplayName: settings.userName,
    userEmailAddress: settings.user,
    userTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userProfileType: 'office365',
    conversationId: draft.content.conversationId,
    seriesId: null,
    isFromSharedFolder: false,
    openWindowOpen: false,
    extensionId: manifest.id,
    isRead: true,
    ewsUrl: '',
    restUrl: '',
    timeZoneOffsets: null,
  };
}
