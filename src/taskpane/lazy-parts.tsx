/** The parts that load when they are first needed, each a chunk of its own, and how to have them ready before that. */
import { lazyPart } from './lazy-part';
import { loadSeveralWords } from './several/several-words';

const loadList = () => import(/* webpackChunkName: "recipients" */ './recipients/recipients');
const loadMethodMenu = () => import(/* webpackChunkName: "method-menu" */ './recipients/method-menu');
const loadReasonTip = () => import(/* webpackChunkName: "reason-tip" */ './recipients/reason-tip');
const loadCodeNote = () => import(/* webpackChunkName: "code-note" */ './recipients/code-note');
const loadListTools = () => import(/* webpackChunkName: "list-tools" */ './recipients/list-tools');
const loadSeveral = async () => {
  const [parts] = await Promise.all([import(/* webpackChunkName: "several" */ './several/parts'), loadSeveralWords()]);
  return parts;
};
const loadNumberInput = () => import(/* webpackChunkName: "phone-number-input" */ './inputs/phone-number-input');
const loadCodeInput = () => import(/* webpackChunkName: "access-code-input" */ './inputs/access-code-input');
const loadCardContent = () => import(/* webpackChunkName: "card-content" */ './card/card-content');
const loadLabelLine = () => import(/* webpackChunkName: "label-line" */ './states/label-line');
const loadProblemBar = () => import(/* webpackChunkName: "problem-bar" */ './problems/problem-bar');
export const loadPhoneNumbers = () => import(/* webpackChunkName: "phone-numbers" */ '../verification/phone-numbers');

export const RecipientList = lazyPart('recipient-list', async () => (await loadList()).RecipientList);
/** The card's frame: it opens from a row, so it comes with them. */
export const ContactCard = lazyPart('contact-card', async () => (await loadList()).ContactCard);
export const PaneFooter = lazyPart('pane-footer', async () => (await loadList()).PaneFooter);
export const VerificationButton = lazyPart('verification-button', async () => (await loadList()).VerificationButton);
export const MethodMenu = lazyPart('method-menu', async () => (await loadMethodMenu()).MethodMenu);
export const CodeNote = lazyPart('code-note', async () => (await loadCodeNote()).CodeNote);
export const ReasonTip = lazyPart('reason-tip', async () => (await loadReasonTip()).ReasonTip);
export const ProblemBar = lazyPart('problem-bar', async () => (await loadProblemBar()).ProblemBar);
export const LabelLine = lazyPart('label-line', async () => (await loadLabelLine()).LabelLine);
export const ListTools = lazyPart('list-tools', async () => (await loadListTools()).ListTools);
export const NothingFound = lazyPart('nothing-found', async () => (await loadListTools()).NothingFound);
export const SeveralBar = lazyPart('several-bar', async () => (await loadSeveral()).SeveralBar);
export const RowCheckbox = lazyPart('row-checkbox', async () => (await loadSeveral()).RowCheckbox);
export const SharedCode = lazyPart('shared-code', async () => (await loadSeveral()).SharedCode);
export const PhoneNumberInput = lazyPart('phone-number-input', async () => (await loadNumberInput()).PhoneNumberInput);
export const AccessCodeInput = lazyPart('access-code-input', async () => (await loadCodeInput()).AccessCodeInput);
/** A page has one language for life, and says which. */
export const CardContent = lazyPart('card-content', async () =>
  (await loadCardContent()).cardContentIn(document.documentElement.lang),
);

/** A chunk that does not arrive is asked for again when it is needed; until then there is nothing to tell. */
function warm(...parts: { warm(): Promise<void> }[]): void {
  for (const part of parts) void part.warm();
}

export const warmMenu = () => warm(MethodMenu, ReasonTip);
export const warmProblems = () => warm(ProblemBar);
export const warmCard = () => warm(ContactCard, CardContent);
export const warmInputs = () => warm(PhoneNumberInput, AccessCodeInput);

export const warmSeveral = () => warm(SeveralBar, RowCheckbox, SharedCode);

/** Calls back when the browser has nothing better to do. @returns how to cancel. */
export function whenIdle(callback: () => void): () => void {
  // Safari has no requestIdleCallback
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(callback, 500);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(callback, { timeout: 3000 });
  return () => window.cancelIdleCallback(handle);
}
