import { describe, expect, it } from 'vitest';
import { openLedger } from '../support/ledger.ts';
import { mail } from '../support/mail.ts';

/** A mail with pictures that its HTML does not show, as clients attach them. */
function withPictures(id: string, answers: string | null, pictures: readonly [name: string, bytes: string][]) {
  const parts = pictures.map(
    ([name, bytes]) => `--b\nContent-Type: image/png; name="${name}"\nContent-Disposition: attachment\n\n${bytes}\n`,
  );
  return mail`
    From: An Peeters <an@example.org>
    To: support@example.com
    Subject: Scherm zwart
    Message-ID: ${id}
    ${answers === null ? 'X-First: yes' : `In-Reply-To: ${answers}`}
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    Goedendag, zie de foto in bijlage.
    ${parts.join('')}--b--
  `;
}

describe('R-MSG-9 pictures that come again', () => {
  it('with every reply, as a logo does, are kept and are no new attachment; a new picture is', async () => {
    const ledger = await openLedger();
    await ledger.take([withPictures('<1@example.org>', null, [['logo.png', 'the logo']])]);
    await ledger.take([
      withPictures('<2@example.org>', '<1@example.org>', [
        ['image001.png', 'the logo'],
        ['photo.png', 'a photo'],
      ]),
    ]);
    const rows = await ledger.database.read
      .selectFrom('attachment')
      .select(['file_name', 'inline'])
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { file_name: 'logo.png', inline: 0 },
      { file_name: 'image001.png', inline: 1 },
      { file_name: 'photo.png', inline: 0 },
    ]);
  });
});
