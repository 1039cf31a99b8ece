/** Puts a ready reply where the cursor is, without a round trip; a browser can undo it as typing. */
export const INSERT_SCRIPT = `
addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[data-insert]') : null;
  const words = button?.form?.elements.namedItem('words');
  const text = button?.form?.elements.namedItem('ready')?.selectedOptions[0]?.dataset.text;
  if (words == null || text === undefined) return;
  event.preventDefault();
  const [before, after] = [words.value.slice(0, words.selectionStart), words.value.slice(words.selectionEnd)];
  const gap = (side) => (side.trim() === '' ? '' : '\\n\\n');
  const whole = gap(before) + text + gap(after);
  words.focus();
  // Old, and the one way that keeps the browser's undo.
  if (!document.execCommand('insertText', false, whole)) words.setRangeText(whole, words.selectionStart, words.selectionEnd, 'end');
  words.dispatchEvent(new Event('input', { bubbles: true }));
});
`;
