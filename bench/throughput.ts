/** Mails a second and processor time a mail, side by side with a bare loop of the same libraries. */
import { type BareResult, runBare } from './bare.ts';
import { mixedMails } from './mails.ts';
import { inFolder, type Outcome, type Stage } from './parts.ts';
import { median, type Row } from './report.ts';
import { type Run, runLoket } from './run.ts';

const THROUGHPUT_SHARE = 0.8;
const CPU_SHARE = 1.6;

/** Takes turns, so that whatever else the machine does hits both alike; what counts is the median of the ratios. */
export async function throughput(stage: Stage): Promise<Outcome> {
  const { mails, persons, meanBytes } = await mixedMails(stage.mails, 1);
  stage.say(`${mails.length} mails, ${meanBytes} bytes each without attachments, ${persons} to confirm`);
  await stage.dovecot.createFolder('Throughput');
  await stage.dovecot.drop(mails, { folder: 'Throughput' });
  // The first reading makes Dovecot's cache of sizes; it is not counted.
  await bareRun(stage, mails.length);
  const rounds: { bare: Run; ours: Run }[] = [];
  for (let round = 1; round <= stage.rounds; round += 1) {
    const bare = await bareRun(stage, mails.length);
    const ours = await inFolder((dir) =>
      runLoket(stage, dir, 'Throughput', { mails: mails.length, confirmations: persons }),
    );
    rounds.push({ bare, ours });
    stage.say(`round ${round}: bare ${show(bare)}; Loket ${show(ours)}`);
  }
  return { rows: rowsOf(rounds), detail: { mails: mails.length, persons, meanBytes, rounds } };
}

async function bareRun({ dovecot, sink }: Stage, mails: number): Promise<Run> {
  await sink.reset();
  const result = await inFolder((dir) =>
    runBare({
      imapPort: dovecot.port,
      user: dovecot.user,
      password: dovecot.password,
      folder: 'Throughput',
      smtpPort: sink.port,
      dir,
    }),
  );
  if (result.mails !== mails) throw new Error(`the bare loop saw ${result.mails} of ${mails} mails`);
  const accepted = await sink.read();
  return { ...ratesOf(result), bytesPerMail: accepted.bytes / accepted.mails, peakMemoryMb: 0 };
}

function ratesOf({ begunAt, endedAt, mails, cpuMs }: BareResult) {
  const seconds = (endedAt - begunAt) / 1000;
  return { perSecond: mails / seconds, cpuPerMailMs: cpuMs / mails, seconds };
}

function show({ perSecond, cpuPerMailMs }: Run): string {
  return `${Math.round(perSecond)} mails/s, ${cpuPerMailMs.toFixed(2)} ms of CPU a mail`;
}

function rowsOf(rounds: readonly { bare: Run; ours: Run }[]): Row[] {
  const of = (who: 'bare' | 'ours', what: 'perSecond' | 'cpuPerMailMs') =>
    median(rounds.map((round) => round[who][what]));
  return [
    {
      part: 'throughput',
      what: 'mail on IMAP → ticket committed, confirmation accepted',
      reference: `bare loop ${Math.round(of('bare', 'perSecond'))}/s`,
      ours: `${Math.round(of('ours', 'perSecond'))}/s`,
      ratio: median(rounds.map(({ bare, ours }) => ours.perSecond / bare.perSecond)),
      bar: { limit: THROUGHPUT_SHARE, atMost: false },
    },
    {
      part: 'throughput',
      what: 'CPU a mail',
      reference: `bare loop ${of('bare', 'cpuPerMailMs').toFixed(2)} ms`,
      ours: `${of('ours', 'cpuPerMailMs').toFixed(2)} ms`,
      ratio: median(rounds.map(({ bare, ours }) => ours.cpuPerMailMs / bare.cpuPerMailMs)),
      bar: { limit: CPU_SHARE, atMost: true },
    },
  ];
}
