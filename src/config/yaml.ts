/** YAML as plain text values: a password 00123 stays 00123, as it would in the environment. */
import { LineCounter, parseDocument, visit } from 'yaml';

export interface YamlText {
  /** Mappings, lists, strings, and null for what is empty; null when there are mistakes. */
  readonly root: unknown;
  /** One line each, with the place; the parser's own words are left out because they quote the file. */
  readonly mistakes: readonly string[];
}

const WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key stands here twice; remove one',
  TAB_AS_INDENT: 'a tab is used to indent; use spaces',
  BAD_INDENT: 'the indentation does not fit; keys of one section begin in the same column',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing, or a quote is not closed',
  BLOCK_AS_IMPLICIT_KEY: 'a value with a colon in it needs quotes',
  MISSING_CHAR: 'a quote, bracket or comma is missing',
  MULTIPLE_DOCS: 'only one document may stand in the file; remove the line ---',
  BAD_ALIAS: 'a value that begins with * or & needs quotes',
};

/** Parses one YAML 1.2 document. */
export function parseYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    prettyErrors: false,
    lineCounter: lines,
    stringKeys: true,
    logLevel: 'silent',
  });
  const mistakes = [...document.errors, ...document.warnings].map((problem) => {
    const { line, col } = lines.linePos(problem.pos[0]);
    return `line ${line}, column ${col}: ${WORDS[problem.code] ?? 'cannot be read as YAML; check quotes and indentation'}`;
  });
  if (mistakes.length > 0) return { root: null, mistakes };
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || node.value === null || node.type !== 'PLAIN') return;
      node.value = node.source ?? String(node.value);
    },
  });
  try {
    return { root: document.toJS({ maxAliasCount: 100 }), mistakes: [] };
  } catch {
    return { root: null, mistakes: ['line 1: an alias (*) leads nowhere or too far; write the values out'] };
  }
}

/** True for a mapping: keys with values. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
