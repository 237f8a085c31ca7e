/**
 * Headers of every answer. TLS is of the proxy in front; what it must know for that, `Strict-Transport-Security`, comes from here. They are set on
 * the answer's own headers: `context.header` would make a new answer, whose body then goes out as a stream, slower by milliseconds.
 */
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { ROUTES } from '../../contract/routes';
import type { AppContext } from './app';

const secure = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
  xFrameOptions: 'DENY',
  // left to CORS: the add-in is of another origin
  crossOriginResourcePolicy: 'cross-origin',
});

export const headersForAll = async (context: AppContext, next: () => Promise<void>) => {
  await secure(context, next);
  context.res.headers.set('cache-control', 'no-store');
};

const EXPOSED = ['etag', 'retry-after', 'request-id'];

/** The add-in's origin and no other, without cookies: whoever calls has a token. */
export function acrossOrigins(origin: string) {
  const preflight = cors({
    origin: [origin],
    allowMethods: [...new Set(Object.values(ROUTES).map(({ method }) => method))],
    allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match'],
    exposeHeaders: EXPOSED,
    maxAge: 7_200,
  });
  return async (context: AppContext, next: () => Promise<void>): Promise<Response | void> => {
    if (context.req.method === 'OPTIONS') return preflight(context, next);
    await next();
    const { headers } = context.res;
    if (context.req.header('origin') === origin) headers.set('access-control-allow-origin', origin);
    headers.set('access-control-expose-headers', EXPOSED.join(','));
    headers.append('vary', 'Origin');
  };
}
