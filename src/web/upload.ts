/** A form that carries files: they go to the store as they come, before anything names them. */
import type { FastifyRequest } from 'fastify';
import { LoketError } from '../errors.ts';
import { cleanFileName } from '../message/file-name.ts';
import type { Attachment } from '../message/mail.ts';
import type { BlobStage } from '../store/blob-stage.ts';
import type { Blobs } from '../store/blobs.ts';

/** Files of one form, and their bytes together: with base64 such a mail stays below what most servers take. */
export const MAX_FILES = 10;
export const MAX_FILES_BYTES = 18 * 1000 * 1000;
/** More parts than this are no form of ours. */
const MAX_PARTS = 200;
const MAX_FIELD_BYTES = 1024 * 1024;
/** Characters of all fields together: one that is cut at its limit, and what else a form of ours has. */
const MAX_FIELDS_CHARACTERS = 2 * MAX_FIELD_BYTES;
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

/** How the parser is registered: a file over its limit is cut, not an error, so that the rest of the form is read. */
export const UPLOADS = {
  throwFileSizeLimit: false,
  limits: { parts: MAX_PARTS, files: MAX_PARTS, fieldSize: MAX_FIELD_BYTES, fileSize: MAX_FILES_BYTES },
};

/** What a multipart form brought. */
export interface Upload {
  fields: URLSearchParams;
  files: Attachment[];
  /** Some files were left out: too many, or too large. */
  isOver: boolean;
  /** Files came that were not welcome by the fields before them. */
  isTurnedAway: boolean;
  stage: BlobStage;
}

/**
 * Reads to the end, so that the browser reads our answer; what is over the limits is not kept, nor a file whose form is
 * not welcome by the fields before the first of them. Errors: LoketError `invalid` for a form that is not multipart, or has more words than
 * any of ours.
 */
export async function readUpload(
  blobs: Blobs,
  request: FastifyRequest,
  isWelcome: (fields: URLSearchParams) => boolean | Promise<boolean>,
): Promise<Upload> {
  if (!request.isMultipart()) throw new LoketError('invalid', 'this form is sent as multipart/form-data');
  const fields = new URLSearchParams();
  const stage = blobs.stage();
  const files: Attachment[] = [];
  let [bytes, isOver, isTurnedAway] = [0, false, false];
  let characters = 0;
  let welcome: boolean | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const value = String(part.value);
      characters += value.length;
      if (characters <= MAX_FIELDS_CHARACTERS) fields.append(part.fieldname, value);
      continue;
    }
    if (part.filename !== '') welcome ??= characters <= MAX_FIELDS_CHARACTERS && (await isWelcome(fields));
    const isWanted = part.filename === '' || welcome === true;
    if (!isWanted) isTurnedAway = true;
    if (!isWanted || part.filename === '' || isOver) {
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
  if (characters > MAX_FIELDS_CHARACTERS) throw new LoketError('invalid', 'this form has more words than any of ours');
  return { fields, files, isOver, isTurnedAway, stage };
}
