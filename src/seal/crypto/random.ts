/** What has to be unguessable or unique, from the platform's random source. */

function randomText(bytes: number): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** 43 characters of base64url: 256 bits (`mailbox-key.ts`). */
export const createMailboxKey = (): string => randomText(32);

/** 12 characters that tell this draft from any other; no more than that. */
export const createDraftId = (): string => randomText(9);
