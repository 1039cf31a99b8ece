import { onTestFinished } from 'vitest';
import type { Delivery } from '../../src/delivery/deliver.ts';
import type { OutboxState } from '../../src/store/schema.ts';
import { type SmtpSink, type SmtpSinkOptions, startSmtpSink } from '../support/smtp-sink.ts';
import { until } from '../support/until.ts';
import type { Outbox } from './outbox.ts';

export async function openSink(options?: SmtpSinkOptions): Promise<SmtpSink> {
  const sink = await startSmtpSink(options);
  onTestFinished(() => sink.stop());
  return sink;
}

/** The row once it is in this state. */
export function rowIn(outbox: Outbox, id: number, state: OutboxState) {
  const look = async () => {
    const row = await outbox.row(id);
    return row.state === state ? row : null;
  };
  return until(look, { what: `mail ${id} to be ${state}`, timeoutMs: 10_000 });
}

/** The row once its first `attempts` attempts are over. */
export function rowAfter(outbox: Outbox, id: number, attempts: number) {
  const look = async () => {
    const row = await outbox.row(id);
    return row.attempts === attempts && row.state !== 'sending' ? row : null;
  };
  return until(look, { what: `attempt ${attempts} of mail ${id}` });
}

export function allSent(outbox: Outbox) {
  const sent = async () => (await outbox.rows()).every(({ state }) => state === 'sent');
  return until(sent, { what: 'all mails to be sent', timeoutMs: 15_000 });
}

export const messageIdsOf = (mails: readonly { raw: Buffer }[]) =>
  mails.map(({ raw }) => /^Message-ID: (.+)\r$/m.exec(raw.toString())?.[1]);

export function statusOf(delivery: Delivery, status: string) {
  return until(() => delivery.state().status === status && delivery.state(), {
    what: `status ${status}`,
    timeoutMs: 10_000,
  });
}
