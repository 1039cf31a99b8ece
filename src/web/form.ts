/** The fields of a form, and how a browser's forms are read: the desk's and the portal's. */
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { UPLOADS } from './upload.ts';

/** Characters of a form; a long answer with a long quotation fits. */
const MAX_FORM_BYTES = 1024 * 1024;

/** A form's fields; one that came several times has its values in order. */
export class Form {
  readonly #fields: URLSearchParams;

  constructor(fields: URLSearchParams) {
    this.#fields = fields;
  }

  /** The field without space around it; '' when it is missing. */
  text(name: string): string {
    return (this.#fields.get(name) ?? '').trim();
  }

  /** The field as it was typed, space and all: a password. */
  raw(name: string): string {
    return this.#fields.get(name) ?? '';
  }

  all(name: string): string[] {
    return this.#fields.getAll(name);
  }
}

/** Lets the routes of a scope read cookies, forms and files. */
export async function readForms(scope: FastifyInstance): Promise<void> {
  await scope.register(cookie);
  await scope.register(multipart, UPLOADS);
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
}

/** The body as the parser above left it. */
export function fieldsOf(body: unknown): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}
