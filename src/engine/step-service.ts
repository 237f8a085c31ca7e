/** What a directory service adds to a draft: codes are read when they are needed, and one for the organization is shared as soon as it is set. */
import type { ReadCode } from '../directory/types';
import type { EmailAddress } from '../verification/brands';
import { domainOf } from '../verification/address-domain';
import { codeOf } from '../verification/known-values';
import { METHODS } from '../verification/methods';
import type { Choice, KnownCode, RecipientRecord } from '../verification/types';
import type { DraftEvent, DraftState, Sharing } from './draft-state';
import { amend, hasUnreadCode, learn } from './records';
import { meetNeeds } from './service-needs';
import { refreshAndWrite } from './step-write';
import { lookUp, sayWhetherAway, set } from './stepping';
import type { Step } from './stepping';

const hasUnread = ({ records }: DraftState, address: EmailAddress): boolean =>
  hasUnreadCode(records.known.get(address));

/** For a person who is about to see them, or who tries again. */
export function wantCodes(at: Step, address: EmailAddress): void {
  const { hasService, codeProblems } = at.state;
  if (!hasService) return;
  if (codeProblems.has(address)) {
    const problems = new Map(codeProblems);
    problems.delete(address);
    // it may be another code, or none, by now
    set(at, { codeProblems: problems, records: amend(at.state.records, address, (record) => record) });
    refreshAndWrite(at);
    if (lookUp(at, [address], { for: 'codes', address })) return;
  }
  readUnread(at, address);
}

export function readUnread(at: Step, address: EmailAddress): void {
  const { codesUnderWay } = at.state;
  if (!hasUnread(at.state, address) || codesUnderWay.has(address)) return;
  set(at, { codesUnderWay: new Set(codesUnderWay).add(address) });
  at.effects.push({ do: 'read-codes', addresses: [address] });
}

export function codesRead(at: Step, { addresses, found }: Extract<DraftEvent, { is: 'codes-read' }>): void {
  const underWay = new Set(at.state.codesUnderWay);
  for (const address of addresses) underWay.delete(address);
  set(at, { codesUnderWay: underWay });
  if (typeof found !== 'string') {
    const withCodes = (record: RecipientRecord) => withRead(record, found.get(record.address));
    set(at, { records: learn(at.state.records, addresses, withCodes) });
  }
  const problems = new Map(at.state.codeProblems);
  for (const address of addresses) {
    if (typeof found === 'string') problems.set(address, found);
    // gone meanwhile, or what cannot be a code
    else if (hasUnread(at.state, address)) problems.set(address, 'away');
    else problems.delete(address);
  }
  set(at, { codeProblems: problems });
  refreshAndWrite(at);
}

/** Codes of a scope that was read are these, whichever version a lookup told of. */
const withRead = (record: RecipientRecord, read: readonly ReadCode[] = []): RecipientRecord => ({
  ...record,
  codes: record.codes.map((code) =>
    code.accessCode === undefined ? { ...code, ...read.find(({ scope }) => scope === code.scope) } : code,
  ),
});

export function transportFound(at: Step, { found }: Extract<DraftEvent, { is: 'transport-found' }>): void {
  const { transportUnderWay, records, rows } = at.state;
  set(at, { transportUnderWay: transportUnderWay - 1 });
  if (found.size === 0) return;
  const addresses = rows.map(({ recipient }) => recipient.address);
  const withTransport = (record: RecipientRecord) => ({ ...record, ...found.get(domainOf(record.address)) });
  set(at, { records: learn(records, addresses, withTransport) });
  refreshAndWrite(at);
}

/** A code that is typed for everybody. */
const isShareable = ({ method, accessCode }: Choice): boolean => {
  const { needs, remembers } = METHODS[method];
  return accessCode !== undefined && needs === 'access-code' && remembers?.scope === 'organization';
};

function setSharing(at: Step, address: EmailAddress, sharing: Sharing | undefined): void {
  const all = new Map(at.state.sharing);
  if (sharing) all.set(address, sharing);
  else all.delete(address);
  set(at, { sharing: all });
}

const codeHere = ({ records }: DraftState, address: EmailAddress): KnownCode | undefined => {
  const record = records.known.get(address);
  return record && codeOf(record, 'organization');
};

