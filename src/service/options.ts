/** Maps the configuration to what each area declares it needs; nothing below `service` knows the configuration. */
import { randomBytes } from 'node:crypto';
import type { ConfirmingHouse } from '../actions/confirmation.ts';
import type { Config, Mailbox } from '../config.ts';
import type { SmtpAccount } from '../delivery/account.ts';
import type { MailboxOptions } from '../intake/options.ts';
import type { Desk } from '../pipeline/house.ts';
import type { BillingRules } from '../ticket/billing.ts';
import type { OpeningHours } from '../ticket/opening-hours.ts';
import type { DeadlineRules } from '../upkeep/deadlines.ts';
import type { NoticeSender } from '../upkeep/notices.ts';
import type { FormSettings } from '../web/portal/settings.ts';
import type { RemoteSession } from '../wording/remote-session.ts';
import type { Wording } from '../wording/wording.ts';
import { targetsOf } from './opening-hours.ts';
import { openSecret } from './secret.ts';

/** The IMAP side of a mailbox. */
export function mailboxOptions(mailbox: Mailbox, config: Config): MailboxOptions {
  const { imap } = mailbox;
  return {
    address: mailbox.address,
    imap: {
      host: imap.host,
      port: imap.port,
      tls: imap.tls,
      user: imap.user,
      password: imap.password,
      folder: imap.folder,
      pollSeconds: imap.poll_seconds,
    },
    afterCare: mailbox.after_care,
    moveTo: mailbox.move_to,
    firstScan: mailbox.first_scan,
    maxMailBytes: config.limits.max_mail_bytes,
  };
}

/** The SMTP account of a mailbox. */
export function smtpAccount({ smtp }: Mailbox): SmtpAccount {
  const signsIn = smtp.user !== '';
  return {
    host: smtp.host,
    port: smtp.port,
    tls: smtp.tls,
    user: signsIn ? smtp.user : null,
    password: signsIn ? smtp.password : null,
  };
}

/** Mailboxes by the account that they send through: one transport each (R-OUT-4). */
export function smtpAccounts(mailboxes: readonly Mailbox[]): { account: SmtpAccount; mailboxes: string[] }[] {
  const accounts = new Map<string, { account: SmtpAccount; mailboxes: string[] }>();
  for (const mailbox of mailboxes) {
    const account = smtpAccount(mailbox);
    const key = JSON.stringify(account);
    const known = accounts.get(key);
    if (known === undefined) accounts.set(key, { account, mailboxes: [mailbox.address] });
    else known.mailboxes.push(mailbox.address);
  }
  return [...accounts.values()];
}

/** What a desk needs of its mailbox; nothing of its servers. */
type DeskSettings = Pick<Mailbox, 'address' | 'name' | 'language' | 'authserv_ids' | 'reply_address'>;

/** How mail of a mailbox is understood and decided on. */
export function deskOf(mailbox: DeskSettings, config: Config, secret: Uint8Array): Desk {
  const ownAddresses = config.mailboxes.map(({ address }) => address);
  const { confirmation, spam } = config;
  return {
    mailbox: { address: mailbox.address, name: mailbox.name },
    policy: {
      ownAddresses,
      ticketPrefix: config.ticket.prefix,
      reopenDays: config.ticket.reopen_days,
      confirmation: {
        maxPerAddressPerHour: confirmation.max_per_address_per_hour,
        maxPerHour: confirmation.max_per_hour,
        maxAgeHours: confirmation.max_age_hours,
      },
    },
    understanding: {
      ownAddresses,
      authservIds: mailbox.authserv_ids,
      spam: spam.header === '' ? null : { header: spam.header, holdFrom: spam.hold_from },
      replyAddress: mailbox.reply_address === '' ? null : mailbox.reply_address,
      secret,
      language: mailbox.language,
    },
  };
}

/** What support costs, and when a customer is asked first. */
export function billingRules({ billing }: Config): BillingRules {
  return {
    rateCents: billing.rate_cents,
    roundMinutes: billing.round_minutes,
    approvalLimitMinutes: billing.approval_limit_minutes,
    warnMinutes: billing.warn_minutes,
  };
}

/** How the online form is asked, bounded and confirmed. */
export function formSettings({ form, confirmation, mailboxes, web }: Config): FormSettings {
  const mailboxFor = (language: Mailbox['language']) =>
    (mailboxes.find((mailbox) => mailbox.language === language) ?? mailboxes[0])?.address ?? '';
  return {
    products: form.products,
    limits: {
      perNetwork: form.max_per_network,
      perAddress: form.max_per_address,
      inTotal: form.max_in_total,
      attackPerMinute: form.attack_per_minute,
    },
    caps: { maxPerAddressPerHour: confirmation.max_per_address_per_hour, maxPerHour: confirmation.max_per_hour },
    mailboxes: { nl: mailboxFor('nl'), fr: mailboxFor('fr'), en: mailboxFor('en'), de: mailboxFor('de') },
    embedOrigins: web.embed_origins,
  };
}

/** What customers open to let an agent look along on their screen. */
export function remoteSessionOf({ remote_session }: Config): RemoteSession {
  return { pcUrl: remote_session.pc_url, macUrl: remote_session.mac_url };
}

/** What mails that agents cause need to know of the house. */
export function confirmingHouse(config: Config, wording: Wording, hours: OpeningHours): ConfirmingHouse {
  return {
    mailboxes: config.mailboxes.map(({ address, name, reply_address }) => ({
      address: { address, name },
      replyAddress: reply_address === '' ? null : reply_address,
    })),
    publicUrl: config.web.public_url,
    timeZone: config.time_zone,
    hours,
    secret: openSecret(config.secret, config.data_dir),
    wording,
    randomBytes,
  };
}

/** Until when requests are to be answered and solved. */
export function deadlineRules(config: Config, hours: OpeningHours): DeadlineRules {
  const { targets, opening_hours, holidays, time_zone } = config;
  return {
    hours,
    targets: targetsOf(config),
    fingerprint: JSON.stringify([targets, opening_hours, holidays, time_zone]),
  };
}

/** How agents are told what happened. */
export function noticeSender(config: Config, wording: Wording, publicUrl: string): NoticeSender {
  return {
    wording,
    mailboxes: config.mailboxes.map(({ address, name, reply_address, authserv_ids }) => ({
      address: { address, name },
      replyAddress: reply_address === '' ? null : reply_address,
      isVouchedFor: authserv_ids.length > 0,
    })),
    publicUrl,
    timeZone: config.time_zone,
    language: config.language,
    secret: openSecret(config.secret, config.data_dir),
    rules: {
      groupMinutes: config.notices.group_minutes,
      maxPerHour: config.notices.max_per_agent_per_hour,
    },
    randomBytes,
  };
}
