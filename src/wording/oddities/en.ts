import type { OddityWords } from '../oddity-words.ts';

export const en: OddityWords = {
  'duplicate-header': 'It has more than one {field} field; the first one counts.',
  'no-message-id': 'It has no Message-ID: a second copy of it would be known by its content alone.',
  'no-date': 'It has no date that can be read; the time of its arrival counts.',
  'header-too-long': 'Its header block is longer than we read: fields at the end of it may be missing.',
  'boundary-guessed': 'The line between its parts is not the one that it announces; another one was taken for it.',
  'boundary-missing': 'The line that it announces between its parts never comes; its body was taken as one part.',
  'too-many-parts': 'It has more parts than we read; the others are in its raw bytes, which are kept.',
  'too-deep': 'Its parts lie deeper in each other than we read; the deepest are in its raw bytes, which are kept.',
  'too-many-attachments': 'It has more attachments than we take; the others are in its raw bytes, which are kept.',
  'text-too-long': 'Its text is longer than we show; all of it is in its raw bytes, which are kept.',
  'html-too-long': 'Its HTML is longer than we show; all of it is in its raw bytes, which are kept.',
  'tnef-too-long': 'Its winmail.dat is too large to be unpacked, and is kept as it is.',
  'tnef-unreadable': 'Its winmail.dat could not be unpacked, and is kept as it is.',
  'not-read:time': 'Reading it took too much time: only its headers were read, and it is attached whole.',
  'not-read:memory': 'Reading it took too much memory: only its headers were read, and it is attached whole.',
  'message-id-reused': 'An earlier mail had the same Message-ID, but said something else.',
  'typed-number-over-headers':
    'It answers a mail about {number}, but the number in its subject was typed by hand, and that one counts.',
  'typed-number-not-trusted':
    'Its subject names {number}, whose people do not include the sender; what it answers counts instead.',
  'mistyped-number': 'Its subject names {number}, which no ticket has: the number is mistyped.',
};
