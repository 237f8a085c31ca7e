/** What the ribbon button Secure mail tells by notification (150 characters). Not in the launch-event bundle. */
export const ribbonTexts = {
  on: 'Secure mail is on. Open Recipient verification before you send.',
  off: 'Secure mail is off. This mail goes out as normal mail.',
  noGatewayKey:
    'Secure mail cannot be switched on: your organization has not set its gateway key. Press Secure mail again to send this as normal mail.',
  configurationWrong:
    'Secure mail cannot be switched on: your organization’s settings hold a mistake. Press Secure mail again to send this as normal mail.',
  configurationUnreachable:
    'Secure mail cannot be switched on: its settings did not load. Open the pane to try again, or press Secure mail to send this as normal mail.',
  outlookTooOld: 'Secure mail cannot be used in this version of Outlook. Use Outlook on the web or a newer Outlook.',
  held: 'Secure mail could not be switched on, so this mail is held. Press Secure mail again to send it as normal mail.',
  failed: 'Outlook did not take the change. Press Secure mail again.',
};

export type RibbonTexts = typeof ribbonTexts;
