/** Headers of every answer. TLS is of the proxy in front; what it must know for that, `Strict-Transport-Security`, comes from here. */
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
  context.header('cache-control', 'no-store');
};

/** The add-in's origin and no other, without cookies: whoever calls has a token. */
export const acrossOrigins = (origin: string) =>
  cors({
    origin: [origin],
    allowMethods: [...new Set(Object.values(ROUTES).map(({ method }) => method))],
    allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match'],
    exposeHeaders: ['etag', 'retry-after', 'request-id'],
    maxAge: 7_200,
  });
