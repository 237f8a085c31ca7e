/** The states worth a look, by name. `?state=` of the gallery's page picks one. */
import type { ConfigurationMistake } from '../../../src/configuration/mistakes';
import type { PaneProblem, PaneState } from '../../../src/taskpane/state/types';
import {
  accessCode,
  address,
  makeConfiguration,
  makePolicy,
  makeRow,
  phoneNumber,
  type Person,
} from '../fake-pane-store';
import { anna, bo, clinic, colleagues, crowd, longNames, okafor, team } from '../people';

const rows = (...people: Person[]) => people.map((person) => makeRow(person));
const mistakes: ConfigurationMistake[] = [
  { path: 'accessCode.minimumLength', message: 'must be a number from 4 to 64' },
  { path: 'notificationLanguages[2]', message: 'is not a language' },
];

const PROBLEMS: PaneProblem[] = [
  { problem: 'no-gateway-key' },
  { problem: 'configuration-wrong', mistakes },
  { problem: 'configuration-unreachable', action: 'retry' },
  { problem: 'outlook-too-old' },
  { problem: 'no-draft' },
  { problem: 'recipients-unreadable', action: 'retry' },
  { problem: 'recipients-without-address', names: ['Team North'] },
  { problem: 'directory-sign-in', action: 'sign-in' },
  { problem: 'directory-not-allowed', action: 'retry' },
  { problem: 'directory-away', action: 'retry' },
  { problem: 'draft-unreadable', parts: ['seal'] },
  { problem: 'begun-elsewhere', names: ['Bo Lind', 'cilia@zorg.example'] },
  { problem: 'memory-unreadable' },
  { problem: 'memory-full', action: 'make-room' },
  { problem: 'memory-unavailable', action: 'retry' },
  { problem: 'not-saved', action: 'retry' },
  { problem: 'gateway-key-unusable' },
  { problem: 'too-much-for-one-mail', fits: 640 },
  { problem: 'headers-not-kept', action: 'retry' },
];
const OFF = ['no-gateway-key', 'configuration-wrong', 'configuration-unreachable', 'outlook-too-old', 'no-draft'];

const masked = makeConfiguration({ accessCode: { ...makePolicy().accessCode, maskSaved: true } });
/** Somebody of whom there is one of everything. */
const known = makeRow({
  ...okafor,
  language: 'uk',
  record: {
    hasAccount: true,
    numbers: [
      ...okafor.record!.numbers!,
      { phoneNumber: phoneNumber('+4915123456789'), scope: 'organization', provedOn: '2026-08-20' },
    ],
    codes: okafor.record!.codes!.map((code) => ({ setOn: '2026-11-02', ...code })),
    safeTransport: { standard: 'nta-7516', checkedOn: '2026-11-20' },
  },
});

/** Codes that the directory service knows of, and that have not been read yet. */
const unreadCodes: Partial<Person> = {
  record: {
    ...okafor.record,
    numbers: [],
    codes: okafor.record!.codes!.map(({ accessCode: _read, ...code }) => ({ ...code, version: '3' })),
  },
};
const unread = makeRow({ ...okafor, ...unreadCodes });
const withService = { ...makeConfiguration(), directory: { url: 'https://directory.example' } };
const provided = { standard: 'nta-7516' as const, provider: 'Veilig BV', since: '2025-03', checkedOn: '2026-11-20' };

const mixed = rows(anna, bo, okafor, ...colleagues);

