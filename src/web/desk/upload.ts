/** A form that carries files: they go to the store as they come, before anything names them. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LoketError } from '../../errors.ts';
import { cleanFileName } from '../../message/file-name.ts';
import type { Attachment } from '../../message/mail.ts';
import type { BlobStage } from '../../store/blob-stage.ts';
import { isCsrfToken } from '../session.ts';
import { type DeskDeps, Form, SIGN_IN_PATH, tokenOf, type Visit, visitOf } from './visit.ts';

/** Files of one form, and their bytes together: with base64 such a mail stays below what most servers take. */
const MAX_FILES = 10;
const MAX_FILES_BYTES = 18 * 1000 * 1000;
/** More parts than this are no form of ours. */
const MAX_PARTS = 200;
const MAX_FIELD_BYTES = 1024 * 1024;
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

/** How the parser is registered: a file over its limit is cut, not an error, so that the rest of the form is read. */
export const UPLOADS = {
  throwFileSizeLimit: false,
  limits: { parts: MAX_PARTS, files: MAX_PARTS, fieldSize: MAX_FIELD_BYTES, fileSize: MAX_FILES_BYTES },
};

/** What a multipart form brought. */
export interface Upload {
  form: Form;
  files: Attachment[];
  /** Some files were left out: too many, or too large. */
  isOver: boolean;
  stage: BlobStage;
}

/** Registers a write whose form may carry files; `act` gives the path where the browser is sent. */
export function addUpload(
  app: FastifyInstance,
  deps: DeskDeps,
  path: string,
  act: (visit: Visit, upload: Upload) => Promise<string>,
): void {
  app.post(path, async (request, reply) => {
    const visit = await visitOf(deps, request);
    if (visit === null) return reply.redirect(SIGN_IN_PATH, 303);
    if (!request.isMultipart()) throw new LoketError('invalid', 'this form is sent as multipart/form-data');
    const upload = await readUpload(deps, request, tokenOf(deps, request) ?? '');
    return reply.redirect(await act(visit, upload), 303);
  });
}

/** Reads to the end, so that the browser reads our answer; what is over the limits is not kept. */
async function readUpload(deps: DeskDeps, request: FastifyRequest, token: string): Promise<Upload> {
  const fields = new URLSearchParams();
  const stage = deps.blobs.stage();
  const files: Attachment[] = [];
  let [bytes, isOver] = [0, false];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields.append(part.fieldname, String(part.value));
      continue;
    }
    // Our forms name their session before their files.
    if (!isCsrfToken(token, fields.get('csrf')) || part.filename === '' || isOver) {
      part.file.resume();
      continue;
    }
    const { file, filename, mimetype } = part;
    const contentType = MEDIA_TYPE.test(mimetype) ? mimetype.toLowerCase() : 'application/octet-stream';
    const blob = await stage.put(file);
    bytes += blob.size;
    isOver = file.truncated || bytes > MAX_FILES_BYTES || files.length === MAX_FILES;
    if (!isOver) {
      files.push({
        ...blob,
        fileName: cleanFileName(filename, contentType),
        contentType,
        inline: false,
        contentId: null,
      });
    }
  }
  if (!isCsrfToken(token, fields.get('csrf'))) {
    throw new LoketError('forbidden', 'the form is not from this session; open the page again');
  }
  return { form: new Form(fields), files, isOver, stage };
}
