/** Sends a mail as a customer's own mail program would: by SMTP, to the demo's mail server. */
import nodemailer, { type SendMailOptions } from 'nodemailer';

/** Sends one mail to `to` through the server on `port` of this machine. Errors: when nothing listens there. */
export async function sendMail(port: number, to: string, mail: SendMailOptions): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({ ...mail, to });
  } finally {
    transport.close();
  }
}
