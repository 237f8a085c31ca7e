import fc from 'fast-check';
import { METHOD_IDS } from '../../src/verification/types';
import { configurationOf, ecKeys, mistakesIn, parse, wrongPaths } from './values';

const service = { url: 'https://directory.example.org' };

describe('a document', () => {
  it('without fields gives the defaults', () => {
    expect(configurationOf({})).toEqual({
      policy: {
        brand: 'Zivver',
        allowed: Object.fromEntries(METHOD_IDS.map((id) => [id, true])),
        ownDomains: [],
        trustedDomains: [],
        transport: { accepted: ['nta-7516'], automatic: ['nta-7516'], beforeAccount: false },
        accessCode: {
          minimumLength: 8,
          maximumLength: 64,
          maskSaved: false,
          generatedLength: 12,
          alphabet: 'cdfhjkprtwxy34679',
        },
        defaultCountry: 'NL',
      },
      notificationLanguages: ['en', 'nl', 'de', 'fr'],
      defaultNotificationLanguage: 'en',
      secureByDefault: false,
      requireSecure: false,
      confirmNewDomains: false,
      gatewayKeys: [],
    });
  });

  it.each([
    ['where nothing is said', {}, true],
    ['switched on', { 'verification-email': true }, true],
    ['switched off', { 'verification-email': false }, false],
    ['as the last resort', { 'verification-email': 'last-resort' }, 'last-resort'],
  ])('takes the verification email %s', (_, methods, allowed) => {
    expect(configurationOf({ methods }).policy.allowed['verification-email']).toBe(allowed);
  });

  it('with every field gives what it says', () => {
    const { publicKey } = ecKeys('P-256');
    const configuration = configurationOf({
      brand: ' Acme ',
      ownDomains: ['Hospital.example', '*.clinic.example'],
      trustedDomains: ['MÜNCHEN.example'],
      methods: { 'sms-new': false, 'verification-email': true },
      transport: { accepted: ['nta-7516', 'dane'], automatic: ['dane'], beforeAccount: true },
      accessCode: {
        minimumLength: 10,
        maximumLength: 200,
        maskSaved: true,
        generatedLength: 20,
        alphabet: '0123456789abcdef',
      },
      notificationLanguages: ['NL', 'de-ch'],
      defaultNotificationLanguage: 'de-CH',
      defaultCountry: 'be',
      secureByDefault: true,
      requireSecure: true,
      confirmAbove: 25,
      confirmNewDomains: true,
      gatewayKeys: [{ ...publicKey, kid: 'gateway-1', use: 'enc' }],
      directoryFile: 'data/directory.json',
    });

    expect(configuration).toEqual({
      policy: {
        brand: 'Acme',
        allowed: Object.fromEntries(METHOD_IDS.map((id) => [id, id !== 'sms-new'])),
        ownDomains: ['hospital.example', '*.clinic.example'],
        trustedDomains: ['xn--mnchen-3ya.example'],
        transport: { accepted: ['nta-7516', 'dane'], automatic: ['dane'], beforeAccount: true },
        accessCode: {
          minimumLength: 10,
          maximumLength: 200,
          maskSaved: true,
          generatedLength: 20,
          alphabet: '0123456789abcdef',
        },
        defaultCountry: 'BE',
      },
      notificationLanguages: ['nl', 'de-CH'],
      defaultNotificationLanguage: 'de-CH',
      secureByDefault: true,
      requireSecure: true,
      confirmAbove: 25,
      confirmNewDomains: true,
      gatewayKeys: [{ ...publicKey, kid: 'gateway-1', use: 'enc' }],
      directoryFile: 'data/directory.json',
    });
  });

  it('leaves the defaults as they are for the next document', () => {
    const configuration = configurationOf({});
    configuration.notificationLanguages.pop();
    configuration.policy.ownDomains.push('hospital.example');
    configuration.policy.transport.accepted.push('dane');
    configuration.policy.allowed.account = false;

    expect(configurationOf({})).not.toEqual(configuration);
    expect(configurationOf({}).policy.allowed.account).toBe(true);
  });

  it.each([
    [
      'the first language is the default one',
      { notificationLanguages: ['fr', 'en'] },
      { defaultNotificationLanguage: 'fr' },
    ],
    [
      'a standard that is not accepted is not chosen',
      { transport: { accepted: ['dane'] } },
      { policy: { transport: { accepted: ['dane'], automatic: [] } } },
    ],
    [
      'no standard at all may be accepted',
      { transport: { accepted: [] } },
      { policy: { transport: { accepted: [], automatic: [] } } },
    ],
    [
      'a longest code below the default takes the shortest along',
      { accessCode: { maximumLength: 6 } },
      { policy: { accessCode: { minimumLength: 6, maximumLength: 6 } } },
    ],
    [
      'a shortest code above the default takes the longest along',
      { accessCode: { minimumLength: 100 } },
      { policy: { accessCode: { minimumLength: 100, maximumLength: 100 } } },
    ],
    [
      'generated codes are as long as the shortest that is allowed',
      { accessCode: { minimumLength: 20 } },
      { policy: { accessCode: { generatedLength: 20 } } },
    ],
    [
      'generated codes are as short as the longest that is allowed',
      { accessCode: { maximumLength: 10 } },
      { policy: { accessCode: { generatedLength: 10 } } },
    ],
    [
      'an alphabet in another script',
      { accessCode: { alphabet: 'αβγδεζηθικλ' } },
      { policy: { accessCode: { alphabet: 'αβγδεζηθικλ', generatedLength: 12 } } },
    ],
  ])('may say less: %s', (_, document, expected) => {
    expect(configurationOf(document)).toMatchObject(expected);
  });
});

