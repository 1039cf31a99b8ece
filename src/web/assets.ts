/** The stylesheets and the icon as routes: named by their content, so that browsers may keep them for ever. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { DESK_STYLE } from './desk-style.ts';
import { ICON, STYLE } from './style.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

function named(name: string, extension: string, content: string): string {
  return `/assets/${name}.${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${extension}`;
}

export const STYLE_PATH = named('style', 'css', STYLE);
export const DESK_STYLE_PATH = named('desk', 'css', DESK_STYLE);
export const ICON_PATH = named('icon', 'svg', ICON);

export function addAssets(app: FastifyInstance): void {
  const serve = (path: string, type: string, content: string) =>
    app.get(path, (_request, reply) =>
      reply.type(type).header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).send(content),
    );
  serve(STYLE_PATH, 'text/css; charset=utf-8', STYLE);
  serve(DESK_STYLE_PATH, 'text/css; charset=utf-8', DESK_STYLE);
  serve(ICON_PATH, 'image/svg+xml', ICON);
}
