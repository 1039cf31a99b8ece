import { describe, expect, it } from 'vitest';
import { bodyOf, headerOf, mail, personMail, replyTo } from './mail.ts';

describe('mail`…`', () => {
  it('removes the indentation, keeps the inner one, and ends lines with CRLF', () => {
    const raw = mail`
      Subject: Hello
       folded

      first
        second
    `;
    expect(raw.toString()).toBe('Subject: Hello\r\n folded\r\n\r\nfirst\r\n  second\r\n');
  });

  it('puts values of several lines in without losing the indentation of the rest', () => {
    const headers = 'X-One: 1\nX-Two: 2';
    expect(
      mail`
      ${headers}
      Subject: ${42}

      body`.toString(),
    ).toBe('X-One: 1\r\nX-Two: 2\r\nSubject: 42\r\n\r\nbody\r\n');
  });

  it('keeps bytes that are no UTF-8', () => {
    const raw = mail`
      Subject: caf${Buffer.from([0xe9])}

      ${Buffer.from('bare\nline')}
    `;
    expect(raw.toString('latin1')).toBe('Subject: café\r\n\r\nbare\nline\r\n');
  });
});

it('builds a mail of a person with a Message-ID of its own', () => {
  const [one, two] = [personMail(), personMail({ subject: 'Scanner', headers: { Cc: 'boss@customer.example' } })];
  expect(headerOf(one, 'Message-ID')).not.toBe(headerOf(two, 'message-id'));
  expect(headerOf(two, 'Subject')).toBe('Scanner');
  expect(headerOf(two, 'cc')).toBe('boss@customer.example');
  expect(headerOf(two, 'X-None')).toBeNull();
});

it('answers a mail as mail clients do', () => {
  const question = personMail({ subject: 'Scanner', messageId: '<a@customer.example>', body: 'Broken.\n\nHelp!' });
  const answer = replyTo(question, { body: 'Try again.', messageId: '<b@example.com>' });
  const thanks = replyTo(answer);
  expect(headerOf(answer, 'To')).toBe('Ann Peeters <ann@customer.example>');
  expect(headerOf(answer, 'Subject')).toBe('Re: Scanner');
  expect(bodyOf(answer)).toContain('Try again.\n\nOn ');
  expect(bodyOf(answer)).toContain('> Broken.\n> \n> Help!');
  expect(headerOf(thanks, 'Subject')).toBe('Re: Scanner');
  expect(headerOf(thanks, 'In-Reply-To')).toBe('<b@example.com>');
  expect(headerOf(thanks, 'References')).toBe('<a@customer.example> <b@example.com>');
  expect(headerOf(thanks, 'To')).toBe('support@example.com');
});