describe('a mistake', () => {
  it.each<[string, unknown, string]>([
    ['no object', null, ''],
    ['a list', [], ''],
    ['a text', 'brand', ''],
    ['a brand that is no text', { brand: 7 }, 'brand'],
    ['an empty brand', { brand: ' ' }, 'brand'],
    ['a brand of two lines', { brand: 'Acme\nx' }, 'brand'],
    ['a long brand', { brand: 'x'.repeat(41) }, 'brand'],
    ['domains that are no list', { ownDomains: 'hospital.example' }, 'ownDomains'],
    ['a domain that is no text', { ownDomains: [true] }, 'ownDomains[0]'],
    ['an address for a domain', { ownDomains: ['hospital.example', 'a@hospital.example'] }, 'ownDomains[1]'],
    ['a web address for a domain', { trustedDomains: ['https://hospital.example'] }, 'trustedDomains[0]'],
    ['an empty domain', { trustedDomains: [''] }, 'trustedDomains[0]'],
    ['a domain without a dot', { trustedDomains: ['example'] }, 'trustedDomains[0]'],
    ['a star in the middle', { trustedDomains: ['mail.*.example'] }, 'trustedDomains[0]'],
    ['the whole world', { trustedDomains: ['*'] }, 'trustedDomains[0]'],
    ['a whole top level', { trustedDomains: ['*.org'] }, 'trustedDomains[0]'],
    ['a domain twice, once in upper case', { ownDomains: ['a.example', 'A.example'] }, 'ownDomains[1]'],
    ['methods as a list', { methods: ['account'] }, 'methods'],
    ['a switch that is a text', { methods: { 'sms-new': 'false' } }, 'methods.sms-new'],
    [
      'a verification email that is a text',
      { methods: { 'verification-email': 'true' } },
      'methods.verification-email',
    ],
    ['another method as the last resort', { methods: { account: 'last-resort' } }, 'methods.account'],
    ['a method that does not exist', { methods: { fax: true } }, 'methods.fax'],
    ['every method off', { methods: Object.fromEntries(METHOD_IDS.map((id) => [id, false])) }, 'methods'],
    ['an unknown standard', { transport: { accepted: ['nta-7516', 'tls'] } }, 'transport.accepted[1]'],
    ['a standard that is chosen but not accepted', { transport: { automatic: ['dane'] } }, 'transport.automatic[0]'],
    ['a length below the least', { accessCode: { minimumLength: 3 } }, 'accessCode.minimumLength'],
    ['a length with a fraction', { accessCode: { minimumLength: 8.5 } }, 'accessCode.minimumLength'],
    ['a length that is a text', { accessCode: { minimumLength: '8' } }, 'accessCode.minimumLength'],
    ['a length above the most', { accessCode: { maximumLength: 201 } }, 'accessCode.maximumLength'],
    [
      'lengths the wrong way round',
      { accessCode: { minimumLength: 20, maximumLength: 10 } },
      'accessCode.minimumLength',
    ],
    [
      'generated codes below the least',
      { accessCode: { minimumLength: 3, generatedLength: 8 } },
      'accessCode.minimumLength',
    ],
    ['generated codes that are too short', { accessCode: { generatedLength: 7 } }, 'accessCode.generatedLength'],
    [
      'generated codes that are too long',
      { accessCode: { maximumLength: 20, generatedLength: 21 } },
      'accessCode.generatedLength',
    ],
    ['a short alphabet', { accessCode: { alphabet: '012345678' } }, 'accessCode.alphabet'],
    ['an alphabet with a character twice', { accessCode: { alphabet: '0123456789a0' } }, 'accessCode.alphabet'],
    ['an alphabet with a space', { accessCode: { alphabet: '0123456789 ' } }, 'accessCode.alphabet'],
    ['an alphabet with emoji', { accessCode: { alphabet: '0123456789🌷' } }, 'accessCode.alphabet'],
    ['an alphabet with half a character', { accessCode: { alphabet: '0123456789\ud83c' } }, 'accessCode.alphabet'],
    ['an alphabet with an accent alone', { accessCode: { alphabet: '0123456789\u0301' } }, 'accessCode.alphabet'],
    ['an alphabet with a sign of two forms', { accessCode: { alphabet: '0123456789\u212b' } }, 'accessCode.alphabet'],
    ['an alphabet that is a list', { accessCode: { alphabet: ['a', 'b'] } }, 'accessCode.alphabet'],
    [
      'an alphabet of more than a byte can tell apart',
      {
        accessCode: {
          alphabet: Array.from({ length: 257 }, (_, index) => String.fromCharCode(0x4e00 + index)).join(''),
        },
      },
      'accessCode.alphabet',
    ],
    ['no language', { notificationLanguages: [] }, 'notificationLanguages'],
    ['what is no language', { notificationLanguages: ['nl', 'Dutch please'] }, 'notificationLanguages[1]'],
    ['a language twice', { notificationLanguages: ['nl', 'NL'] }, 'notificationLanguages[1]'],
    ['a default that is not in the list', { defaultNotificationLanguage: 'ar' }, 'defaultNotificationLanguage'],
    ['a default that is no language', { defaultNotificationLanguage: '' }, 'defaultNotificationLanguage'],
    ['a country that does not exist', { defaultCountry: 'ZZ' }, 'defaultCountry'],
    ['the name of a country', { defaultCountry: 'Netherlands' }, 'defaultCountry'],
    ['a calling code for a country', { defaultCountry: '31' }, 'defaultCountry'],
    ['keys that are no list', { gatewayKeys: { keys: [] } }, 'gatewayKeys'],
    ['a file elsewhere', { directoryFile: 'https://evil.example/d.json' }, 'directoryFile'],
    ['a file on another host', { directoryFile: '//evil.example/d.json' }, 'directoryFile'],
    ['a file further up', { directoryFile: '../d.json' }, 'directoryFile'],
    ['a file further up by a detour', { directoryFile: 'a/../../d.json' }, 'directoryFile'],
    ['a file of another kind', { directoryFile: 'directory.js' }, 'directoryFile'],
    ['a service without encryption', { directory: { url: 'http://directory.example' } }, 'directory.url'],
    ['a service on a host like this one', { directory: { url: 'http://localhost.evil.example' } }, 'directory.url'],
    ['a service with a password', { directory: { url: 'https://me:pass@directory.example' } }, 'directory.url'],
    ['a service with a query', { directory: { url: 'https://directory.example/?t=1' } }, 'directory.url'],
    ['a service without a host', { directory: { url: '/directory' } }, 'directory.url'],
    ['a service of another kind', { directory: { url: 'javascript:alert(1)' } }, 'directory.url'],
    ['a service without an address', { directory: { tenant: 'example.org' } }, 'directory.url'],
    ['an application that is a name', { directory: { ...service, clientId: 'Secure mail' } }, 'directory.clientId'],
    ['a tenant with a path', { directory: { ...service, tenant: 'a.example/../b' } }, 'directory.tenant'],
    ['two scopes', { directory: { ...service, scope: 'api://a/b api://a/c' } }, 'directory.scope'],
    ['a secret beside the service', { directory: { ...service, clientSecret: 'x' } }, 'directory.clientSecret'],
    ['two directories', { directory: service, directoryFile: 'd.json' }, 'directoryFile'],
    ['an unknown field', { colour: 'green' }, 'colour'],
    ['an unknown field with dots', { 'a.b': 1 }, '["a.b"]'],
    ['an unknown field in a part', { transport: { always: true } }, 'transport.always'],
    ['a prototype', JSON.parse('{"__proto__":{"brand":"x"}}'), '__proto__'],
    ['a prototype in a part', JSON.parse('{"methods":{"__proto__":{"account":false}}}'), 'methods.__proto__'],
  ])('is named by its path: %s', (_, document, path) => {
    expect(wrongPaths(document)).toEqual([path]);
  });

  it('does not hide another', () => {
    expect(wrongPaths({ brand: '', accessCode: { minimumLength: 1, maximumLength: 999 }, methds: {} }).sort()).toEqual([
      'accessCode.maximumLength',
      'accessCode.minimumLength',
      'brand',
      'methds',
    ]);
  });

  it.each([
    [{ methods: { 'sms-nwe': true } }, 'methods.sms-nwe: There is no such field. Did you mean "sms-new"?'],
    [
      { methods: { 'organisation-code-new': true } },
      'methods.organisation-code-new: There is no such field. Did you mean "organization-code-new"?',
    ],
    [
      { methods: { 'verification-email': 'lastresort' } },
      'methods.verification-email: This must be true, false, or last-resort.',
    ],
    [{ owndomains: [] }, 'owndomains: There is no such field. Did you mean "ownDomains"?'],
    [{ gatewayKey: [] }, 'gatewayKey: There is no such field. Did you mean "gatewayKeys"?'],
    [
      { accessCode: { minimalLength: 8 } },
      'accessCode.minimalLength: There is no such field. Did you mean "minimumLength"?',
    ],
    [{ fax: true }, 'fax: There is no such field. Remove it.'],
    [{ b: 1 }, 'b: There is no such field. Remove it.'],
  ])('of spelling gets a guess: %j', (document, line) => {
    expect(mistakesIn(document)).toEqual([line]);
  });

  it('with a very long name stays readable', () => {
    const [line = ''] = mistakesIn({ ['x'.repeat(30_000)]: 1 });

    expect(line.length).toBeLessThan(200);
  });

  it.each([
    [
      { accessCode: { minimumLength: 20, maximumLength: 10 } },
      'The shortest length is above the longest, 10. No code could meet both.',
    ],
    [{ transport: { accepted: ['tls'] } }, 'This must be nta-7516, dane, or mta-sts.'],
    [{ accessCode: { maximumLength: 500 } }, 'This must be 200 or less.'],
    [{ accessCode: { minimumLength: 2 } }, 'This must be 4 or more.'],
    [{ accessCode: { maskSaved: 1 } }, 'This must be true or false, without quotes.'],
    [{ accessCode: { minimumLength: 9, generatedLength: 8 } }, 'This must be 9 to 64.'],
    [{ accessCode: { alphabet: 'abc' } }, 'List 10 characters or more.'],
    [{ accessCode: { alphabet: '0123456789aa' } }, 'A character stands here twice'],
    [{ accessCode: { alphabet: '0123456789 🌷' } }, 'Use letters, digits and signs, without spaces or emoji.'],
    [{ trustedDomains: ['*.org'] }, 'This takes in domains of strangers. Name the domain, like *.example.org.'],
    [{ trustedDomains: ['*'] }, 'This takes in domains of strangers. Name the domain, like *.example.org.'],
    [{ brand: 'x'.repeat(99) }, 'This must be 40 characters or fewer.'],
  ])('says what would be right: %j', (document, sentence) => {
    expect(mistakesIn(document)[0]).toContain(sentence);
  });

  it('never throws and always has a sentence, whatever the document is', () => {
    const names = fc.constantFrom(
      'brand',
      'methods',
      'transport',
      'accessCode',
      'gatewayKeys',
      'ownDomains',
      'notificationLanguages',
      'defaultCountry',
      'directoryFile',
      'directory',
      'labels',
      'x',
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(names, fc.jsonValue())), (document) => {
        const parsed = parse(document);
        if (parsed.ok) return;

        expect(parsed.mistakes.length).toBeGreaterThan(0);
        for (const { message } of parsed.mistakes) expect(message).toMatch(/^[A-Z].*[.?]$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what sensitivity labels ask', () => {
  const ID = '1a19d03a-48bc-4359-8038-5b5f6d5847c3';
  const wish = { secureMail: 'required', weakestMethod: 'sms-new' };

  it('stands by the id of each, in lower case', () => {
    expect(configurationOf({ labels: { [ID.toUpperCase()]: wish } }).labels).toEqual({ [ID]: wish });
  });

  it('may leave any method', () => {
    expect(configurationOf({ labels: { [ID]: { secureMail: 'on' } } }).labels).toEqual({ [ID]: { secureMail: 'on' } });
  });

  it.each<[string, unknown, string, RegExp]>([
    ['a name for an id', { Confidential: wish }, 'labels.Confidential', /not the id of a sensitivity label.*Get-Label/],
    ['an id in both cases', { [ID]: wish, [ID.toUpperCase()]: wish }, `labels.${ID.toUpperCase()}`, /twice/],
    ['an unknown wish', { [ID]: { secureMail: 'always' } }, `labels.${ID}.secureMail`, /suggest, on, or required/],
    ['no wish', { [ID]: {} }, `labels.${ID}.secureMail`, /suggest, on, or required/],
    ['an unknown method', { [ID]: { ...wish, weakestMethod: 'fax' } }, `labels.${ID}.weakestMethod`, /account/],
    ['an unknown field', { [ID]: { ...wish, colour: 'red' } }, `labels.${ID}.colour`, /no such field/],
    ['a list', [wish], 'labels', /braces|object|\{/],
  ])('is a mistake with %s', (_what, labels, path, message) => {
    const parsed = parse({ labels });
    expect(parsed).toEqual({ ok: false, mistakes: [{ path, message: expect.stringMatching(message) }] });
  });

  it('is a mistake where no method is left that is strong enough', () => {
    const methods = { account: false };
    expect(mistakesIn({ methods, labels: { [ID]: { secureMail: 'on', weakestMethod: 'account' } } })).toEqual([
      `labels.${ID}.weakestMethod: Every method that is as strong as this one is switched off. Name a weaker one, or switch one on.`,
    ]);
  });
});

describe('a directory service', () => {
  it.each([
    ['https://directory.example.org/', 'https://directory.example.org'],
    [' https://mail.example.org/directory ', 'https://mail.example.org/directory'],
    ['http://localhost:3443', 'http://localhost:3443'],
    ['http://127.0.0.1:3443', 'http://127.0.0.1:3443'],
  ])('may stand at %s', (url, kept) => {
    expect(configurationOf({ directory: { url } }).directory).toEqual({ url: kept });
  });

  it('says for which application, tenant and scope people sign in', () => {
    const directory = {
      url: 'https://directory.example.org',
      clientId: '11111111-2222-4333-8444-555555555555',
      tenant: 'contoso.onmicrosoft.com',
      scope: 'api://11111111-2222-4333-8444-555555555555/access_as_user',
    };

    expect(configurationOf({ directory }).directory).toEqual(directory);
  });
});
