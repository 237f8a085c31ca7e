/**
 * One small slip for each promise of the product, and the tests of `npm test` that notice it. `from` stands in its file exactly once, and is kept
 * short, so that it outlasts changes around it. The code with `to` in its place passes the types.
 */

export interface Mutation {
  /** What would no longer be true. */
  promise: string;
  file: string;
  from: string;
  to: string;
  /** Unit tests; the likeliest first. */
  killedBy: readonly string[];
}

export const MUTATIONS: readonly Mutation[] = [
  {
    promise: 'The gate holds a mail to somebody whom the seal does not cover.',
    file: 'src/commands/gate.ts',
    from: 'if ((coveredByHeader || coveredByNote)',
    to: 'if ((coveredByHeader || coveredByNote || noted)',
    killedBy: ['test/commands/gate.test.ts'],
  },
  {
    promise: 'A mail whose label requires secure mail does not leave unsecured.',
    file: 'src/commands/gate.ts',
    from: '/^[r?]/',
    to: '/^[?]/',
    killedBy: ['test/commands/gate.test.ts'],
  },
  {
    promise: 'Where a label requires secure mail, one that cannot be read twice holds the mail.',
    file: 'src/commands/read-and-decide.ts',
    from: 'again().catch(() => UNREAD)',
    to: "again().catch(() => '')",
    killedBy: ['test/commands/gate.test.ts'],
  },
  {
    promise: 'A sealed mail with a method that is too weak for its label is held.',
    file: 'src/commands/gate.ts',
    from: ' && !isTooWeak',
    to: ' && !(isTooWeak && !rule)',
    killedBy: ['test/commands/gate.test.ts'],
  },
  {
    promise: 'A method that is too weak for the label of the mail is not offered.',
    file: 'src/verification/menu.ts',
    from: 'if (!isStrongEnough(method, policy.weakest))',
    to: 'if (!isStrongEnough(method, undefined))',
    killedBy: ['test/verification/resolve.test.ts'],
  },
  {
    promise: 'A label does not switch on again what somebody has switched off.',
    file: 'src/engine/step-label.ts',
    from: 'if (isUnmarked && recipients',
    to: 'if (recipients',
    killedBy: ['test/engine/step.test.ts'],
  },
  {
    promise: 'The seal names every recipient of the draft, those who need nothing, too.',
    file: 'src/engine/rows.ts',
    from: "=== 'not-needed') draft.instructions.notNeeded.push(address);",
    to: "=== 'not-needed') continue;",
    killedBy: ['test/engine/rows.test.ts'],
  },
  {
    promise: 'The notification language of each recipient is in the seal.',
    file: 'src/engine/rows.ts',
    from: '...(language && {',
    to: '...(language === defaultLanguage && {',
    killedBy: ['test/engine/rows.test.ts'],
  },
  {
    promise: 'Nobody who gets the mail can try out who was in Bcc: the cover is keyed with a secret.',
    file: 'src/draft/save-draft.ts',
    from: 'coverTag(keys.mailboxKey, covered)',
    to: 'coverTag(instructions.draftId, covered)',
    killedBy: ['test/draft/save-draft.test.ts'],
  },
  {
    promise: 'Off means off: no seal is left on the draft.',
    file: 'src/draft/save-draft.ts',
    from: 'value.trim() !== SECURE_MAIL_OFF).map(([name]) => name);',
    to: 'value.trim() === SECURE_MAIL_ON).map(([name]) => name);',
    killedBy: ['test/draft/save-draft.test.ts'],
  },
  {
    promise: 'Recipients who cannot be read are not the same as no recipients: the mail is held.',
    file: 'src/commands/read-and-decide.ts',
    from: 'readGateRecipients().catch(unreadable)',
    to: 'readGateRecipients().catch(() => [])',
    killedBy: ['test/commands/on-message-send.test.ts'],
  },
  {
    promise: 'An own choice that is no longer possible is withdrawn, never swapped for another in silence.',
    file: 'src/verification/resolve.ts',
    from: 'if (ownChoice) {',
    to: 'if (ownChoice && checkOwnChoice(ownChoice, menu, policy).stands) {',
    killedBy: ['test/verification/resolve.test.ts'],
  },
  {
    promise: 'An account is chosen before an SMS, whatever was chosen last time.',
    file: 'src/verification/automatic-choice.ts',
    from: "['has-account', 'safe-transport', 'administrator-default', 'last-choice', 'strongest-known']",
    to: "['safe-transport', 'administrator-default', 'last-choice', 'strongest-known', 'has-account']",
    killedBy: ['test/verification/resolve.test.ts'],
  },
  {
    promise: 'The verification email is put back only while nothing stronger is known.',
    file: 'src/verification/automatic-choice.ts',
    from: ' && knowsStronger(options)) return undefined;',
    to: ' && knowsStronger([])) return undefined;',
    killedBy: ['test/verification/resolve.test.ts'],
  },
  {
    promise: 'The verification email is not put back while a part of the directory is away.',
    file: 'src/engine/rows.ts',
    from: 'isPartial ? withoutLastResort(record) : record;',
    to: 'isPartial ? withoutLastResort(found) && record : record;',
    killedBy: ['test/engine/rows.test.ts'],
  },
  {
    promise: 'A verification email for several people takes nothing stronger from anybody.',
    file: 'src/taskpane/several/offers.ts',
    from: 'keepsStronger(verification, method)',
    to: 'keepsStronger(verification, METHOD_IDS[0])',
    killedBy: ['test/taskpane/several.test.tsx'],
  },
  {
    promise: 'A pasted text with two numbers in it is not guessed at.',
    file: 'src/verification/phone-typing.ts',
    from: 'others.length > 0',
    to: 'others.length > 1',
    killedBy: ['test/verification/phone-typing.test.ts'],
  },
  {
    promise: 'Digits that can be two numbers are never taken for one of them.',
    file: 'src/verification/phone-number.ts',
    from: 'parsed.ok && abroad(text, parsed.value)',
    to: "parsed.ok && text === ''",
    killedBy: ['test/verification/phone-number.test.ts'],
  },
  {
    promise: 'A name cannot turn the text around it, or hide.',
    file: 'src/verification/display-name.ts',
    from: "replace(HIDDEN, '')",
    to: "replace(HIDDEN, '$&')",
    killedBy: ['test/verification/display-name.test.ts'],
  },
  {
    promise: 'A saved code is hidden until it is asked for, where policy says so.',
    file: 'src/taskpane/recipients/method-menu.tsx',
    from: 'maskSaved && !revealed',
    to: 'maskSaved && revealed',
    killedBy: ['test/taskpane/menu.test.tsx'],
  },
  {
    promise: 'What is chosen on a draft is learned once the mail is sent, not before.',
    file: 'src/directory/mailbox-changes.ts',
    from: 'filter((draft) => draftIds.includes(draft.i))',
    to: 'filter((draft) => draft.u.length > 0)',
    killedBy: ['test/directory/mailbox-directory.test.ts'],
  },
  {
    promise: 'A seal of a later version is said to be newer, not damaged.',
    file: 'src/seal/crypto/seal.ts',
    from: "{ ok: false, problem: 'newer-version' }",
    to: "{ ok: false, problem: 'damaged' }",
    killedBy: ['test/seal/seal.test.ts'],
  },
  {
    promise: 'The gateway delivers to nobody without instructions, also where others on the envelope have some.',
    file: 'src/gateway/cover.ts',
    from: 'comparableAddress).every(',
    to: 'comparableAddress).some(',
    killedBy: ['test/gateway/open-message.test.ts'],
  },
  {
    promise: 'The relay takes every header of ours off, the sealed choices with it.',
    file: 'src/gateway/relay/strip.ts',
    from: ' || name.startsWith(`${SECURE_MAIL_HEADER}-`)',
    to: '',
    killedBy: ['test/gateway/header-lines.test.ts'],
  },
  {
    promise: 'A mail that was handed on and comes again is not handed on twice.',
    file: 'src/gateway/relay/replays.ts',
    from: "records.filter(({ state }) => state === 'handed-on')",
    to: "records.filter(({ state }) => state === 'refused')",
    killedBy: ['test/gateway/relay/replays.test.ts'],
  },
  {
    promise: 'A token for another service is refused.',
    file: 'src/service/http/tokens.ts',
    from: 'iss, settings.audiences)',
    to: "iss, [decodeJwt(token).aud ?? ''].flat())",
    killedBy: ['test/service/http/authorization.test.ts'],
  },
  {
    promise: 'No code, number or address is in a line of the log.',
    file: 'src/service/http/log.ts',
    from: 'return { kind: cause,',
    to: 'return { kind: `${cause}: ${error.message}`,',
    killedBy: ['test/service/http/answers.test.ts'],
  },
  {
    promise: 'Every query names its tenant, so that a mistake in row-level security opens nothing.',
    file: 'src/service/store/stored-codes.ts',
    from: "    .where('tenant', '=', caller.tenant)\n",
    to: '',
    killedBy: ['test/service/store/separation.test.ts'],
  },
  {
    promise: 'Access codes are stored encrypted.',
    file: 'src/service/store/stored-codes.ts',
    from: 'sealed: Buffer.from(sealed),',
    to: 'sealed: Buffer.from(accessCode ? Buffer.from(accessCode) : sealed),',
    killedBy: ['test/service/store/codes.test.ts'],
  },
  {
    promise: "A number that a sender typed is their own; it is the organization's only once it was proved.",
    file: 'src/service/store/remember.ts',
    from: '${caller.id}::uuid, phone_number',
    to: "${ownerOf('organization', caller)}::uuid, phone_number",
    killedBy: ['test/service/store/remember.test.ts'],
  },
  {
    promise: 'A prepared statement answers nothing on a session that is set to another tenant.',
    file: 'src/service/database/tenant.ts',
    from: 'ranAs === SERVICE_ROLE && ranFor === tenant',
    to: 'ranAs === SERVICE_ROLE',
    killedBy: ['test/service/database/separation.test.ts'],
  },
  {
    promise: 'A transaction has its own tenant, whatever its session is set to.',
    file: 'src/service/database/tenant.ts',
    from: "set local app.tenant = '${tenant.toLowerCase()}'`",
    to: "select '${tenant.toLowerCase()}'`",
    killedBy: ['test/service/database/separation.test.ts'],
  },
  {
    promise: 'The service does not start behind a pooler that keeps transactions, although the settings say sessions.',
    file: 'src/service/database/pooler.ts',
    from: '!(await keepsSessions(one, other))',
    to: '!(await keepsSessions(one, one))',
    killedBy: ['test/service/database/pooler.test.ts'],
  },
  {
    promise: 'On is shown only once the draft says so.',
    file: 'src/engine/draft-view.ts',
    from: 'wanted && onDraft &&',
    to: 'wanted &&',
    killedBy: ['test/engine/sequences.test.ts', 'test/taskpane/state/switching.test.ts'],
  },
  {
    promise: 'What a person wants secure, and cannot be sealed, is marked so that it does not leave as normal mail.',
    file: 'src/engine/step-write.ts',
    from: 'if (on && !onDraft) {',
    to: 'if (on && !onDraft && upTo < 0) {',
    killedBy: ['test/engine/step.test.ts', 'test/taskpane/state/switching.test.ts'],
  },
  {
    promise:
      'Without a person nothing is sealed while a part of the directory is away: something stronger may be known there.',
    file: 'src/engine/step-alone.ts',
    from: '!recipients || isAway ||',
    to: '!recipients ||',
    killedBy: ['test/commands/seal-without-pane.test.ts'],
  },
  {
    promise: 'A look that was asked for before something was switched here does not switch it back.',
    file: 'src/engine/step.ts',
    from: 'if (look.asked !== at.state.revision) {',
    to: 'if (look.asked > at.state.revision) {',
    killedBy: ['test/engine/step.test.ts'],
  },
];
