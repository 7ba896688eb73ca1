// The browser's own modal dialog: it holds the focus, closes by Escape and gives the focus back.
export function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

export function close(dialog) {
  dialog.close();
}
