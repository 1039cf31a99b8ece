import type { CustomerAppointment } from '../../../store/status-appointments.ts';
import type { CustomerTicket } from '../../../store/status-page.ts';
import { APPOINTMENT } from '../../../wording/appointment.ts';
import { momentText } from '../../../wording/appointment-mail.ts';
import { CUSTOMER_APPOINTMENT } from '../../../wording/portal/appointment.ts';
import { REMOTE_SESSION, type RemoteSession, remoteLinks } from '../../../wording/remote-session.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Csrf } from '../csrf.tsx';
import { Frame } from '../frame.tsx';

export interface AppointmentCardsProps {
  visit: PortalVisit;
  appointments: readonly CustomerAppointment[];
  /** Of the ticket's page. */
  path: string;
  session: RemoteSession;
}

/** What is planned with the customer, and what he can say to it (P4). */
export function AppointmentCards({ visit, appointments, path, session }: AppointmentCardsProps) {
  return (
    <div id="appointment">
      {appointments.map((one) => (
        <AppointmentCard key={one.id} visit={visit} appointment={one} path={path} />
      ))}
      {appointments.some(({ isRemote }) => isRemote) ? <RemoteCard visit={visit} session={session} /> : null}
    </div>
  );
}

interface CardProps {
  visit: PortalVisit;
  appointment: CustomerAppointment;
  path: string;
}

function AppointmentCard({ visit, appointment, path }: CardProps) {
  const words = CUSTOMER_APPOINTMENT[visit.language];
  const { id, state } = appointment;
  const own = `${path}/appointments/${id}`;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <Facts visit={visit} appointment={appointment} />
      <p>{words.states[state]}</p>
      <form method="post" action={`${own}/answer`}>
        <Csrf visit={visit} />
        <p class="choices">
          {state === 'accepted' ? null : (
            <button class="main" type="submit" name="answer" value="accepted">
              {words.accept}
            </button>
          )}
          <a class="button" href={own}>
            {words.otherTime}
          </a>
          <a class="button" href={`${own}/calendar.ics`}>
            {words.calendar}
          </a>
        </p>
      </form>
    </section>
  );
}

function Facts({ visit, appointment }: { visit: PortalVisit; appointment: CustomerAppointment }) {
  const { language, timeZone } = visit;
  const { startsAt, title, agentName, notes, answer } = appointment;
  return (
    <>
      <p>
        <strong>
          <time dateTime={startsAt}>{momentText(appointment, timeZone, language)}</time>
        </strong>
        <br />
        <span dir="auto">{title}</span>
        {agentName === '' ? null : `, ${APPOINTMENT[language].with(agentName)}`}
      </p>
      {notes === '' ? null : (
        <p class="words" dir="auto">
          {notes}
        </p>
      )}
      {answer === '' ? null : (
        <p class="soft">
          {CUSTOMER_APPOINTMENT[language].yourWords} <span dir="auto">{answer}</span>
        </p>
      )}
    </>
  );
}

interface RemoteProps {
  visit: PortalVisit;
  session: RemoteSession;
}

/** How an agent looks along (P11); nothing where there is no link. */
function RemoteCard({ visit, session }: RemoteProps) {
  if (remoteLinks(session, visit.language).length === 0) return null;
  return (
    <section class="card">
      <h2>{REMOTE_SESSION[visit.language].title}</h2>
      <RemoteSteps visit={visit} session={session} />
    </section>
  );
}

/** What the customer does, and the buttons for it. */
function RemoteSteps({ visit, session }: RemoteProps) {
  const words = REMOTE_SESSION[visit.language];
  return (
    <>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="choices">
        {remoteLinks(session, visit.language).map(({ name, url }) => (
          <a key={name} class="button" href={url} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        ))}
      </p>
    </>
  );
}

/** The same without an appointment, on one click. */
export function RemoteHelp({ visit, session }: RemoteProps) {
  if (remoteLinks(session, visit.language).length === 0) return null;
  return (
    <details class="card">
      <summary>{REMOTE_SESSION[visit.language].title}</summary>
      <RemoteSteps visit={visit} session={session} />
    </details>
  );
}

export interface OtherTimePageProps {
  visit: PortalVisit;
  ticket: CustomerTicket;
  appointment: CustomerAppointment;
  /** Of the ticket's page. */
  path: string;
  /** The form came without words. */
  isMissing: boolean;
}

/** Asks for another time, in the customer's own words. */
export function OtherTimePage({ visit, ticket, appointment, path, isMissing }: OtherTimePageProps) {
  const words = CUSTOMER_APPOINTMENT[visit.language];
  return (
    <Frame visit={visit} title={`${words.ask} · ${ticket.number}`}>
      <h1>{words.ask}</h1>
      <p>
        <a href={`${path}#appointment`}>{words.back}</a>
      </p>
      <section class="card">
        <Facts visit={visit} appointment={appointment} />
        {isMissing ? (
          <p class="problem" role="alert">
            {words.missing}
          </p>
        ) : null}
        <form method="post" action={`${path}/appointments/${appointment.id}/answer`}>
          <Csrf visit={visit} />
          <input type="hidden" name="answer" value="other-time" />
          <label>
            <span>{words.which}</span>
            <textarea name="words" rows={3} required maxLength={2000} aria-describedby="example" />
          </label>
          <p class="soft small" id="example">
            {words.example}
          </p>
          <button class="main" type="submit">
            {words.send}
          </button>
        </form>
      </section>
    </Frame>
  );
}
