// The cast in a prompt: names that stand there with an @ are marked, and after an @ a list offers those that begin alike. The names
// come from [data-cast] beside the text; what is chosen is written into the text like any other typing.
const nameSign = /[\p{L}\p{N} '-]/u, wordSign = /[\p{L}\p{N}]/u;

export function mentions(box, area) {
  const twin = box.querySelector('.prompt-mentions'), list = box.querySelector('.mention-list'), source = box.querySelector('[data-cast]');
  const leave = new AbortController();
  const on = (target, type, handler) => target.addEventListener(type, handler, { signal: leave.signal });
  let names = [], offered = [], chosen = 0, from = -1;

  area.setAttribute('aria-autocomplete', 'list');
  area.setAttribute('aria-controls', list.id);
  const changed = new MutationObserver(read);
  changed.observe(source, { childList: true, subtree: true, characterData: true });
  read();

  on(area, 'input', () => { draw(); offer(); });
  on(area, 'scroll', () => { twin.scrollTop = area.scrollTop; });
  on(area, 'blur', close);
  on(area, 'click', offer);
  // Before the page hears the key: Escape closes the list, not the field.
  on(area, 'keydown', event => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { chosen = (chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length; show(); }
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered[chosen]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // The list must not take the focus, or the text would be left.
  on(list, 'pointerdown', event => {
    event.preventDefault();
    const item = event.target.closest('[role="option"]');
    if (item) take(item.textContent);
  });

  function read() {
    // The longest first: "Old Tom" before "Old".
    names = [...source.children].map(item => item.textContent).sort((a, b) => b.length - a.length);
    draw();
  }

  function mentionAt(text, at) {
    if (text[at] !== '@' || (at > 0 && wordSign.test(text[at - 1]))) return null;
    return names.find(name => text.substr(at + 1, name.length).toLowerCase() === name.toLowerCase() && !wordSign.test(text[at + 1 + name.length] ?? '')) ?? null;
  }

  function draw() {
    const text = area.value, nodes = [];
    let copied = 0;
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const name = mentionAt(text, at);
      if (!name) continue;
      nodes.push(text.slice(copied, at));
      copied = at + 1 + name.length;
      const mark = document.createElement('mark');
      mark.textContent = text.slice(at, copied);
      nodes.push(mark);
    }
    if (nodes.length > 0) nodes.push(text.slice(copied) + '\u200b');
    twin.replaceChildren(...nodes);
    twin.scrollTop = area.scrollTop;
  }

  // What stands between the @ and the caret, when it can still become a name.
  function offer() {
    const text = area.value, caret = area.selectionStart;
    from = text.lastIndexOf('@', caret - 1);
    const typed = from < 0 ? '' : text.slice(from + 1, caret);
    const isOpen = from >= 0 && caret === area.selectionEnd && (from === 0 || !wordSign.test(text[from - 1])) && [...typed].every(sign => nameSign.test(sign));
    offered = isOpen ? names.filter(name => name.toLowerCase().startsWith(typed.toLowerCase()) && name.length > typed.length).sort().slice(0, 8) : [];
    chosen = 0;
    if (offered.length === 0 || area.readOnly) close(); else show();
  }

  function show() {
    list.replaceChildren(...offered.map((name, index) => {
      const item = document.createElement('li');
      item.id = `${list.id}-${index}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', index === chosen);
      item.textContent = name;
      return item;
    }));
    list.hidden = false;
    area.setAttribute('aria-activedescendant', `${list.id}-${chosen}`);
  }

  function close() {
    list.hidden = true;
    area.removeAttribute('aria-activedescendant');
  }

  function take(name) {
    const after = area.value[area.selectionStart] ?? '';
    area.setRangeText(`@${name}${after === '' ? ' ' : ''}`, from, area.selectionStart, 'end');
    close();
    area.dispatchEvent(new Event('input', { bubbles: true }));
    close();
  }

  return { draw, end: () => { leave.abort(); changed.disconnect(); } };
}
