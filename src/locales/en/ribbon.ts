/** What the ribbon button Secure mail tells by notification (150 characters). Not in the launch-event bundle. */
export const ribbonTexts = {
  on: 'Secure mail is on. Open Recipient verification before you send.',
  off: 'Secure mail is off. This mail goes out as normal mail.',
  noGatewayKey:
    'Secure mail cannot be switched on: your organization has not set its gateway key. Ask your administrator.',
  configurationWrong:
    'Secure mail cannot be switched on: there is a mistake in the settings of your organization. Ask your administrator.',
  configurationUnreachable:
    'Secure mail cannot be switched on: its settings did not load. Check your connection and try again.',
  outlookTooOld: 'Secure mail cannot be used in this version of Outlook. Use Outlook on the web or a newer Outlook.',
  failed: 'Outlook did not take the change. Press Secure mail again.',
};

export type RibbonTexts = typeof ribbonTexts;
