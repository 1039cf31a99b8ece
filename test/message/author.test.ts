import { describe, expect, it } from 'vitest';
import type { AuthorReason } from '../../src/message/mail.ts';
import { understand } from '../../src/message/understand.ts';
import { HOW, readMail, understandFixture } from './read.ts';

async function understood(...headers: string[]) {
  return understand(
    await readMail(`${headers.join('\r\n')}\r\nTo: support@example.com\r\n\r\nHello, it is broken.`),
    HOW,
  );
}

describe('R-THR-2 who really wrote', () => {
  const cases: [string, string[], string | null, AuthorReason][] = [
    [
      'the sender, whatever Reply-To asks for',
      ['From: an@example.org', 'Reply-To: team@example.org'],
      'an@example.org',
      'from',
    ],
    [
      'the visitor of a web form that sends as noreply',
      ['From: Website <noreply@example.net>', 'Reply-To: An Peeters <an@example.org>'],
      'an@example.org',
      'form-reply-to',
    ],
    [
      'the visitor of our own web form',
      ['From: support@example.com', 'Reply-To: an@example.org'],
      'an@example.org',
      'form-reply-to',
    ],
    [
      'the visitor of a form plug-in',
      ['From: wordpress@shop.example.net', 'Reply-To: an@example.org'],
      'an@example.org',
      'form-reply-to',
    ],
    [
      'the one whom a list kept beside its own address',
      [
        "From: 'An Peeters' via Helpdesk <helpdesk@lists.example.net>",
        'X-Original-Sender: an@example.org',
        'Reply-To: An Peeters <an@example.org>',
        'List-Post: <mailto:helpdesk@lists.example.net>',
      ],
      'an@example.org',
      'list-original',
    ],
    [
      'the Reply-To of a list that put itself in From',
      [
        'From: An Peeters via Users <users@lists.example.net>',
        'Reply-To: users@lists.example.net, An Peeters <an@example.org>',
        'List-Post: <mailto:users@lists.example.net>',
      ],
      'an@example.org',
      'list-reply-to',
    ],
    [
      'the list where it hides the writer',
      ['From: Users <users@lists.example.net>', 'List-Post: <mailto:users@lists.example.net>'],
      'users@lists.example.net',
      'from',
    ],
    ['the Reply-To of a mail without From', ['Reply-To: an@example.org'], 'an@example.org', 'no-from'],
    ['nobody', ['Subject: help'], null, 'no-sender'],
    [
      'the machine that wants no answer',
      ['From: noreply@example.net', 'Reply-To: donotreply@example.net'],
      'noreply@example.net',
      'from',
    ],
  ];
  it.each(cases)('is %s', async (_, headers, address, authorReason) => {
    const { author, ...rest } = await understood(...headers);
    expect({ address: author?.address ?? null, authorReason: rest.authorReason }).toEqual({ address, authorReason });
  });

  it('keeps the name, without the list that stands behind it', async () => {
    const { author } = await understood(
      "From: 'An Peeters' via Helpdesk <h@lists.example.net>",
      'X-Original-Sender: an@example.org',
    );
    expect(author).toEqual({ address: 'an@example.org', name: 'An Peeters' });
  });

  it('R-KIND-1 a form is a person, also in our own name; our own mail coming back is not', async () => {
    expect((await understandFixture('web-form-own-address')).kind).toBe('person');
    expect((await understood('From: noreply@example.net', 'Reply-To: an@example.org')).kind).toBe('person');
    expect((await understood('From: support@example.com', 'Reply-To: support+t1@example.com')).kind).toBe('loop');
    expect((await understood('From: noreply@example.net')).kind).toBe('automatic');
  });
});
