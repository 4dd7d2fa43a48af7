/** SIMULATEUR: the window that comes to the front; it tells what was written into it. */
const textarea = document.querySelector('textarea');
textarea?.focus();
textarea?.addEventListener('input', ({ target }) => {
  const text = (target as HTMLTextAreaElement).value;
  const headers = { 'content-type': 'application/json' };
  void fetch('/other', { method: 'POST', headers, body: JSON.stringify({ text }) });
});

// A module: its names are its own.
export {};
