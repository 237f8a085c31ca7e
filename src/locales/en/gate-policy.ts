/**
 * What the dialog at Send says because of the organization's policy. Kept in roaming settings for the launch-event script, which has
 * no room for it; `#` stands where names or a count come. 500 characters with three names.
 */
export const gatePolicyWords = {
  required:
    'Your organization wants mail to # to be secure. Open Recipient verification, switch secure mail on, then send again.',
  label:
    'The sensitivity label of this mail asks for secure mail to #. Open Recipient verification, switch secure mail on, then send again.',
  many: 'This mail goes to # recipients. Check that all of them should get it before you send it.',
  'new-domain':
    'You are answering, and # was not part of the conversation. Check that they should get this mail before you send it.',
};

export type GatePolicyWords = typeof gatePolicyWords;