export const STATES: Record<string, Partial<PaneState>> = {
  off: { secure: false, rows: mixed },
  missing: { rows: mixed },
  'all-ready': { rows: rows(anna, okafor, clinic), saving: 'saved' },
  empty: { rows: [] },
  starting: { phase: 'starting', canSwitchOn: false, secure: false },
  withdrawn: {
    rows: [
      ...rows(anna),
      makeRow({ ...bo, ownChoice: { method: 'sms-known', phoneNumber: phoneNumber('+31612345678') } }),
      makeRow(
        { ...okafor, ownChoice: { method: 'access-code-new', accessCode: accessCode('kort') } },
        makePolicy({ allowed: { ...makePolicy().allowed, 'access-code-new': false } }),
      ),
    ],
  },
  // picked for one, put back for the other
  'verification-email': {
    rows: rows(
      { ...bo, ownChoice: { method: 'verification-email' } },
      { email: 'fenna@wijk.example', name: 'Fenna Bakker', record: { lastChoice: { method: 'verification-email' } } },
      okafor,
    ),
    saving: 'saved',
  },
  'looking-up': { rows: rows({ ...anna, pending: true }, { ...bo, pending: true }, okafor) },
  changed: { rows: mixed, saving: 'saved', undo: { address: address(okafor.email), displayName: okafor.name ?? '' } },
  saving: { rows: mixed, saving: 'saving', undo: { address: address(okafor.email), displayName: okafor.name ?? '' } },
  'saving-failed': {
    rows: mixed,
    saving: 'failed',
    undo: { address: address(okafor.email), displayName: okafor.name ?? '' },
    problems: [{ problem: 'not-saved', action: 'retry' }],
  },
  long: {
    rows: rows(
      anna,
      clinic,
      longNames,
      { ...longNames, email: `x.${longNames.email}`, record: { hasAccount: true } },
      team,
    ),
  },
  'only-colleagues': { rows: rows(...colleagues) },
  masked: {
    configuration: masked,
    rows: rows(bo, { ...okafor, record: { ...okafor.record, lastChoice: { method: 'organization-code-saved' } } }),
  },
  // with a directory service
  'code-being-read': { rows: [...rows(anna, bo), unread], configuration: withService },
  'code-not-read': { rows: [...rows(anna), { ...unread, codeProblem: 'away' }], configuration: withService },
  'code-not-allowed': { rows: [...rows(anna), { ...unread, codeProblem: 'not-allowed' }], configuration: withService },
  'code-of-a-colleague': {
    configuration: withService,
    rows: [
      ...rows(anna),
      makeRow({
        ...okafor,
        record: { codes: okafor.record!.codes!.slice(0, 1) },
        ownChoice: { method: 'organization-code-new', accessCode: accessCode('tulp-77-maan') },
      }),
    ],
  },
  'service-away': {
    configuration: withService,
    rows: mixed,
    problems: [{ problem: 'directory-away', action: 'retry' }],
  },
  // for the contact card
  'one-unread': { rows: [unread], configuration: withService },
  'one-not-read': { rows: [{ ...unread, codeProblem: 'away' }], configuration: withService },
  'one-safe-transport': {
    rows: rows({
      ...clinic,
      record: { safeTransport: provided, unsafeTransport: [{ standard: 'dane', reason: 'not-validated' }] },
    }),
  },
  'one-unsafe-transport': {
    rows: rows({
      ...bo,
      record: {
        unsafeTransport: [
          { standard: 'nta-7516', reason: 'not-in-force' },
          { standard: 'dane', reason: 'not-found' },
          { standard: 'mta-sts', reason: 'not-enforced' },
        ],
      },
    }),
  },
  'one-known': { rows: [known] },
  'one-known-masked': { rows: [known], configuration: masked },
  'one-known-away': { rows: [known], problems: [{ problem: 'directory-away', action: 'retry' }] },
  'one-unknown': { rows: rows(bo) },
  'one-unknown-away': { rows: rows(bo), problems: [{ problem: 'directory-away', action: 'retry' }] },
  'one-looked-up': { rows: rows({ ...bo, pending: true }) },
  // enough for the tools of a long list
  many: { rows: rows(anna, bo, team, longNames, okafor, clinic, ...colleagues.slice(0, 2), ...crowd(4)) },
  list: { rows: rows(team, anna) },
  crowd: { rows: rows(...crowd(500)) },
  'two-problems': { rows: mixed, problems: [PROBLEMS[6]!, PROBLEMS[12]!] },
  ...Object.fromEntries(
    PROBLEMS.map((problem) => [
      `problem-${problem.problem}`,
      OFF.includes(problem.problem)
        ? {
            phase: problem.problem === 'no-gateway-key' ? ('ready' as const) : ('stopped' as const),
            secure: false,
            canSwitchOn: false,
            rows: [],
            problems: [problem],
          }
        : { rows: mixed, problems: [problem] },
    ]),
  ),
};
