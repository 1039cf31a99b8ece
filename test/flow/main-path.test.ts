import { describe, expect, it } from 'vitest';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, mail, personMail, replyTo } from '../support/mail.ts';
import { until } from '../support/until.ts';

const confirmationsTo = (server: Awaited<ReturnType<typeof mailServer>>, address: string) =>
  server.sent.filter(({ to }) => to.includes(address));

describe('from mailbox to ticket', () => {
  it('P1, P2 a customer’s mail becomes a ticket and is confirmed with its number', async () => {
    const server = await mailServer();
    const desk = await startDesk({ server });
    server.deliver(
      SUPPORT,
      personMail({
        from: 'An Peeters <an@example.org>',
        subject: 'De printer hapert',
        body: 'Goedendag, de printer in het magazijn drukt niets meer af. Kunt u ons helpen?',
      }),
    );
    await desk.settled(1);
    const ticket = await desk.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();
    expect(ticket).toMatchObject({
      subject: 'De printer hapert',
      status: 'new',
      channel: 'email',
      language: 'nl',
      confirmation_sent: 1,
    });
    const [confirmation] = confirmationsTo(server, 'an@example.org');
    const raw = confirmation?.raw ?? Buffer.alloc(0);
    expect(headerOf(raw, 'Subject')).toContain(`[${ticket.number}]`);
    expect(confirmation?.from).toBe(SUPPORT);
    expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-replied');
    expect(headerOf(raw, 'X-Auto-Response-Suppress')).toBe('All');
  });

  it('P5, R-THR-1 the reply to the confirmation joins the ticket, with its attachment', async () => {
    const server = await mailServer();
    const desk = await startDesk({ server });
    server.deliver(SUPPORT, personMail({ from: 'an@example.org', subject: 'De printer hapert' }));
    await desk.settled(1);
    const confirmation = confirmationsTo(server, 'an@example.org')[0]?.raw ?? Buffer.alloc(0);
    server.deliver(SUPPORT, replyTo(confirmation, { from: 'an@example.org', to: SUPPORT, body: 'Hier is nog meer.' }));
    await desk.settled(2);
    const entries = await desk.db
      .selectFrom('entry')
      .select(['kind', 'reason', 'text'])
      .where('kind', '=', 'message')
      .execute();
    expect(await desk.db.selectFrom('ticket').select('id').execute()).toHaveLength(1);
    expect(entries.map((entry) => entry.reason)).toEqual(['new-request', 'own-message-id']);
    expect(confirmationsTo(server, 'an@example.org'), 'R-ACK-1: one confirmation, ever').toHaveLength(1);
  });

  it('R-IN-9 mail that arrives while the mailbox idles is a ticket at once', async () => {
    const server = await mailServer();
    const desk = await startDesk({ server, env: { LOKET_MAILBOX__IMAP__POLL_SECONDS: '3600' } });
    await until(async () => (await desk.service.health()).mailboxes[0]?.status === 'idle', { what: 'an idle mailbox' });
    server.deliver(SUPPORT, personMail());
    await desk.settled(1, 3_000);
  });

  it('R-IN-1, R-IN-2 takes read mail once and changes no flag', async () => {
    const server = await mailServer();
    server.deliver(SUPPORT, personMail());
    const desk = await startDesk({ server });
    await desk.settled(1);
    await desk.stop();
    expect(server.list(SUPPORT).map(({ flags }) => flags.filter((flag) => flag !== '\\Recent'))).toEqual([[]]);
    const again = await startDesk({ server, dataDir: desk.dataDir });
    await until(async () => (await again.service.health()).mailboxes[0]?.status === 'idle', {
      what: 'an idle mailbox',
    });
    expect(await again.db.selectFrom('inbound').select('id').execute()).toHaveLength(1);
  });

  it('neither log nor metrics hold a word of a mail', async () => {
    const server = await mailServer();
    const desk = await startDesk({ server });
    server.deliver(
      SUPPORT,
      personMail({ from: 'Geheim <geheim@example.org>', subject: 'Onderwerpgeheim', body: 'Woordgeheim' }),
    );
    await desk.settled(1);
    const metrics = await (await fetch(`${desk.service.opsUrl}/metrics`)).text();
    const said = `${desk.log.join('\n')}\n${metrics}`;
    expect(said).toContain('loket_mails_processed_total{outcome="opened"} 1');
    expect(said).not.toMatch(/geheim|demo"/i);
  });

  it('attachments are kept byte for byte', async () => {
    const server = await mailServer();
    const desk = await startDesk({ server });
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256));
    server.deliver(
      SUPPORT,
      mail`
        From: an@example.org
        To: support@example.com
        Subject: Met bijlage
        Message-ID: <bijlage@example.org>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Zie bijlage.
        --b
        Content-Type: application/octet-stream; name="data.bin"
        Content-Disposition: attachment; filename="data.bin"
        Content-Transfer-Encoding: base64

        ${bytes.toString('base64').replace(/.{76}/g, '$&\n')}
        --b--
      `,
    );
    await desk.settled(1);
    const [attachment] = await desk.db
      .selectFrom('attachment')
      .innerJoin('blob', 'blob.sha256', 'attachment.sha256')
      .selectAll()
      .execute();
    expect(attachment).toMatchObject({ file_name: 'data.bin', size: bytes.length });
    expect(attachment?.data?.equals(bytes)).toBe(true);
  });
});
