/** A form of the desk that carries files. */
import type { FastifyInstance } from 'fastify';
import { LoketError } from '../../errors.ts';
import { Form } from '../form.ts';
import { isCsrfToken } from '../session.ts';
import { readUpload, type Upload } from '../upload.ts';
import { type DeskDeps, SIGN_IN_PATH, tokenOf, type Visit, visitOf } from './visit.ts';

/** Files, and the form that they came with. */
export interface DeskUpload extends Omit<Upload, 'fields'> {
  form: Form;
}

/** Registers a write whose form may carry files; `act` gives the path where the browser is sent. */
export function addUpload(
  app: FastifyInstance,
  deps: DeskDeps,
  path: string,
  act: (visit: Visit, upload: DeskUpload) => Promise<string>,
): void {
  app.post(path, async (request, reply) => {
    const visit = await visitOf(deps, request);
    if (visit === null) return reply.redirect(SIGN_IN_PATH, 303);
    const token = tokenOf(deps, request) ?? '';
    // Our forms name their session before their files.
    const isOfSession = (sent: URLSearchParams) => isCsrfToken(token, sent.get('csrf'));
    const { fields, ...upload } = await readUpload(deps.blobs, request, isOfSession);
    if (!isOfSession(fields)) {
      throw new LoketError('forbidden', 'the form is not from this session; open the page again', {
        key: 'other-session',
      });
    }
    return reply.redirect(await act(visit, { ...upload, form: new Form(fields) }), 303);
  });
}
