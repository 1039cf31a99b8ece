import type { Language, OutgoingMail } from '../../../message/mail.ts';
import { MAIL_KINDS } from '../../../wording/desk/mail-kinds.ts';
import { MAILS } from '../../../wording/desk/mails.ts';
import { PAGES } from '../../../wording/pages.ts';
import { SAMPLE_KINDS, type SampleKind } from '../../../wording/sample-mails.ts';
import { LANGUAGES } from '../../../wording/wording.ts';
import type { Visit } from '../../desk/visit.ts';
import { DeskFrame } from './frame.tsx';

export interface MailsPageProps {
  visit: Visit;
  kind: SampleKind;
  language: Language;
  mail: OutgoingMail;
}

/** One mail in both its parts, and the way to the others. */
export function MailsPage({ visit, kind, language, mail }: MailsPageProps) {
  const words = MAILS[visit.language];
  const kinds = MAIL_KINDS[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="mails">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form class="row filters" method="get" action="/desk/mails">
        <label>
          <span>{words.kind}</span>
          <select name="kind">
            {SAMPLE_KINDS.map((one) => (
              <option key={one} value={one} selected={one === kind}>
                {kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.language}</span>
          <select name="lang">
            {LANGUAGES.map((one) => (
              <option key={one} value={one} selected={one === language}>
                {PAGES[one].languageName}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{words.show}</button>
      </form>
      <p lang={language}>
        <strong>{mail.subject}</strong>
      </p>
      <div class="charts">
        {mail.html === null ? null : (
          <section class="card">
            <h2>{words.html}</h2>
            <iframe class="mail" sandbox="" src={`/desk/mails/${language}/${kind}`} title={mail.subject} />
          </section>
        )}
        <section class="card">
          <h2>{words.text}</h2>
          <pre class="small" lang={language}>
            {mail.text}
          </pre>
        </section>
      </div>
      <p class="soft small">{words.templates}</p>
    </DeskFrame>
  );
}
