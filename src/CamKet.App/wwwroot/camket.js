// Comfort only: every page works without this file.
document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) window.print();
});
// A list that filters a page sends itself; the button beside it stays for those without script.
document.addEventListener('change', event => {
  const field = event.target.closest('[data-submit]');
  if (field) field.form.requestSubmit();
});
// What was chosen for a file field is said in the page's language; the browser keeps it when one comes back to the page.
const sayFiles = input => {
  const said = input.parentElement.querySelector('.file-names');
  const names = [...input.files].map(file => file.name);
  if (said) said.textContent = names.length === 0 ? said.dataset.none : (names.length > 1 ? `${names.length} tệp: ` : '') + names.join(', ');
};
document.addEventListener('change', event => { if (event.target.matches('input[type=file]')) sayFiles(event.target); });
addEventListener('pageshow', () => { for (const input of document.querySelectorAll('.file-field input')) sayFiles(input); });
// A file is dropped on the field itself, which shows that it takes it.
for (const name of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(name, event => event.target.closest?.('.file-field')?.classList.toggle('file-over', name === 'dragover'));
}
// A fragment that could not be fetched is opened as a page, where the error is shown as an error.
for (const name of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(name, event => {
    const request = event.detail.requestConfig;
    if (request && request.verb === 'get') location.assign(event.detail.pathInfo.finalRequestPath);
  });
}
// An open menu closes by Esc, and by a click elsewhere.
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
});
// A browser tells what is missing in its own language; here it is told in that of the page.
document.addEventListener('invalid', event => {
  const field = event.target;
  field.setCustomValidity(field.validity.valueMissing ? (field.type === 'file' ? 'Hãy chọn tệp.' : 'Hãy điền ô này.') : field.validity.customError ? '' : field.title || 'Ô này chưa đúng.');
}, true);
document.addEventListener('input', event => { if (event.target.setCustomValidity) event.target.setCustomValidity(''); });
