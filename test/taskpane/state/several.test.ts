/** One choice for several recipients: one change, one save, one undo. */
import { accessCode, address, phoneNumber } from '../fake-pane-store';
import { createFakeDirectory, createFakeDraft, createPane, person, settle } from './fake-ports';

const [ANNA, BO, CILIA] = ['anna@lind.example', 'bo@lind.example', 'cilia@zorg.example'] as const;
const SMS = { method: 'sms-new', phoneNumber: phoneNumber('+31612345678') } as const;
const CODE = { method: 'access-code-new', accessCode: accessCode('Vuurtoren 88!') } as const;

async function secured(...people: string[]) {
  const draft = createFakeDraft(people.map((each) => person(each)));
  const directory = createFakeDirectory({ [ANNA]: { hasAccount: true } });
  return (await createPane({ draft, directory }).start()).switchOn();
}
type Opened = Awaited<ReturnType<typeof secured>>;
const onDraft = (opened: Opened) =>
  Object.fromEntries(opened.draft.last!.instructions.recipients.map(({ address: of, method }) => [of, method]));
const codeFor = (...people: string[]) => new Map(people.map((each) => [address(each), CODE]));

it('is saved once, for all of them', async () => {
  const opened = await secured(ANNA, BO, CILIA);
  const before = opened.draft.saved.length;
  opened.store.actions.chooseForSeveral(codeFor(ANNA, BO, CILIA));
  await settle();
  expect(onDraft(opened)).toEqual({ [ANNA]: CODE.method, [BO]: CODE.method, [CILIA]: CODE.method });
  expect(opened.draft.saved).toHaveLength(before + 1);
  expect(opened.state.undo).toEqual({ address: ANNA, displayName: ANNA, several: 3 });
});

it('leaves the others as they are', async () => {
  const opened = await secured(ANNA, BO, CILIA);
  opened.store.actions.choose(address(CILIA), SMS);
  opened.store.actions.chooseForSeveral(codeFor(BO));
  await settle();
  expect(onDraft(opened)).toEqual({ [ANNA]: 'account', [BO]: CODE.method, [CILIA]: SMS.method });
});

it('is taken back for all of them at once, each to what they had', async () => {
  const opened = await secured(ANNA, BO, CILIA);
  opened.store.actions.choose(address(CILIA), SMS);
  opened.store.actions.chooseForSeveral(codeFor(ANNA, BO, CILIA));
  opened.store.actions.undo();
  await settle();
  expect(onDraft(opened)).toEqual({ [ANNA]: 'account', [CILIA]: SMS.method });
  expect(opened.state.undo).toBeUndefined();
});

it('is taken back for those who are still there', async () => {
  const opened = await secured(ANNA, BO, CILIA);
  opened.store.actions.chooseForSeveral(codeFor(ANNA, BO, CILIA));
  await opened.setRecipients([person(BO), person(CILIA)]);
  expect(opened.state.undo).toEqual({ address: BO, displayName: BO, several: 2 });
  opened.store.actions.undo();
  await settle();
  expect(onDraft(opened)).toEqual({});
});

it('for nobody on the draft changes nothing', async () => {
  const opened = await secured(BO);
  const before = opened.draft.saved.length;
  opened.store.actions.chooseForSeveral(codeFor(CILIA));
  await settle();
  expect(opened.draft.saved).toHaveLength(before);
  expect(opened.state.undo).toBeUndefined();
});
