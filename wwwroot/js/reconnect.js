// After a restart the old circuit is gone: the page is loaded anew, which loses nothing since edits are kept per tab.
const notice = document.getElementById('components-reconnect-modal');

notice?.addEventListener('components-reconnect-state-changed', event => {
  if (event.detail.state === 'rejected') location.reload();
});
notice?.addEventListener('click', event => {
  if (event.target.closest('[data-reload]')) location.reload();
  if (event.target.closest('[data-reconnect]')) Blazor.reconnect().then(ok => { if (!ok) location.reload(); });
});
