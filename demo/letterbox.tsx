/** What customers and agents of the demo received, as their mail programs would show it. Not a part of Loket itself. */
import { type Attachment, simpleParser } from 'mailparser';
import type { ComponentChildren } from 'preact';
import { newApp } from '../src/web/app.ts';
import { type Listening, listen } from '../src/web/listen.ts';
import { renderPage } from '../src/web/pages/frame.tsx';
import { ICON, STYLE } from '../src/web/style.ts';
import type { ReceivedSmtp } from './mail-server.ts';

const HOST = '127.0.0.1';
const REFRESH_SECONDS = 3;
/** Mails bring their own style, which the frame that they are shown in inherits the right to. */
const POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

export interface LetterboxOptions {
  /** 0: any free port. */
  port: number;
  /** Everything that went by SMTP, oldest first; it grows. */
  sent: readonly ReceivedSmtp[];
  /** Mail from this address is what people received. */
  from: string;
}

interface Letter {
  to: string;
  subject: string;
  at: Date;
  text: string;
  html: string | null;
  files: Attachment[];
}

/** Starts the letterbox on the loopback interface: GET only, changes nothing. */
export async function startLetterbox({ port, sent, from }: LetterboxOptions): Promise<Listening> {
  const app = newApp({ trustProxy: false, onBadUrl: (response) => void response.writeHead(404).end() });
  const received = () => sent.map((mail, index) => ({ mail, index })).filter(({ mail }) => mail.from === from);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
  app.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  app.get('/icon.svg', (_request, reply) => reply.type('image/svg+xml').send(ICON));
  app.get('/', async (_request, reply) => {
    const letters = await Promise.all(received().map(async ({ mail, index }) => ({ index, letter: await read(mail) })));
    return reply.type('text/html; charset=utf-8').send(renderPage(<LetterList letters={letters.reverse()} />));
  });
  app.get<{ Params: { index: string } }>('/:index', async (request, reply) => {
    const found = received().find(({ index }) => String(index) === request.params.index);
    if (found === undefined) return reply.callNotFound();
    const letter = await read(found.mail);
    return reply.type('text/html; charset=utf-8').send(renderPage(<LetterPage letter={letter} />));
  });
  return listen(app, HOST, port, 'demo');
}

async function read({ raw, to, at }: ReceivedSmtp): Promise<Letter> {
  const { subject = '', text = '', html, attachments } = await simpleParser(raw, { skipImageLinks: true });
  return { to: to.join(', '), subject, at, text, html: html || null, files: attachments };
}

function LetterList({ letters }: { letters: { index: number; letter: Letter }[] }) {
  return (
    <Sheet title="Letterbox" refreshes>
      <h1>What customers and agents received</h1>
      {letters.length === 0 ? <p class="soft">Nothing yet.</p> : null}
      {letters.map(({ index, letter }) => (
        <article class="card" key={index}>
          <h2 dir="auto">
            <a href={`/${index}`}>{letter.subject}</a>
          </h2>
          <p class="soft small">
            to {letter.to}, {letter.at.toLocaleTimeString('en-GB')}
          </p>
        </article>
      ))}
    </Sheet>
  );
}

function LetterPage({ letter }: { letter: Letter }) {
  const { to, subject, text, html, files } = letter;
  return (
    <Sheet title={subject} refreshes={false}>
      <p>
        <a href="/">All mails</a>
      </p>
      <h1 dir="auto">{subject}</h1>
      <p class="soft">to {to}</p>
      {html === null ? null : (
        <iframe
          class="card"
          title="The mail as HTML"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          style="width: 100%; height: 36rem; padding: 0; background: #fff"
          srcdoc={`<base target="_blank">${html}`}
        />
      )}
      <section class="card">
        <h2>{html === null ? 'Text' : 'The same as text'}</h2>
        <p class="words" dir="auto">
          {text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => (index % 2 === 1 ? <Link url={part} /> : part))}
        </p>
      </section>
      {files.length === 0 ? null : (
        <ul class="files" aria-label="Files">
          {files.map(({ filename, contentType }, index) => (
            <li key={index}>
              <bdi>{filename ?? contentType}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Link({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  );
}

function Sheet(props: { title: string; refreshes: boolean; children: ComponentChildren }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {props.refreshes ? <meta http-equiv="refresh" content={String(REFRESH_SECONDS)} /> : null}
        <title>{props.title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <div class="page">
          <main>{props.children}</main>
        </div>
      </body>
    </html>
  );
}
