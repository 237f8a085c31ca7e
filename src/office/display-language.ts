/** The language in which Outlook shows itself, a BCP 47 tag such as `nl-NL`. Unknown, as some hosts leave it out. */
export const displayLanguage = (): unknown => Office.context.displayLanguage;
