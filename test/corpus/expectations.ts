/** A corpus: folders of mails, each with an expectations.json that says how they must come out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Basis = 'source-test' | 'headers' | 'judged';

/** One mail (or body) with what is claimed of it; fields that are absent claim nothing. */
export interface Expectation {
  file: string;
  format?: 'body-text' | 'body-html';
  kind: string;
  acceptable_kinds?: string[];
  basis: Basis;
  basis_by_field?: Record<string, Basis>;
  should_autoreply?: boolean | null;
  disputed?: boolean;
  own_address?: string;
  from?: string;
  from_name?: string;
  subject?: string;
  subject_contains?: string;
  subject_startswith?: string;
  message_id?: string;
  in_reply_to?: string;
  references?: string[];
  expected_text_contains?: string[];
  expected_text_empty?: boolean;
  text_must_not_be_empty?: boolean;
  text_not_contains?: string[];
  expected_reply_text?: string;
  expected_reply_startswith?: string;
  reply_not_contains?: string[];
  expect_unchanged?: boolean;
  forwarded_text_contains?: string[];
  attachments?: {
    name?: string | null;
    size?: number;
    sha256?: string;
    type?: string;
    cid?: string;
    inline?: boolean;
  }[];
  attachments_count?: number;
  attachments_min?: number;
  name_must_not_contain?: string[];
  bounce?: { status?: string; reason?: string; hard?: boolean }[];
  bounce_recipients?: string[];
  dsn_actions?: string[];
  html_must_be_inert?: boolean;
}

export interface Sample {
  source: string;
  raw: Buffer;
  expected: Expectation;
}

/** All samples below `dir`, by source and file. Errors: those of the file system, and of a file that is no JSON. */
export function readCorpus(dir: string): Sample[] {
  const sources = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return sources
    .map((entry) => entry.name)
    .sort()
    .flatMap((source) => {
      const claims = JSON.parse(readFileSync(join(dir, source, 'expectations.json'), 'utf8')) as Expectation[];
      return claims.map((expected) => ({ source, expected, raw: readFileSync(join(dir, source, expected.file)) }));
    });
}

/** What a claim rests on: a test of the source, the header block, or somebody's judgement. */
export function basisOf(expected: Expectation, field: string): Basis {
  return expected.basis_by_field?.[field] ?? expected.basis;
}
