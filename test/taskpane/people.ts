/** People to show: one for each thing that can be known of a recipient. */
import { accessCode, phoneNumber, type Person } from './fake-pane-store';

export const anna: Person = {
  email: 'anna@praktijk.example',
  name: 'Anna de Vries',
  record: { hasAccount: true },
};

export const bo: Person = { email: 'bo@lind.example', name: 'Bo Lind' };

export const okafor: Person = {
  email: 'okafor@legal.example',
  name: 'Chinonso Okafor',
  fields: ['cc'],
  record: {
    numbers: [{ phoneNumber: phoneNumber('+31612345678'), scope: 'personal', provedOn: '2026-03-03' }],
    codes: [
      { accessCode: accessCode('48213705'), scope: 'organization', setBy: 'Front desk', setOn: '2026-01-12' },
      { accessCode: accessCode('tulp-77-maan'), scope: 'personal', hint: 'The flower and the moon' },
    ],
  },
};

export const clinic: Person = {
  email: 'secretariaat@ziekenhuis.example',
  name: 'Secretariaat Cardiologie',
  fields: ['cc', 'bcc'],
  record: { safeTransport: { standard: 'nta-7516' } },
};

export const longNames: Person = {
  email: 'maximiliane.von-und-zu-hohenstein-waldburg@internationale-rechtsberatung.example',
  name: 'Prof. Dr. Maximiliane Freifrau von und zu Hohenstein-Waldburg',
  fields: ['bcc'],
};

export const colleagues: Person[] = [
  { email: 'sam@kliniek.example', name: 'Sam Peters' },
  { email: 'noor@kliniek.example', name: 'Noor Yilmaz', fields: ['cc'] },
  { email: 'lee@kliniek.example', name: 'Lee Chen', fields: ['cc'] },
];

export const team: Person = { email: 'team@partner.example', name: 'Partner team', kind: 'list' };

/** As many as asked for, a third of them without a method. */
export function crowd(size: number): Person[] {
  return Array.from({ length: size }, (_, index): Person => {
    const record = [
      { hasAccount: true },
      {},
      { numbers: [{ phoneNumber: phoneNumber(`+316${String(12000000 + index)}`), scope: 'personal' as const }] },
    ][index % 3];
    return { email: `person.${index}@outside.example`, name: `Person Number ${index}`, record };
  });
}
