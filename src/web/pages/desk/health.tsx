/** How the service is, in plain words; below, when the house is open. */
import { HEALTH, type HealthWords, statusWords } from '../../../wording/desk/health.ts';
import { formatMinutes, formatMoment } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import type { Health } from '../../ops.ts';
import { DeskFrame } from './frame.tsx';
import { OpeningWeek, type WeekShown } from './opening-hours.tsx';
import { Age } from './ticket-words.tsx';

export interface HealthPageProps {
  visit: Visit;
  health: Health;
  week: WeekShown;
}

export function HealthPage({ visit, health, week }: HealthPageProps) {
  const words = HEALTH[visit.language];
  const isWell = health.ready && !asksForAttention(health);
  return (
    <DeskFrame visit={visit} title={words.title} place="health">
      <h1>{words.title}</h1>
      <p class={`card ${isWell ? 'done' : 'warning'}`}>
        {health.ready ? (isWell ? words.well : words.ill) : words.notReady}{' '}
        {health.reason === null ? null : <span lang="en">{health.reason}</span>}
        <span class="soft small line">
          {words.started}: {formatMoment(health.startedAt, visit.timeZone, visit.language)}
        </span>
      </p>
      <div class="charts">
        <Mailboxes visit={visit} health={health} words={words} />
        <Sending visit={visit} health={health} words={words} />
        <Mails visit={visit} health={health} words={words} />
        <OpeningWeek visit={visit} week={week} />
      </div>
    </DeskFrame>
  );
}

function asksForAttention({ mailboxes, delivery, outbox, inbound }: Health): boolean {
  const troubled = [...mailboxes, ...delivery].some(({ error }) => error !== null);
  return troubled || outbox.failed > 0 || inbound.failed > 0 || mailboxes.some(({ notices }) => notices.length > 0);
}

interface Part {
  visit: Visit;
  health: Health;
  words: HealthWords;
}

/** What went wrong is said by a mail server or for the operator, in English. */
function Trouble({ texts }: { texts: readonly (string | null)[] }) {
  return (
    <>
      {texts.map((text) =>
        text === null ? null : (
          <span key={text} class="small line" lang="en">
            {text}
          </span>
        ),
      )}
    </>
  );
}

function Mailboxes({ visit, health, words }: Part) {
  return (
    <section class="card">
      <h2>{words.mailboxes}</h2>
      {health.role === 'web' ? <p>{words.elsewhere}</p> : null}
      {health.mailboxes.map(({ address, status, since, error, notices, lastProgressAt }) => (
        <div key={address}>
          <h3>{address}</h3>
          <dl class="facts">
            <dt>{words.state}</dt>
            <dd>
              <Status text={statusWords(words.ofMailbox, status)} error={error} />{' '}
              <span class="soft small">
                {words.since} {formatMoment(since, visit.timeZone, visit.language)}
              </span>
              <Trouble texts={[error, ...notices]} />
            </dd>
            <dt>{words.lastAnswer}</dt>
            <dd>{lastProgressAt === null ? words.never : <Age visit={visit} at={lastProgressAt} />}</dd>
          </dl>
        </div>
      ))}
    </section>
  );
}

function Sending({ visit, health, words }: Part) {
  if (health.delivery.length === 0) return null;
  return (
    <section class="card">
      <h2>{words.sending}</h2>
      {health.delivery.map(({ account, status, error, lastSentAt }) => (
        <div key={account}>
          <h3>{account}</h3>
          <dl class="facts">
            <dt>{words.state}</dt>
            <dd>
              <Status text={statusWords(words.ofDelivery, status)} error={error} />
              <Trouble texts={[error]} />
            </dd>
            <dt>{words.lastSent}</dt>
            <dd>{lastSentAt === null ? words.never : <Age visit={visit} at={lastSentAt} />}</dd>
          </dl>
        </div>
      ))}
    </section>
  );
}

function Status({ text, error }: { text: string; error: string | null }) {
  return <span class={error === null ? '' : 'tag overdue wrapped'}>{text}</span>;
}

function Mails({ visit, health: { outbox, inbound, database }, words }: Part) {
  const waits = formatMinutes(Math.ceil(outbox.oldestDueSeconds / 60), visit.language);
  const counts = [
    { count: inbound.pending, text: words.pending, path: '/desk/inbound?state=pending' },
    { count: inbound.held, text: words.held, path: '/desk/inbound' },
    { count: inbound.failed, text: words.failed, path: '/desk/inbound?state=failed' },
    { count: outbox.failed, text: words.undelivered, path: '/desk/outbox' },
    { count: outbox.queued, text: words.queued, path: '/desk/outbox?view=queued' },
  ];
  return (
    <section class="card">
      <h2>{words.mail}</h2>
      <ul class="plain">
        {counts.map(({ count, text, path }) => (
          <li key={path}>
            <a href={path}>{`${count} ${text}`}</a>
          </li>
        ))}
      </ul>
      {outbox.oldestDueSeconds === 0 ? null : (
        <p class="soft small">
          {words.oldestDue} {waits}
        </p>
      )}
      <h3>{words.database}</h3>
      <p>
        {database.error === null ? words.databaseWell : words.databaseIll} <Trouble texts={[database.error]} />
      </p>
    </section>
  );
}
