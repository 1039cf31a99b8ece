/** Dragging appointments on the week board. Where one is dropped is sent as a form, as the buttons do. */
export const BOARD_SCRIPT = `
const board = document.querySelector('.board');
const drop = document.getElementById('drop');
if (!board || !drop) return;
let dragged = null;
let grabbedAt = 0;
const slotsOf = (event) => event.target.closest && event.target.closest('.slots[data-day]');
const unmark = () => { for (const one of board.querySelectorAll('.target')) one.classList.remove('target'); };
board.addEventListener('dragstart', (event) => {
  dragged = event.target.closest('[data-appointment]');
  if (!dragged) return;
  grabbedAt = event.clientY - dragged.getBoundingClientRect().top;
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', dragged.dataset.appointment);
});
board.addEventListener('dragover', (event) => {
  const slots = slotsOf(event);
  if (!dragged || !slots) return;
  event.preventDefault();
  unmark();
  slots.classList.add('target');
});
board.addEventListener('dragend', () => { dragged = null; unmark(); });
board.addEventListener('drop', (event) => {
  const slots = slotsOf(event);
  if (!dragged || !slots) return;
  event.preventDefault();
  // Narrow windows list the appointments: there is no clock to drop on.
  if (getComputedStyle(slots).display !== 'grid') return;
  const box = slots.getBoundingClientRect();
  const quarters = getComputedStyle(slots).gridTemplateRows.split(' ').length;
  const row = Math.round((event.clientY - grabbedAt - box.top) / (box.height / quarters));
  const minute = Number(board.dataset.first) + Math.min(Math.max(row, 0), quarters - 1) * 15;
  const two = (number) => String(number).padStart(2, '0');
  drop.elements.day.value = slots.dataset.day;
  drop.elements.time.value = two(Math.floor(minute / 60)) + ':' + two(minute % 60);
  drop.elements.agent.value = slots.dataset.agent;
  drop.action = '/desk/appointments/' + dragged.dataset.appointment + '/move';
  drop.submit();
});
`;
