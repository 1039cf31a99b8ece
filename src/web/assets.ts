/** The stylesheets, the desk's script and the icon as routes: named by their content, so that browsers may keep them for ever. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { DESK_SCRIPT } from './desk-script.ts';
import { DESK_STYLE } from './desk-style.ts';
import { FORM_SCRIPT } from './form-script.ts';
import { ICON, STYLE } from './style.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** A file that pages name; its path changes with its content. */
export interface Asset {
  path: string;
  type: string;
  content: string | Buffer;
}

/** A path that changes with the content behind it. */
export function named(name: string, extension: string, content: string | Buffer): string {
  return `/assets/${name}.${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${extension}`;
}

export const STYLE_PATH = named('style', 'css', STYLE);
export const DESK_STYLE_PATH = named('desk', 'css', DESK_STYLE);
export const DESK_SCRIPT_PATH = named('desk', 'js', DESK_SCRIPT);
export const FORM_SCRIPT_PATH = named('form', 'js', FORM_SCRIPT);
export const ICON_PATH = named('icon', 'svg', ICON);

/** A file of the operator's, or of ours, opened by itself is a document without rights. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** `own`: what the operator's theme brings. */
export function addAssets(app: FastifyInstance, own: readonly Asset[] = []): void {
  const serve = (path: string, type: string, content: string | Buffer) =>
    app.get(path, (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
        .header('content-security-policy', FILE_POLICY)
        .send(content),
    );
  serve(STYLE_PATH, 'text/css; charset=utf-8', STYLE);
  serve(DESK_STYLE_PATH, 'text/css; charset=utf-8', DESK_STYLE);
  serve(DESK_SCRIPT_PATH, 'text/javascript; charset=utf-8', DESK_SCRIPT);
  serve(FORM_SCRIPT_PATH, 'text/javascript; charset=utf-8', FORM_SCRIPT);
  serve(ICON_PATH, 'image/svg+xml', ICON);
  for (const { path, type, content } of own) serve(path, type, content);
}
