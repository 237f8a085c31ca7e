/** The directory service under the add-in's own origin, as a reverse proxy in front of both would put it: pages may talk to that origin only. */
import type { Handler } from 'hono';
import { proxy } from 'hono/proxy';
import { outlook } from '../../locales/en/outlook';

export const DIRECTORY_PATH = '/directory';

/** @param service its address, without a slash at the end; rejects while it is not there */
export function directoryProxy(service: () => Promise<string>): Handler {
  return async (context) => {
    const { pathname, search } = new URL(context.req.url);
    try {
      const { raw } = context.req;
      const response = await proxy(`${await service()}${pathname.slice(DIRECTORY_PATH.length)}${search}`, {
        raw,
        headers: { ...Object.fromEntries(raw.headers), host: undefined, cookie: undefined },
      });
      // a browser would keep it for everything else that runs on this machine
      response.headers.delete('strict-transport-security');
      return response;
    } catch {
      return context.text(outlook.server.directoryAway, 502);
    }
  };
}
