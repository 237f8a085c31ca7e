/** What frames of one draft tell each other in its session data: states and ids, never a number or a code. */

/** `1` while policy wants a new mail secure and nothing is written on it yet, as it has no recipient. */
export const TO_BE_ON_SESSION = 'secure-mail-to-be-on';
/** Id of the draft whose pane shows choices that are not on it, where the gate has no storage to see that in. */
export const UNSAVED_SESSION = 'secure-mail-unsaved';
