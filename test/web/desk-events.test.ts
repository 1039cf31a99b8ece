import { describe, expect, it, onTestFinished } from 'vitest';
import { addNote } from '../../src/actions/note.ts';
import { signOutEverywhere } from '../../src/actions/sign-in.ts';
import { until } from '../support/until.ts';
import { asAgent, type Browser, openDeskStage } from './desk-stage.ts';

/** A page that listens: what it was told last, by name. */
async function listen(browser: Browser, path: string) {
  const answer = await browser.get(path);
  const told = new Map<string, unknown>();
  const state = { isOver: false };
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  onTestFinished(() => reader?.cancel());
  void (async () => {
    let text = '';
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
      text += part.value;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
        if (name !== '') told.set(name, JSON.parse(data));
        text = text.slice(end + 2);
      }
    }
    state.isOver = true;
  })();
  return { answer, told, state };
}

async function withAgents() {
  const stage = await openDeskStage();
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const els = await stage.signIn('els@example.com', 'agent', 'Els');
  return { stage, bart, els };
}

describe('a queue that is looked at', () => {
  it('is told the counts at once, and again when something changed', async () => {
    const { stage, bart } = await withAgents();
    await bart.post('/desk/views', { name: 'Urgent', query: 'priority=urgent' });
    const [, path = ''] = /<body data-events="([^"]*)"/.exec(await bart.page('/desk?queue=unassigned')) ?? [];
    const { answer, told } = await listen(bart, path.replaceAll('&amp;', '&'));
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await until(() => told.get('counts'), { what: 'the first counts' });
    expect(told.get('counts')).toMatchObject({ 'to-triage': '0', mine: '0', 'view-1': '0' });
    expect(told.get('news')).toBe('');
    stage.clock.advance(1_000);
    await stage.openTicket('The printer');
    await until(() => told.get('news'), { what: 'the line that says so' });
    expect(told.get('counts')).toMatchObject({ 'to-triage': '1', unassigned: '1', mine: '0', 'view-1': '0' });
    expect(told.get('news')).toBe('1 ticket is new or changed since you opened this list.');
  });

  it('speaks the agent’s language, and says nothing of other queues', async () => {
    const { stage, bart } = await withAgents();
    await bart.post('/desk/account', { name: 'Bart', language: 'nl', signature: '' });
    const query = `since=${stage.clock.now()}`;
    const mine = await listen(bart, `/desk/events?queue=mine&${query}`);
    const all = await listen(bart, `/desk/events?${query}`);
    stage.clock.advance(1_000);
    await stage.openTicket('The printer');
    await until(() => all.told.get('news'), { what: 'news' });
    expect(all.told.get('news')).toBe('1 aanvraag is nieuw of gewijzigd sinds u deze lijst opende.');
    expect(mine.told.get('news')).toBe('');
  });
});

describe('a ticket that is looked at', () => {
  it('says who else looks at it, who writes, and when they left', async () => {
    const { stage, bart, els } = await withAgents();
    const ticket = await stage.openTicket('The printer');
    const path = `/desk/events?ticket=${ticket.number}&seen=0`;
    const { told } = await listen(bart, path);
    const own = await listen(bart, path);
    await until(() => own.told.has('others'), { what: 'the first look' });
    expect(told.get('others')).toBe('');
    const leaving = new AbortController();
    const hers = await fetch(`${stage.web.url}${path}`, { headers: { cookie: els.cookie }, signal: leaving.signal });
    expect(hers.status).toBe(200);
    await until(() => told.get('others'), { what: 'who is there' });
    expect(told.get('others')).toBe('Els is looking at this ticket too.');
    const draft = { words: 'I know what it is' };
    expect((await els.post(`/desk/tickets/${ticket.number}/draft`, draft)).status).toBe(204);
    await until(() => told.get('others') === 'Els is writing an answer.', { what: 'who writes' });
    leaving.abort();
    await until(() => told.get('others') === '', { what: 'who left' });
  });

  it('says that somebody wrote, and nothing of what one wrote oneself', async () => {
    const { stage, bart, els } = await withAgents();
    const ticket = await stage.openTicket('The printer');
    const [, path = ''] = /<body data-events="([^"]*)"/.exec(await bart.page(`/desk/tickets/${ticket.number}`)) ?? [];
    const { told } = await listen(bart, path.replaceAll('&amp;', '&'));
    const { told: hers } = await listen(els, path.replaceAll('&amp;', '&'));
    const note = { ticketId: ticket.id, formKey: 'a'.repeat(32), words: 'It is the paper.' };
    await addNote(stage.database, asAgent(els, 'Els'), note);
    await until(() => told.get('news'), { what: 'news' });
    expect(told.get('news')).toBe('Meanwhile Els wrote an internal note.');
    expect(hers.get('news')).toBe('');
  });
});

describe('R-WEB-3 who listens', () => {
  it('has a session, and is ended with it', async () => {
    const { stage, bart } = await withAgents();
    const { told, state } = await listen(bart, '/desk/events');
    await until(() => told.has('counts'), { what: 'the first counts' });
    await signOutEverywhere(stage.database, bart.personId);
    await until(() => state.isOver, { what: 'the end' });
    expect(told.has('end')).toBe(true);
    expect((await bart.get('/desk/events')).status).toBe(404);
    const customer = await stage.signIn('an@example.com', 'customer');
    expect((await customer.get('/desk/events')).status).toBe(404);
  });

  it('is one of few windows of a session: one more is told not to come back', async () => {
    const { bart, els } = await withAgents();
    for (let n = 0; n < 12; n += 1) expect((await listen(bart, '/desk/events')).answer.status).toBe(200);
    expect((await bart.get('/desk/events')).status).toBe(204);
    expect((await listen(els, '/desk/events')).answer.status).toBe(200);
  });

  it('hears something: who only asks what is there holds no place', async () => {
    const { stage, bart } = await withAgents();
    for (let n = 0; n < 20; n += 1) {
      await fetch(`${stage.web.url}/desk/events`, { method: 'HEAD', headers: { cookie: bart.cookie } });
    }
    expect((await listen(bart, '/desk/events')).answer.status).toBe(200);
  });

  it('does not keep the server from stopping: its stream ends at once', async () => {
    const { stage, bart } = await withAgents();
    const { told, state } = await listen(bart, '/desk/events');
    await until(() => told.has('counts'), { what: 'the first counts' });
    const before = performance.now();
    await stage.web.close();
    // A server that waits for an open stream cuts it after two seconds.
    expect(performance.now() - before).toBeLessThan(1_500);
    await until(() => state.isOver, { what: 'the end' });
  });
});

describe('a draft that the page keeps by itself', () => {
  it('is there when the browser comes back, and gone with the words', async () => {
    const { stage, bart } = await withAgents();
    const ticket = await stage.openTicket('The printer');
    const path = `/desk/tickets/${ticket.number}`;
    expect((await bart.post(`${path}/draft`, { words: 'Half a sent' })).status).toBe(204);
    expect(await bart.page(path)).toContain('>Half a sent</textarea>');
    await bart.post(`${path}/draft`, { words: ' ' });
    expect(await bart.page(path)).not.toContain('Half a sent');
  });
});
