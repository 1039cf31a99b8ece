/** Our mails as a customer would get them, with made-up requests: for operators who write templates. */
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import { addDays, dayOf } from '../ticket/calendar.ts';
import { answerMail } from './answer-mail.ts';
import { type AppointmentHouse, appointmentMail } from './appointment-mail.ts';
import { approvalMail } from './approval-mail.ts';
import { confirmationMail, type Letterhead } from './confirmation-mail.ts';
import { expectedDateMail } from './expected-date-mail.ts';
import { formatEuros, formatMinutes } from './format.ts';
import { linkMail } from './link-mail.ts';
import { noticeMail } from './notice-mail.ts';
import { SAMPLE_WORDS } from './sample-words.ts';
import { signInMail } from './sign-in-mail.ts';

/** Every kind of mail that we write, in the order in which a request meets them. */
export const SAMPLE_KINDS = [
  'confirmation',
  'answer',
  'appointment',
  'approval',
  'expected-date',
  'link',
  'sign-in',
  'notice',
] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

export interface SampleHouse extends Letterhead, AppointmentHouse {
  mailbox: Address;
}

const NUMBER = 'SA-100427';
const TICKET = { id: 1, number: NUMBER };
const CUSTOMER: Address = { address: 'an.peeters@example.com', name: 'An Peeters' };
const AGENT = 'Bart Claes';
const INCOMING = { messageId: '<question@example.com>', references: [] };
const KEYS = { statusSecret: 'example-of-a-link-without-effect', messageKey: 'sample' };
const HOUR_MS = 3_600_000;
const LINK_MINUTES = 30;

/** `now`: ISO-8601; what the mail says of opening hours holds then. Throws as the wording does. */
export function sampleMail(house: SampleHouse, kind: SampleKind, language: Language, now: string): OutgoingMail {
  const words = SAMPLE_WORDS[language];
  const ticket = { ...TICKET, subject: words.subject };
  const about = { ticket, mailbox: house.mailbox, to: CUSTOMER, language, replyPattern: null, keys: KEYS };
  const ofTicket = { ...about, subject: words.subject, opening: INCOMING };
  const today = dayOf(now, house.timeZone);
  switch (kind) {
    case 'confirmation':
      return sampleConfirmation(house, { ...about, subject: words.subject }, now);
    case 'answer':
      return answerMail(house, {
        ...about,
        cc: [],
        words: words.answer,
        quoted: { name: CUSTOMER.name, at: now, text: words.message },
        incoming: INCOMING,
        attachments: [],
      });
    case 'appointment':
      return appointmentMail(house, {
        ...ofTicket,
        news: 'planned',
        appointment: sampleAppointment(language, now),
        now,
      });
    case 'approval':
      return sampleApproval(house, ofTicket);
    case 'expected-date':
      return expectedDateMail(house, { ...ofTicket, change: { before: addDays(today, 3), on: addDays(today, 7) } });
    case 'link':
      return linkMail(house, { ...ofTicket, cause: 'asked' });
    case 'sign-in':
      return signInMail(house, {
        ...about,
        secret: KEYS.statusSecret,
        minutes: LINK_MINUTES,
        messageKey: KEYS.messageKey,
      });
    case 'notice':
      return noticeMail(house, {
        mailbox: house.mailbox,
        agent: { id: 1, address: 'bart@example.com', name: AGENT },
        language,
        tickets: 1,
        told: [
          {
            ticket: { ...ticket, requester: CUSTOMER.name },
            kind: 'customer-replied',
            who: CUSTOMER.name,
            words: words.message,
          },
        ],
        left: 0,
        replyPattern: null,
        silentUntil: null,
        messageKey: KEYS.messageKey,
      });
  }
}

type About = Pick<
  Parameters<typeof confirmationMail>[1],
  'ticket' | 'mailbox' | 'to' | 'language' | 'replyPattern' | 'keys' | 'subject'
>;

function sampleConfirmation(house: SampleHouse, about: About, now: string): OutgoingMail {
  const words = SAMPLE_WORDS[about.language];
  const file = { contentType: 'image/png', contentId: null, inline: false, sha256: '0'.repeat(64) };
  return confirmationMail(house, {
    ...about,
    receivedAt: now,
    sentAt: now,
    attachments: [{ ...file, fileName: words.fileName, size: 1_234_567 }],
    refused: [{ fileName: words.refusedName, reason: 'too-many' }],
    words: words.message,
    incoming: INCOMING,
  });
}

function sampleAppointment(language: Language, now: string) {
  const words = SAMPLE_WORDS[language];
  const startsAt = Math.ceil(Date.parse(now) / HOUR_MS) * HOUR_MS + 48 * HOUR_MS;
  return {
    uid: 'sample@example.com',
    sequence: 0,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + HOUR_MS / 2).toISOString(),
    title: words.appointment,
    notes: words.notes,
    isRemote: true,
    agentName: AGENT,
    state: 'proposed' as const,
  };
}

function sampleApproval(house: SampleHouse, about: About & { opening: typeof INCOMING }): OutgoingMail {
  const { language } = about;
  const request = {
    number: NUMBER,
    subject: about.subject,
    asked: formatMinutes(150, language),
    allowed: formatMinutes(60, language),
    worked: formatMinutes(45, language),
    reason: SAMPLE_WORDS[language].reason,
    rate: formatEuros(9_500, language),
  };
  const terms = house.wording.approvalTerms(language, request);
  return approvalMail(house, { ...about, approvalId: 1, request, terms });
}
