/** The template engine: liquid, strict, with errors that say where and what to mend. */
import { Liquid, type Template } from 'liquidjs';
import { describe, LoketError } from '../errors.ts';
import { markedValue } from './letter.ts';

export type Render = (scope: object) => string;

export interface Engines {
  /** Its values are marked, see `letter.ts`. */
  words: Liquid;
  /** Its values are escaped. */
  html: Liquid;
}

/** Both see the templates by name; `globals` hold in each of them. */
export function makeEngines(templates: ReadonlyMap<string, string>, globals: object): Engines {
  const options = {
    templates: Object.fromEntries(templates),
    globals,
    cache: true,
    // '' and 0 count as nothing, so that a template can say `{% if quote %}`.
    jsTruthy: true,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
  };
  return {
    words: new Liquid({ ...options, outputEscape: markedValue }),
    html: new Liquid({ ...options, outputEscape: 'escape' }),
  };
}

/**
 * A template, parsed; `fields` is what it may use. Both steps throw LoketError `invalid` with name, line, and what to mend.
 */
export function prepare(
  engine: Liquid,
  templates: ReadonlyMap<string, string>,
  name: string,
  fields: readonly string[],
): Render {
  const source = templates.get(name);
  if (source === undefined)
    throw new LoketError('invalid', `template ${name} is missing; put it into the folder of templates`);
  const parsed: Template[] = told(name, fields, () => engine.parse(source, name));
  return (scope) => told(name, fields, () => String(engine.renderSync(parsed, scope)));
}

/** Runs the engine; its errors come out as ours. */
function told<T>(name: string, fields: readonly string[], work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { file, line } = placeOf(error);
    const what = describe(error).replace(/, (file|line):.*$/, '');
    const where = `template ${file ?? name}${line === null ? '' : `, line ${line}`}`;
    throw new LoketError('invalid', `${where}: ${what}; ${mendOf(what, fields)}`, { cause: error });
  }
}

function mendOf(what: string, fields: readonly string[]): string {
  if (what.includes('undefined variable')) return `this template may use ${fields.join(', ')}`;
  if (what.includes('undefined filter')) return 'take it out, or use a filter that Liquid has';
  return 'docs/templates.md shows how templates are written';
}

/** Where the engine says that it stumbled; read from the outside in, since its errors nest. */
function placeOf(error: unknown): { file: string | null; line: number | null } {
  const text = error instanceof Error ? error.message : '';
  const file = /, file:([^,\n]+)/.exec(text)?.[1] ?? null;
  const line = /, line:(\d+)/.exec(text)?.[1] ?? null;
  return { file, line: line === null ? null : Number(line) };
}
