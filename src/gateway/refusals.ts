/** Why a message is not taken for secure mail with instructions. `locales` has the sentence for each. */
export type GatewayRefusal =
  /** Secure mail is off, or nobody ever switched it on: an ordinary message. */
  | 'not-secure-mail'
  /** On, without a seal. */
  | 'no-seal'
  /** On, with a seal that none of the keys was meant for. */
  | 'wrong-key'
  /** Changed on the way, or not made by the add-in. */
  | 'damaged'
  /** One of our headers is there more than once, as after two clients that keep them apart (office-js issue 2791). */
  | 'doubled'
  | 'parts-missing'
  /** Made by a later version of the add-in. */
  | 'newer-version'
  /** The message goes to somebody for whom the seal has no instructions. */
  | 'does-not-cover-envelope'
  /** Two of its instructions are for one mailbox. */
  | 'one-mailbox-twice'
  /** The seal was made for a mail of somebody else. */
  | 'other-sender';
