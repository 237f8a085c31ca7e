import { SettingsMistake, parseSettings } from '../../../src/outlook/host/settings';

describe('settings of the window', () => {
  it('have defaults', () => {
    expect(parseSettings('')).toMatchObject({
      client: 'web',
      mailbox: '1.16',
      encodeAbove: 847,
      notice: 5000,
      timeout: 300_000,
      paneWidth: 350,
      theme: 'system',
      runtime: 'kept',
    });
  });

  it('come from the query', () => {
    expect(parseSettings('?mailbox=1.8&notice=10&user=eva%40x.example&theme=dark')).toMatchObject({
      mailbox: '1.8',
      notice: 10,
      user: 'eva@x.example',
      theme: 'dark',
    });
  });

  it.each([
    ['web', '1.16'],
    ['new', '1.16'],
    ['classic', '1.16'],
    ['mac', '1.14'],
  ])('have the newest requirement set of the client: %s %s', (client, mailbox) => {
    expect(parseSettings(`?client=${client}`).mailbox).toBe(mailbox);
    expect(parseSettings(`?client=${client}&mailbox=1.8`).mailbox).toBe('1.8');
  });

  it.each([
    ['nl', 'nl-NL'],
    ['de-AT', 'de-AT'],
    ['zh-Hant-TW', 'zh-TW'],
    ['not a language', 'en-US'],
    [undefined, 'en-US'],
  ])('take the language of the browser, %s, as Outlook names it: %s', (browser, language) => {
    expect(parseSettings('', browser).language).toBe(language);
  });

  it('take the language of the query first', () => {
    expect(parseSettings('?language=fr-FR', 'nl').language).toBe('fr-FR');
  });

  it.each([
    ['?mailbox=2', 'mailbox'],
    ['?mailbox=1.x', 'mailbox'],
    ['?notice=soon', 'notice'],
    ['?notice=-1', 'notice'],
    ['?timeout=1.5', 'timeout'],
    ['?theme=pink', 'theme'],
    ['?paneWidth=20', 'paneWidth'],
    ['?user=', 'user'],
    ['?sso=maybe', 'sso'],
    ['?tenant=ours', 'tenant'],
    ['?notise=10', 'notise'],
    ['?faults=3', 'faults'],
    ['?faults=3:sometimes', 'faults'],
    ['?faults=3:never,', 'faults'],
    ['?faults=events-stop,', 'faults'],
    ['?faults=events', 'faults'],
    ['?client=phone', 'client'],
    ['?encodeAbove=-1', 'encodeAbove'],
  ])('%s is a mistake that names the parameter', (query, name) => {
    expect(() => parseSettings(query)).toThrow(new SettingsMistake(name));
  });
});
