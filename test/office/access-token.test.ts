import { AuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
import { createAccessTokens, withOlderWay, type IssueToken, type TokenRequest } from '../../src/office/access-token';
import { createNestedTokens } from '../../src/office/nested-token';
import { issueOfficeToken } from '../../src/office/office-token';
import { TokenError } from '../../src/office/token-error';

const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'none',
    (error: unknown) => (error instanceof TokenError ? error.problem : String(error)),
  );

describe('access tokens', () => {
  function setting() {
    const outside = { time: 0, asked: [] as TokenRequest[], failure: undefined as Error | undefined };
    const tokens = createAccessTokens(
      {},
      {
        now: () => outside.time,
        issuer: async () => async (request) => {
          outside.asked.push(request);
          if (outside.failure) throw outside.failure;
          return { token: `token-${outside.asked.length}`, expires: outside.time + 3_600_000 };
        },
      },
    );
    return { tokens, outside };
  }

  it('are kept until a minute before they expire', async () => {
    const { tokens, outside } = setting();

    expect(await tokens.get()).toBe('token-1');
    outside.time = 3_539_999;
    expect(await tokens.get()).toBe('token-1');
    outside.time = 3_540_000;
    expect(await tokens.get()).toBe('token-2');
  });

  it('are asked for once by several who need one at the same time', async () => {
    const { tokens, outside } = setting();

    expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(['token-1', 'token-1']);
    expect(outside.asked).toHaveLength(1);
  });

  it('are asked for anew after one was refused', async () => {
    const { tokens } = setting();
    await tokens.get();

    expect(await tokens.get({ fresh: true })).toBe('token-2');
    expect(await tokens.get()).toBe('token-2');
  });

  it('are used once where nobody says how long they last', async () => {
    let issued = 0;
    const tokens = createAccessTokens({}, { issuer: async () => async () => ({ token: `token-${++issued}` }) });

    expect([await tokens.get(), await tokens.get()]).toEqual(['token-1', 'token-2']);
  });

  it('are asked for again after that has failed', async () => {
    const { tokens, outside } = setting();
    outside.failure = new TokenError('sign-in', 13001);
    expect(await problemOf(tokens.get())).toBe('sign-in');

    outside.failure = undefined;
    expect(await tokens.get({ interactive: true })).toBe('token-2');
    expect(outside.asked).toEqual([{}, { interactive: true }]);
  });
});

