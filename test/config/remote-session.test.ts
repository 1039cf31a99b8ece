import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { remoteSessionOf } from '../../src/service/options.ts';
import { dataFolder } from '../support/data-folder.ts';

const linksOf = async (pc: string) => {
  const folder = await dataFolder();
  return remoteSessionOf(loadConfig({ LOKET_DATA_DIR: folder, LOKET_REMOTE_SESSION__PC_URL: pc }, folder));
};

describe('P11 the links for looking along', () => {
  it.each(['https://get.teamviewer.com/example', 'https://remote.example.com/join?id=1', ''])(
    'may be %j',
    async (pc) => {
      expect(await linksOf(pc)).toEqual({ pcUrl: pc, macUrl: '' });
    },
  );

  it.each(['javascript:alert(1)', 'get.teamviewer.com', 'file:///etc'])('are none that do harm: %s', async (pc) => {
    await expect(linksOf(pc)).rejects.toThrow('remote_session.pc_url');
  });
});
