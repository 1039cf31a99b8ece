import { describe, expect, it } from 'vitest';
import { LoketError } from '../../src/errors.ts';
import { REFUSALS, refusalText } from '../../src/wording/desk/refusals.ts';
import { LANGUAGES } from '../../src/wording/wording.ts';
import { at, isCode, isNode, type Node, nameOf, parse, place, repositoryFiles, walk } from '../architecture/source.ts';

/** Verbs of customers alone; their pages have words of their own. */
const CUSTOMERS = ['closing', 'customer-reply', 'form-request'].map((name) => `src/actions/${name}.ts`);

interface Thrown {
  where: string;
  /** Null: it has none. */
  key: string | null;
  values: string[];
}

/** Each LoketError that a source makes. */
function thrownIn(sources: ReturnType<typeof repositoryFiles>): Thrown[] {
  const thrown: Thrown[] = [];
  for (const source of sources) {
    walk(parse(source).program, (node) => {
      if (node.type !== 'NewExpression' || nameOf(at(node, 'callee')) !== 'LoketError') return;
      const options = (node.arguments as unknown[])[2];
      const given = isNode(options) ? propertiesOf(options) : new Map<string, Node>();
      const values = given.get('values');
      const key = nameOf(given.get('key') ?? null);
      thrown.push({ where: place(source, node.start), key, values: values ? [...propertiesOf(values).keys()] : [] });
    });
  }
  return thrown;
}

function propertiesOf(node: Node): Map<string, Node> {
  const properties = Array.isArray(node.properties) ? node.properties.filter(isNode) : [];
  return new Map(
    properties.flatMap((property) => {
      const [name, value] = [nameOf(at(property, 'key')), at(property, 'value')];
      return name === null || value === null ? [] : [[name, value] as const];
    }),
  );
}

const sources = repositoryFiles().filter((source) => isCode(source, 'src'));
const ofDesk = thrownIn(
  sources.filter(
    ({ path }) =>
      (path.startsWith('src/actions/') && !CUSTOMERS.includes(path)) ||
      path === 'src/store/transaction.ts' ||
      (path.startsWith('src/web/desk/') && path !== 'src/web/desk/sign-in.ts'),
  ),
);
const words: Readonly<Record<string, string>> = REFUSALS.nl;

describe('what an agent is refused', () => {
  it('has a key in every verb of the desk, and words for each key', () => {
    expect(ofDesk.length).toBeGreaterThan(80);
    const without = ofDesk.filter(({ key }) => key === null || !Object.hasOwn(words, key));
    expect(without.map(({ where, key }) => `${where} ${key ?? 'has no key; give it one, with words'}`)).toEqual([]);
  });

  it('is given the values that its words name, in every language the same', () => {
    const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
    const faults = ofDesk.flatMap(({ where, key, values }) =>
      named(words[key ?? ''] ?? '')
        .filter((name) => !values.includes(name))
        .map((name) => `${where} gives no ${name}`),
    );
    expect(faults).toEqual([]);
    for (const language of LANGUAGES) {
      const own: Readonly<Record<string, string>> = REFUSALS[language];
      for (const [key, text] of Object.entries(own)) expect([key, named(text)]).toEqual([key, named(words[key] ?? '')]);
    }
  });

  it('has no words that nobody is told', () => {
    const told = new Set(ofDesk.map(({ key }) => key));
    expect(Object.keys(words).filter((key) => !told.has(key))).toEqual([]);
  });

  it('is said in the agent’s language, with statuses and months in words', () => {
    const status = { key: 'wrong-status', values: { number: 'SA-100014', status: 'closed' } };
    expect(refusalText('nl', new LoketError('conflict', 'closed', status))).toBe(
      'SA-100014 is afgesloten. Zet ze eerst weer in behandeling.',
    );
    const month = new LoketError('conflict', 'none', { key: 'nothing-to-invoice', values: { month: '2026-11' } });
    expect(refusalText('fr', month)).toBe('Il ne reste rien à facturer de novembre 2026.');
    expect(refusalText('de', new LoketError('conflict', 'in English'))).toContain('Inzwischen hat sich etwas geändert');
  });
});
