/** `npm run demo:mail -- "Subject" "Text"`: sends one more mail to the running demo. */
import { parseArgs } from 'node:util';
import { SUPPORT } from './mails.ts';
import { SMTP_PORT } from './ports.ts';
import { sendMail } from './sender.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: String(SMTP_PORT) },
    from: { type: 'string', default: 'Vera Voorbeeld <vera@voorbeeld.example>' },
  },
});
const [subject = 'Een vraag uit de demo', text = 'Goedendag, kunt u mij hiermee helpen?'] = positionals;

try {
  await sendMail(Number(values.port), SUPPORT, { from: values.from, subject, text });
  console.log(`Sent to ${SUPPORT}. Look at the desk: the ticket is there at once.`);
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  console.error(`Not sent: ${why}. Is \`npm run demo\` running? It prints the port to give as --port.`);
  process.exitCode = 1;
}
