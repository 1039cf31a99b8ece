/** What an error of ours is in HTTP, for customers' pages and the desk alike. */
import type { ErrorCode } from '../errors.ts';

export const STATUS_BY_CODE: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
};
