/** R-MSG-6: over a limit a mail degrades, it is never lost. */
export interface ParseLimits {
  /** Levels of multipart; words further down are left out. */
  depth: number;
  /** Parts that are read; what follows them is left out. */
  parts: number;
  /** Attachments that are listed and stored. */
  attachments: number;
  /** Bytes of plain text, and of HTML, that are kept. */
  textBytes: number;
  htmlBytes: number;
  /** Bytes kept of each part of a report. */
  reportBytes: number;
  /** Bytes of a winmail.dat that is unpacked: it is held in memory for that. */
  tnefBytes: number;
}

export const DEFAULT_LIMITS: ParseLimits = {
  depth: 50,
  parts: 1000,
  attachments: 200,
  textBytes: 2 * 1024 * 1024,
  htmlBytes: 2 * 1024 * 1024,
  reportBytes: 64 * 1024,
  tnefBytes: 16 * 1024 * 1024,
};
