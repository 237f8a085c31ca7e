/**
 * What Office.js from npm lacks, as it ends at Mailbox 1.12: calls and events of later sets. The
 * numbers are our own: those that Microsoft's newer Office.js sends are not known to us. Names of
 * events: `@types/office-js`.
 */
export const NEWER_CALLS = { labelCatalog: 90_001, labelsEnabled: 90_002, getLabel: 90_003, setLabel: 90_004 } as const;

export const NEWER_EVENTS = {
  contextChanged: 'olkInitializationContextChanged',
  labelChanged: 'olkSensitivityLabelChanged',
} as const;

/**
 * What an add-in's page talks about with the window besides Office.js, in its form, is marked by
 * this in the conversation.
 */
export const NEWER_CONVERSATION = '_newer';
