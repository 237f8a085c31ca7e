/** What is shown once secure mail is on and somebody is addressed: a pane in which it is off does without. */
export { ContactCard } from '../card/contact-card';
export { PaneFooter } from '../footer/pane-footer';
export { RecipientList } from './recipient-list';
export { VerificationButton } from '../toolbar/verification-button';
