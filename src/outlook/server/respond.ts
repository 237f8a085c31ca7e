/** What both origins answer alike: files from a folder, and headers. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Context, MiddlewareHandler } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { outlook } from '../../locales/en/outlook';

/** The path of a file below `folder`, or undefined when there is none or the path leads out of it. */
export function fileBelow(folder: string, pathname: string): string | undefined {
  const plain = decoded(pathname);
  if (plain === undefined) return undefined;
  const file = path.resolve(folder, `.${path.posix.normalize(`/${plain}`)}`);
  if (!file.startsWith(path.resolve(folder) + path.sep)) return undefined;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/** Another name that leads to this machine (DNS rebinding) gets nothing. */
export const onlyLocalhost: MiddlewareHandler = async (context, next) => {
  if (new URL(context.req.url).hostname !== 'localhost') return context.text(outlook.server.notFound, 421);
  return next();
};

export function sendFile(
  context: Context,
  file: string | undefined,
  change = (text: string): string => text,
): Response {
  if (!file) return context.text(outlook.server.notFound, 404);
  const type = getMimeType(file) ?? 'application/octet-stream';
  if (type.startsWith('text/html')) return context.html(change(readFileSync(file, 'utf8')));
  return context.body(new Uint8Array(readFileSync(file)), 200, { 'content-type': type });
}
