/**
 * Sends a form with files and shows how far it is. Without this script the browser sends it by itself. The answer takes the
 * place of the page, and files that were chosen stay chosen when the form comes back.
 */
export const SEND_SCRIPT = `
addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.sending === undefined) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  void send(form);
});

async function send(form) {
  const said = form.querySelector('[data-said]');
  const bar = form.querySelector('progress');
  const rest = (text) => {
    form.removeAttribute('aria-busy');
    bar.hidden = true;
    said.textContent = text;
  };
  // What would be refused is said before it is sent: lines are slow.
  const { maxFiles, maxBytes, over } = form.dataset;
  const files = [...(form.querySelector('input[type=file]')?.files ?? [])];
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > Number(maxFiles) || bytes > Number(maxBytes)) {
    rest(over);
    return;
  }
  form.setAttribute('aria-busy', 'true');
  try {
    if (form.dataset.puzzle !== undefined) {
      said.textContent = form.dataset.checking;
      if (!(await isSolved(form))) {
        rest(form.dataset.stuck);
        return;
      }
    }
    said.textContent = form.dataset.sending;
    const answer = await post(form, (share) => {
      bar.hidden = false;
      bar.value = share;
    });
    if (!show(answer, form)) rest(form.dataset.failed);
  } catch {
    rest(form.dataset.failed);
  }
}

function post(form, told) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.addEventListener('progress', ({ loaded, total }) => told(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => resolve(request));
    request.addEventListener('error', reject);
    request.addEventListener('abort', reject);
    request.send(new FormData(form));
  });
}

function show(request, form) {
  if (!(request.getResponseHeader('content-type') ?? '').startsWith('text/html')) return false;
  const page = new DOMParser().parseFromString(request.responseText, 'text/html');
  const chosen = form.querySelector('input[type=file]')?.files;
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  const again = document.querySelector('form[data-sending] input[type=file]');
  if (again !== null && chosen?.length > 0) {
    again.files = chosen;
    document.querySelector('[data-files-lost]')?.remove();
  }
  prepare();
  scrollTo(0, 0);
  const first = document.querySelector('[role=alert], h1');
  first?.setAttribute('tabindex', '-1');
  first?.focus();
  return true;
}
`;
