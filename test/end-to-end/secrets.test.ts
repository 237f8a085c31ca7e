/** Nothing readable leaks: the received raw message is searched for every secret, in every form in which it could hide. */
import { openComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const TO = 'cilia@zorg.example';
const BCC = 'dirk.geheim@wonen.example';
const SMS_TO = 'bo@lind.example';
const CODE = 'Zeven kleine ééndjes 1953';
const BCC_CODE = 'Vuurtoren-Schemering-88';
const HINT = 'Naam van de boot';
const NUMBER = { typed: '06 87651234', digits: '31687651234', national: '0687651234' };

/** The ways in which a text may stand in a message: as it is, percent-encoded, quoted-printable, hexadecimal, base64. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const forms = [
    secret,
    bytes.toString('latin1'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    [...bytes]
      .map((byte) =>
        byte > 32 && byte < 127 && byte !== 61
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      )
      .join(''),
    bytes.toString('hex'),
  ];
  // base64 of a part of a text depends on where it stands: three alignments, without the characters that its neighbours touch
  for (const before of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes]);
    const start = before === 0 ? 0 : before + 1;
    const whole = Math.floor(shifted.length / 3) * 4;
    forms.push(shifted.toString('base64').slice(start, whole), shifted.toString('base64url').slice(start, whole));
  }
  return [...new Set(forms)].filter((form) => form.length >= 6);
}

const found = (text: string, secret: string) =>
  formsOf(secret).filter((form) => text.toLowerCase().includes(form.toLowerCase()));

describe('the search for secrets', () => {
  it.each([
    ['plain', (secret: string) => `x ${secret} y`],
    ['base64', (secret: string) => Buffer.from(`x ${secret} y`).toString('base64')],
    ['base64url after two characters', (secret: string) => Buffer.from(`xy${secret} z`).toString('base64url')],
    ['percent', (secret: string) => encodeURIComponent(`x ${secret} y`)],
    ['hexadecimal', (secret: string) => Buffer.from(`x ${secret} y`).toString('hex')],
  ])('finds a secret that stands there in the form %s', (_form, hide) => {
    for (const secret of [CODE, BCC, HINT]) expect(found(hide(secret), secret)).not.toEqual([]);
  });
});

it('a received message shows no code, hint, number or Bcc address outside the seal', async () => {
  const window = await openComposeWindow();
  await window.addRecipients('to', `${TO}; ${SMS_TO}`);
  await window.addRecipients('bcc', BCC);
  await window.setSubject('Uw dossier');
  await window.setBody('Beste mensen, zie de bijlage.');
  const pane = await Pane.open(window);
  await pane.switchOn();
  await pane.chooseCode(TO, /^Access code/, CODE, HINT);
  await pane.chooseCode(BCC, /^Set up organization access code/, BCC_CODE);
  await pane.chooseSms(SMS_TO, NUMBER.typed);
  await pane.ready(3, 3);
  await pane.saved();

  const note = JSON.stringify((await window.draft())!.content.customProperties);
  const sent = (await window.send())!;
  expect(sent.gateway).toMatchObject({ ok: true });
  // folded lines joined, and all white space gone, so that no line break can hide anything
  const views = [sent.raw, sent.raw.replace(/\r\n[ \t]/g, ''), sent.raw.replace(/\s+/g, '')];
  const secrets = [
    CODE,
    BCC_CODE,
    HINT,
    NUMBER.digits,
    NUMBER.national,
    BCC,
    'dirk.geheim',
    BCC_CODE.replace(/-/g, ''),
  ];
  for (const secret of secrets) {
    for (const view of views) expect(found(view, secret)).toEqual([]);
    expect(found(note, secret)).toEqual([]);
  }
  expect(sent.raw).not.toMatch(/^bcc:/im);
  expect(sent.envelope.to).toContain(BCC);
  await window.close();
});
