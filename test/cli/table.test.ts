import { describe, expect, it } from 'vitest';
import type { Shell } from '../../src/cli/shell.ts';
import { type ListView, oneLine, plainText, printList } from '../../src/cli/table.ts';

interface Row {
  id: number;
  words: string;
}

const VIEW: ListView<Row> = {
  columns: [
    { title: 'ID', cell: (row) => String(row.id) },
    { title: 'WORDS', cell: (row) => row.words, flexible: true },
  ],
  noun: ['row', 'rows'],
  hint: 'Nothing here.',
};

async function* pagesOf(...pages: Row[][]): AsyncGenerator<Row[]> {
  yield* pages;
}

async function printed(pages: AsyncIterable<Row[]>, columns: number | null, json = false): Promise<string[]> {
  let out = '';
  const write = async (content: string | Uint8Array) => {
    out += String(content);
  };
  const shell = { columns, write, print: (line: string) => write(`${line}\n`) } as Shell;
  await printList(shell, pages, VIEW, json);
  return out.split('\n').slice(0, -1);
}

describe('a list', () => {
  it('has columns as wide as their words, and says how many rows there are', async () => {
    const rows = [
      { id: 1, words: 'one' },
      { id: 22, words: 'and two' },
    ];
    expect(await printed(pagesOf(rows), null)).toEqual(['ID  WORDS', '1   one', '22  and two', '2 rows']);
  });

  it('keeps the widths of its first page, however long it gets', async () => {
    const pages = pagesOf([{ id: 1, words: 'one' }], [{ id: 2, words: 'and two' }]);
    expect(await printed(pages, null)).toEqual(['ID  WORDS', '1   one', '2   and …', '2 rows']);
  });

  it('cuts what does not fit the terminal, by what one sees', async () => {
    const long = [{ id: 1, words: 'a long story about a printer' }];
    expect((await printed(pagesOf(long), 20))[1]).toBe('1   a long story ab…');
    expect((await printed(pagesOf([{ id: 1, words: '打印机着火了请派人来帮忙' }]), 20))[1]).toBe('1   打印机着火了请…');
  });

  it('that is empty: a hint on a terminal, nothing elsewhere, nothing for programs', async () => {
    expect(await printed(pagesOf(), 80)).toEqual(['Nothing here.']);
    expect(await printed(pagesOf(), null)).toEqual([]);
    expect(await printed(pagesOf(), 80, true)).toEqual([]);
  });

  it('for programs is one object a line', async () => {
    expect(await printed(pagesOf([{ id: 1, words: 'a\nb' }]), 80, true)).toEqual(['{"id":1,"words":"a\\nb"}']);
  });
});

describe('words from outside', () => {
  it('never command the terminal', () => {
    expect(oneLine('a\u001b[31mb\r\nc\u0007\u202ed\u009b1m')).toBe('ab c d');
    expect(plainText('a\u001b]0;title\u0007b\r\nc\td\u0000')).toBe('ab\nc\td');
  });
});
