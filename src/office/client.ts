/** Which of Outlook's clients this is, where it matters and nothing that can be asked for tells it. */

/**
 * Classic Outlook on Windows: its events run in an engine of their own, without the storage of the pane
 * (office-js issues 3312, 6106). New Outlook calls itself Outlook on the web.
 */
export const isClassicOutlook = (): boolean => String(Office.context.platform) === 'PC';