describe('a token from Office', () => {
  const useOffice = (getAccessToken: unknown) => Object.assign(globalThis, { Office: { auth: { getAccessToken } } });
  afterEach(() => Reflect.deleteProperty(globalThis, 'Office'));

  const jwt = (claims: object) => ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'x'].join('.');

  it('is kept as long as it says', async () => {
    useOffice(async () => jwt({ exp: 1_800_000_000 }));

    expect(await issueOfficeToken({})).toMatchObject({ expires: 1_800_000_000_000 });
  });

  it('that cannot be read is used once', async () => {
    useOffice(async () => 'opaque');

    expect(await issueOfficeToken({})).toEqual({ token: 'opaque' });
  });

  it.each([[false], [true]])('is asked for with a window where a person clicked: %s', async (interactive) => {
    const asked: unknown[] = [];
    useOffice(async (options: unknown) => (asked.push(options), 'opaque'));
    await issueOfficeToken({ interactive });

    expect(asked).toEqual([{ allowSignInPrompt: interactive, allowConsentPrompt: interactive }]);
  });

  it.each([
    [13001, 'sign-in'],
    [13002, 'sign-in'],
    [13003, 'not-supported'],
    [13004, 'not-set-up'],
    [13005, 'sign-in'],
    [13006, 'failed'],
    [13012, 'not-supported'],
    [99999, 'failed'],
  ])('that cannot be had has a reason: %i', async (code, problem) => {
    useOffice(() => Promise.reject(Object.assign(new Error('anna@praktijk.example'), { code })));
    const error: unknown = await issueOfficeToken({}).catch((e: unknown) => e);

    expect(error).toMatchObject({ problem, code });
    expect(String(error)).not.toContain('anna');
  });

  it('cannot be had where Office.js throws, answers nothing, or has no such call', async () => {
    useOffice(() => {
      throw new Error('not here');
    });
    expect(await problemOf(issueOfficeToken({}))).toBe('failed');
    useOffice(async () => undefined);
    expect(await problemOf(issueOfficeToken({}))).toBe('failed');
    useOffice(undefined);
    expect(await problemOf(issueOfficeToken({}))).toBe('not-supported');
  });

  it('is not waited for longer than fifteen seconds', async () => {
    jest.useFakeTimers();
    try {
      useOffice(() => new Promise(() => {}));
      const problem = problemOf(issueOfficeToken({}));
      await jest.advanceTimersByTimeAsync(15_000);

      expect(await problem).toBe('timed-out');
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('a token by nested app authentication', () => {
  const application = { clientId: 'id', scope: 'api://id/access_as_user', tenant: 'example.org' };

  async function setting(
    silent: () => Promise<object>,
    popup: () => Promise<object> = () => Promise.reject(new Error()),
  ) {
    const asked: [string, unknown][] = [];
    const issue = await createNestedTokens(application, async () => ({
      AuthError,
      InteractionRequiredAuthError,
      createNestablePublicClientApplication: async (configuration) => {
        asked.push(['configuration', configuration]);
        return {
          acquireTokenSilent: (request: unknown) => (asked.push(['silent', request]), silent()),
          acquireTokenPopup: (request: unknown) => (asked.push(['popup', request]), popup()),
        } as never;
      },
    }));
    return { issue, asked };
  }
  const issued = async () => ({ accessToken: 'token', expiresOn: new Date(5_000) });
  const needsPerson = () => Promise.reject(new InteractionRequiredAuthError('interaction_required', '', ''));

  it('is asked for silently, for the scope of the service, and kept in memory only', async () => {
    const { issue, asked } = await setting(issued);

    expect(await issue({})).toEqual({ token: 'token', expires: 5_000 });
    expect(asked).toMatchObject([
      [
        'configuration',
        {
          auth: { clientId: 'id', authority: 'https://login.microsoftonline.com/example.org' },
          cache: { cacheLocation: 'memoryStorage' },
        },
      ],
      ['silent', { scopes: ['api://id/access_as_user'], forceRefresh: false }],
    ]);
  });

  it('is asked of the server itself where the last one was refused', async () => {
    const { issue, asked } = await setting(issued);
    await issue({ fresh: true });

    expect(asked[1]).toMatchObject(['silent', { forceRefresh: true }]);
  });

  it('opens a window only upon a click', async () => {
    const { issue, asked } = await setting(needsPerson, issued);

    expect(await problemOf(issue({}))).toBe('sign-in');
    expect(asked.map(([what]) => what)).not.toContain('popup');
    expect(await issue({ interactive: true })).toMatchObject({ token: 'token' });
  });

  describe('where Outlook says that it can, and gives the library no account', () => {
    // as on the web with some builds of Office.js: https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/7723
    const noAccount = () => Promise.reject(new AuthError('no_account_error', '', ''));

    it('opens a window upon a click', async () => {
      const { issue, asked } = await setting(noAccount, issued);

      expect(await problemOf(issue({}))).toBe('sign-in');
      expect(asked.map(([what]) => what)).not.toContain('popup');
      expect(await issue({ interactive: true })).toMatchObject({ token: 'token' });
    });

    it('cannot be had when the window fails, too', async () => {
      const { issue } = await setting(noAccount, () => Promise.reject(new AuthError('popup_window_error', '', '')));

      expect(await problemOf(issue({ interactive: true }))).toBe('not-supported');
    });
  });

  it.each<[string, () => Promise<object>, string]>([
    ['the person closes the window', () => Promise.reject(new AuthError('user_cancelled', '', '')), 'sign-in'],
    ['the network fails', () => Promise.reject(new AuthError('no_network_connectivity', '', '')), 'failed'],
    ['anything else is thrown', () => Promise.reject(new TypeError('anna@praktijk.example')), 'failed'],
  ])('cannot be had where %s', async (_, popup, problem) => {
    const { issue } = await setting(needsPerson, popup);

    expect(await problemOf(issue({ interactive: true }))).toBe(problem);
  });
});

describe('the older way, beside nested app authentication', () => {
  const token: IssueToken = async () => ({ token: 'older' });
  const cannot: IssueToken = ({ interactive }) =>
    Promise.reject(new TokenError(interactive ? 'not-supported' : 'sign-in', 'no_account_error'));

  it('is taken after a click that nested app authentication could not answer, and from then on', async () => {
    const issue = withOlderWay(cannot, async () => token);

    expect(await problemOf(issue({}))).toBe('sign-in');
    expect(await issue({ interactive: true })).toEqual({ token: 'older' });
    expect(await issue({})).toEqual({ token: 'older' });
  });

  it('that fails, too, leaves the reason of the newer one', async () => {
    const older: IssueToken = () => Promise.reject(new TokenError('not-set-up', 13004));
    const issue = withOlderWay(cannot, async () => older);

    expect(await issue({ interactive: true }).catch((error: unknown) => error)).toMatchObject({
      problem: 'not-supported',
      code: 'no_account_error',
    });
    expect(await problemOf(issue({}))).toBe('sign-in');
  });

  it('is not taken where the person closed the window', async () => {
    const closed: IssueToken = () => Promise.reject(new TokenError('sign-in', 'user_cancelled'));
    const issue = withOlderWay(closed, async () => token);

    expect(await problemOf(issue({ interactive: true }))).toBe('sign-in');
  });
});
