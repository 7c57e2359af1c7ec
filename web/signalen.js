// Keys in the list of signals: j and k move, x selects, Enter opens, / goes to the search field.
const rows = [...document.querySelectorAll('#signalen tbody tr')];
let here = -1;

function move(step) {
  if (rows.length === 0) return;
  here = Math.min(Math.max(here + step, 0), rows.length - 1);
  rows[here].querySelector('a').focus();
}

document.addEventListener('focusin', (event) => {
  const row = event.target.closest('#signalen tbody tr');
  rows.forEach((one) => one.classList.toggle('signalen-here', one === row));
  if (row) here = rows.indexOf(row);
});

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input:not([type=checkbox]), textarea, select');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
  else if (event.key === 'x' && here >= 0) rows[here].querySelector('input[type=checkbox]')?.click();
  else if (event.key === '/') document.querySelector('#q')?.focus();
  else return;
  event.preventDefault();
});
