// Brings a file into the project from every input[data-upload], which holds the address to send it to. How far it is, and why it was
// not let in, stands in [data-upload-state]; the hash of what the studio made of it goes into [data-uploaded], whose change the page hears.
export function uploads(root, on) {
  on(root, 'change', event => {
    const input = event.target;
    if (!input.matches?.('input[data-upload]') || input.files.length === 0) return;
    const file = input.files[0], part = input.closest('.row'), state = part.parentElement.querySelector('[data-upload-state]');
    const say = (words, isBad) => { state.textContent = words; state.classList.toggle('bad', isBad === true); };
    const request = new XMLHttpRequest();
    // fetch does not tell how much of a body has been sent.
    request.upload.addEventListener('progress', sent => say(sent.loaded < sent.total ? `Sending ${file.name}, ${Math.floor(100 * sent.loaded / sent.total)} %` : `Reading ${file.name}`));
    request.addEventListener('error', () => say(`${file.name} could not be sent: the line broke off. Nothing was kept; try again.`, true));
    request.addEventListener('load', () => {
      input.value = '';
      if (request.status !== 200) { say(request.responseText || `${file.name} was not let in (${request.status}).`, true); return; }
      say('');
      const field = part.querySelector('[data-uploaded]');
      field.value = JSON.parse(request.responseText).hash;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    say(`Sending ${file.name}`);
    request.open('POST', `${input.dataset.upload}?name=${encodeURIComponent(file.name)}`);
    request.send(file);
  });
}
