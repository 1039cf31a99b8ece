/** For admins: every mail of ours with a made-up request, from the templates that are in force. */
import type { Language } from '../../message/mail.ts';
import { SAMPLE_KINDS, type SampleHouse, type SampleKind, sampleMail } from '../../wording/sample-mails.ts';
import { LANGUAGES } from '../../wording/wording.ts';
import { MailsPage } from '../pages/desk/mails.tsx';
import { adminsOnly, type DeskDeps, type DeskRoutes } from './visit.ts';

/** The frame shows what mail programs show: the styles of the mail, and nothing from elsewhere. */
const FRAME_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

export function addMails({ deps, page, resource }: DeskRoutes): void {
  page('/desk/mails', async (visit) => {
    adminsOnly(visit);
    const kind = kindOf(visit.query.get('kind'));
    const language = languageOf(visit.query.get('lang')) ?? visit.language;
    return MailsPage({ visit, kind, language, mail: sampleMail(sampleHouse(deps), kind, language, visit.now) });
  });
  resource('/desk/mails/:language/:kind', async (visit, reply) => {
    adminsOnly(visit);
    const { language = '', kind = '' } = visit.params;
    const { html } = sampleMail(sampleHouse(deps), kindOf(kind), languageOf(language) ?? visit.language, visit.now);
    return reply
      .header('content-security-policy', FRAME_POLICY)
      .type('text/html; charset=utf-8')
      .send(html ?? '');
  });
}

function kindOf(asked: string | null): SampleKind {
  return SAMPLE_KINDS.find((kind) => kind === asked) ?? 'confirmation';
}

function languageOf(asked: string | null): Language | null {
  return LANGUAGES.find((language) => language === asked) ?? null;
}

function sampleHouse({ house, remoteSession }: DeskDeps): SampleHouse {
  const mailbox = house.mailboxes[0]?.address ?? { address: 'support@example.com', name: '' };
  return { ...house, remoteSession, mailbox };
}
