import { overlay } from '../../src/configuration/overlay';
import { ecKeys } from './values';

const { publicKey } = ecKeys('P-256');

const document = {
  brand: 'Acme',
  trustedDomains: ['lab.example'],
  methods: { 'sms-new': false },
  accessCode: { minimumLength: 10 },
  gatewayKeys: [publicKey],
  directory: { url: 'https://directory.example' },
};

describe('settings of the service over the document of the organization', () => {
  it('take the place of its lists, and are laid over its parts field by field', () => {
    const { policy } = overlay(document, {
      trustedDomains: ['court.example'],
      methods: { account: false },
      accessCode: { maskSaved: true },
    })!;

    expect(policy.trustedDomains).toEqual(['court.example']);
    expect(policy.allowed).toMatchObject({ account: false, 'sms-new': false, 'sms-known': true });
    expect(policy.accessCode).toMatchObject({ minimumLength: 10, maskSaved: true });
    expect(policy.brand).toBe('Acme');
  });

  it('change neither the keys of the gateway nor where the directory is', () => {
    const configuration = overlay(document, {
      gatewayKeys: [],
      directory: { url: 'https://evil.example' },
      directoryFile: 'd.json',
    })!;

    expect(configuration).toMatchObject({ gatewayKeys: [publicKey], directory: document.directory });
    expect(configuration.directoryFile).toBeUndefined();
  });

  it('are used although they hold what is the service’s alone', () => {
    const { policy } = overlay(document, { brand: 'Other', auditRetentionDays: 365 })!;

    expect(policy.brand).toBe('Other');
  });

  it('do not change what holds at Send, where there is no service to ask', () => {
    const held = { secureByDefault: true, requireSecure: true, confirmAbove: 20, confirmNewDomains: true };
    const configuration = overlay(
      { ...document, ...held },
      { secureByDefault: false, requireSecure: false, confirmAbove: 500, confirmNewDomains: false },
    );

    expect(configuration).toMatchObject(held);
  });

  it.each([
    ['a field that does not exist', { colour: 'green' }],
    ['a wrong kind of value', { trustedDomains: 'lab.example' }],
    ['what does not agree with the document', { accessCode: { maximumLength: 5 } }],
    ['a part in place of a list', { trustedDomains: {} }],
  ])('are not used at all with %s', (_, settings) => {
    expect(overlay(document, settings)).toBeUndefined();
  });

  it('leave the document as it is for the next time', () => {
    const before = structuredClone(document);
    overlay(document, { methods: { account: false }, trustedDomains: [] });

    expect(document).toEqual(before);
  });
});
