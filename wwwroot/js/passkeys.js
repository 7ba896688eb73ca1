// Passkeys: the browser makes and uses them, the studio checks what it answers. Offered only where the browser can.
const canUse = typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function';

async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) });
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  throw new Error(answer.status === 422 ? await answer.text() : 'The studio did not answer as it should. Try again.');
}

// A person who closes the browser's window has changed their mind: that needs no words.
const words = failure => failure.name === 'NotAllowedError' || failure.name === 'AbortError' ? '' : failure.name === 'InvalidStateError' ? 'This device has a passkey for your account already.' : failure.message;

export const isThere = () => canUse;

// Adds a passkey to the account that is signed in. What went wrong, empty where the person changed their mind; null when it is there.
export async function add(name) {
  try {
    const options = await post('/account/passkeys/options');
    const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    await post('/account/passkeys', { credential: credential.toJSON(), name });
    return null;
  } catch (failure) {
    return words(failure);
  }
}

const entrance = document.querySelector('[data-passkey-sign-in]');
if (entrance && canUse) {
  const refusal = document.querySelector('[data-passkey-refusal]'), button = entrance.querySelector('button');
  entrance.hidden = false;
  button.addEventListener('click', async () => {
    refusal.hidden = true;
    button.disabled = true;
    try {
      const options = await post('/sign-in/passkey/options');
      const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      await post('/sign-in/passkey', { credential: credential.toJSON() });
      location.assign(entrance.dataset.passkeySignIn);
    } catch (failure) {
      refusal.textContent = words(failure);
      refusal.hidden = refusal.textContent === '';
    } finally {
      button.disabled = false;
    }
  });
}
