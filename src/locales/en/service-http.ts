/** What the directory service says of a request that it does not serve (RFC 9457), and of itself. For those who write a client: in English only. `titles` by the codes of `src/contract/problem.ts`. */

/** Kinds of zod's issues, as far as the contract's schemas can give them. */
export type SchemaMistake =
  'invalid_type' | 'too_big' | 'too_small' | 'invalid_format' | 'unrecognized_keys' | 'invalid_value' | 'invalid_union';

export const serviceHttp = Object.freeze({
  titles: {
    'not-signed-in': 'A valid access token is needed.',
    'not-allowed': 'This token does not allow this.',
    'no-such-route': 'There is no such route.',
    'wrong-body': 'The body is not as this route needs it.',
    'body-too-large': 'The body is too large.',
    'wrong-type-of-body': 'The body is not of the type that this route takes.',
    'changed-meanwhile': 'It was changed meanwhile. What stands there now is in this answer.',
    'precondition-missing': 'If-Match must name the version that was seen, in quotes.',
    'undo-too-late': 'This can no longer be put back.',
    'too-many-requests': 'Too many addresses were asked. Wait as long as Retry-After says.',
    'too-many-written': 'Too much was written. Wait as long as Retry-After says.',
    'too-many-new-codes': 'Too many new codes were set for the organization. Wait as long as Retry-After says.',
    'too-many-at-once': 'Too many calls of this organization are waiting. Wait as long as Retry-After says.',
    'too-many-imports': 'Two imports of this organization are running. Wait until one has ended.',
    'too-slow': 'The body did not arrive in time.',
    unavailable: 'The service cannot do this now. Try again a little later.',
    unexpected: 'Something went wrong in the service.',
  },
  mistakes: {
    invalid_type: 'is missing, or of another type',
    too_big: 'is too long',
    too_small: 'is too short',
    invalid_format: 'is not in the right form',
    unrecognized_keys: 'is not known here',
    invalid_value: 'is not one of the values that may stand here',
    invalid_union: 'is of no kind that may stand here',
  } satisfies Record<SchemaMistake, string>,
  otherMistake: 'is not right',
  notUtf8: 'is not UTF-8',
  notJson: 'is not JSON',
  tooDeep: 'goes too deep',
  notStorable: 'holds a character that cannot be stored',
  endedEarly: 'ended before it was complete',
  openApi: {
    title: 'Secure mail: directory service',
    description:
      'What an organization knows of those it writes to. Codes and numbers travel in bodies only. Problems are RFC 9457, with a type of urn:secure-mail:problem:<code>.',
    token: 'An access token of Entra ID for this service.',
    answer: 'Done.',
    ifMatch: 'The version that was seen, in quotes; "0" where there was nothing.',
  },
});
