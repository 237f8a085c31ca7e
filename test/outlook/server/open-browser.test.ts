import { openBrowser } from '../../../src/outlook/server/open-browser';

const local = {
  addinUrl: 'https://localhost:1',
  composeUrl: 'https://localhost:2',
  certificate: { trusted: false as const, spkiHash: 'hash' },
};

describe('no browser is opened', () => {
  it.each([
    ['in a pipeline', { CI: 'true', DISPLAY: ':0' }],
    ['over SSH', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22', DISPLAY: ':0' }],
    ['in a terminal over SSH', { SSH_TTY: '/dev/pts/0', WAYLAND_DISPLAY: 'wayland-0' }],
  ])('%s', async (_, env) => {
    expect(await openBrowser(local, 'folder', env as NodeJS.ProcessEnv)).toBe('none');
  });
});