function learnCode(at: Step, address: EmailAddress, code: KnownCode | undefined): void {
  const withIt = (record: RecipientRecord): RecipientRecord => ({
    ...record,
    codes: [...record.codes.filter(({ scope }) => scope !== 'organization'), ...(code ? [code] : [])],
  });
  set(at, { records: learn(at.state.records, [address], withIt) });
}

/** Of what was chosen: shares the codes that are typed for the organization. */
export function share(at: Step, chosen: ReadonlyMap<EmailAddress, Choice>): void {
  if (!at.state.hasService) return;
  for (const [address, choice] of chosen) {
    if (!isShareable(choice)) continue;
    const before = codeHere(at.state, address);
    // a colleague's: the choice is withdrawn
    const isTheirs = before !== undefined && !before.setHere;
    const mayShare = at.state.records.known.has(address) && !isTheirs;
    setSharing(at, address, mayShare ? { is: 'under-way', choice, takeBack: false } : { is: 'failed', choice });
    if (mayShare) at.effects.push({ do: 'share-code', address, choice, before });
  }
}

export function codeShared(
  at: Step,
  { address, choice, before, result, on }: Extract<DraftEvent, { is: 'code-shared' }>,
): void {
  const last = at.state.sharing.get(address);
  // another code may have been typed since: that one is answered for itself
  const sharing = last?.is === 'under-way' && last.choice === choice ? last : undefined;
  const { accessCode, accessCodeHint: hint } = choice;
  if (result.ok) {
    const { version } = result;
    learnCode(at, address, {
      accessCode,
      scope: 'organization',
      setHere: true,
      setOn: on,
      version,
      ...(hint && { hint }),
    });
    if (sharing) setSharing(at, address, { is: 'done', choice, before, version });
    refreshAndWrite(at);
    if (sharing?.takeBack) takeBackOne(at, address, choice);
  } else if (result.problem === 'changed') {
    if (sharing) setSharing(at, address, undefined);
    // theirs stands: the choice is withdrawn, and the menu has theirs
    set(at, { records: amend(at.state.records, address, (record) => record) });
    if (!lookUp(at, [address], { for: 'shared-code' })) refreshAndWrite(at);
  } else {
    if (sharing) setSharing(at, address, sharing.takeBack ? undefined : { is: 'failed', choice });
    sayWhetherAway(at, result.problem);
  }
}

/** What was shared, and is undone. */
export function takeBack(at: Step, undone: ReadonlyMap<EmailAddress, Choice>): void {
  for (const [address, choice] of undone) {
    const sharing = at.state.sharing.get(address);
    if (!isShareable(choice) || !sharing) continue;
    if (sharing.is === 'under-way') setSharing(at, address, { ...sharing, takeBack: true });
    else takeBackOne(at, address, choice);
  }
}

function takeBackOne(at: Step, address: EmailAddress, choice: Choice): void {
  const sharing = at.state.sharing.get(address);
  setSharing(at, address, undefined);
  const known = codeHere(at.state, address);
  if (sharing?.is !== 'done' || !known || known.accessCode !== choice.accessCode) return;
  const { before, version } = sharing;
  // at once, or what is undone would be chosen as the saved one
  learnCode(at, address, before);
  refreshAndWrite(at);
  at.effects.push({ do: 'take-code-back', address, known, before, version });
}

export function codeTakenBack(
  at: Step,
  { address, known, before, result }: Extract<DraftEvent, { is: 'code-taken-back' }>,
): void {
  if (result.ok) {
    if ('version' in result) learnCode(at, address, before && { ...before, version: result.version });
    return;
  }
  learnCode(at, address, known);
  sayWhetherAway(at, 'away');
  refreshAndWrite(at);
}

/** The directory is back: what failed is tried again. */
export function serviceIsBack(at: Step): void {
  if (!at.state.hasService) return;
  set(at, { codeProblems: new Map(), askedDomains: new Set() });
  for (const [address, sharing] of at.state.sharing) {
    if (sharing.is !== 'failed') continue;
    if (at.state.choices.own.get(address) === sharing.choice) share(at, new Map([[address, sharing.choice]]));
    else setSharing(at, address, undefined);
  }
  meetNeeds(at);
}
