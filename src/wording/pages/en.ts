import type { PageWords } from '../page-words.ts';

export const en: PageWords = {
  languageName: 'English',
  languages: 'Languages',
  unnamedDesk: 'Support',
  home: {
    lead: 'This is where your requests for help are looked after.',
    write: {
      title: 'Rather by e-mail?',
      text: 'Send an e-mail to the support address that we gave you. You get a confirmation with a number at once.',
    },
    follow: {
      title: 'Follow a request',
      text: 'The confirmation holds a personal link to the state of your request. Something to add? Reply to one of our e-mails and leave the number in the subject.',
    },
  },
  states: {
    new: { short: 'Received', long: 'Your message has arrived. We will look at it as soon as we can.' },
    open: { short: 'In progress', long: 'We are working on it.' },
    planned: { short: 'Planned', long: 'We have set time aside for this.' },
    waiting: { short: 'Waiting', long: 'We can go on as soon as we have heard more.' },
    customer: { short: 'Waiting for you', long: 'We can go on as soon as we have your answer.' },
    approval: { short: 'Waiting for approval', long: 'We can go on as soon as our proposal is approved.' },
    'third-party': { short: 'Waiting for others', long: 'We are waiting for somebody else, a supplier for example.' },
    resolved: { short: 'Resolved', long: 'We believe that this is resolved. Is it not? Tell us below.' },
    closed: { short: 'Closed', long: 'This request is closed.' },
  },
  status: {
    number: 'Number',
    received: 'Received',
    expected: 'Solution expected',
    noSubject: '(no subject)',
    conversation: 'Messages',
    newestFirst: 'newest first',
    empty: 'There are no messages to show yet.',
    you: 'You',
    someone: 'Participant',
    rest: 'Rest of the message',
    wholeMessage: 'The whole message',
    cut: 'This message is too long to be shown here in full.',
    more: 'Older messages are not shown here.',
    attachments: 'Attachments',
    noWords: '(no text)',
    add: 'You can also reply to one of our e-mails; leave the number in the subject.',
    private: 'This page is for you alone: whoever has the link can read it.',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The link is wrong, has expired or was withdrawn. Our latest e-mail about your request holds the right one.',
  },
  refused: {
    title: 'That is not possible',
    text: 'We could not accept this request. Please start again from the link in our e-mail.',
  },
  tooMany: { title: 'One moment', text: 'Too many attempts in a row. Please try again in a quarter of an hour.' },
  failed: {
    title: 'Something went wrong',
    text: 'Something failed on our side. Please try again later.',
    id: 'Reference',
  },
};
