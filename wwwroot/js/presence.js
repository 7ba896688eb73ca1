// Tells the others which field one is in and whether one is idle, ends following when one acts, and marks fields that others are in.
const idleAfter = 3 * 60_000;   // milliseconds without a touch
const lookEvery = 15_000;       // milliseconds between two looks at the clock
const fields = 'input:not([type="range"], [type="checkbox"], [type="radio"], [type="hidden"]), textarea, select';

export function attach(page) {
  const leave = new AbortController();
  const on = (type, handler) => document.addEventListener(type, handler, { signal: leave.signal, capture: true, passive: true });
  let touched = performance.now(), isIdle = false, field = null;
  // Where one is matters to nobody while the line is down.
  const say = (name, value) => { page.invokeMethodAsync(name, ...(value === undefined ? [] : [value])).catch(() => { }); };

  const labelOf = element => element.getAttribute('aria-label') ?? element.labels?.[0]?.querySelector('.lb, .vh')?.textContent ?? element.labels?.[0]?.textContent ?? null;
  const tell = label => { if (label !== field) { field = label; say('OnField', label); } };
  on('focusin', event => tell(event.target.matches?.(fields) ? labelOf(event.target)?.trim() ?? null : null));
  on('focusout', () => { if (document.activeElement === document.body || !document.hasFocus()) tell(null); });

  function touch(event) {
    touched = performance.now();
    if (isIdle) { isIdle = false; say('OnIdle', false); }
    const follows = document.querySelector('[data-following-person]');
    if (follows && event.isTrusted && event.type !== 'pointermove' && !event.target.closest?.('[data-following-person], [data-person]')) say('OnActed');
  }
  for (const type of ['pointerdown', 'keydown', 'wheel', 'pointermove']) on(type, touch);
  const clock = setInterval(() => {
    if (isIdle || performance.now() - touched < idleAfter) return;
    isIdle = true;
    say('OnIdle', true);
  }, lookEvery);

  function mark(marks) {
    for (const old of document.querySelectorAll('[data-held-by]')) { old.removeAttribute('data-held-by'); old.style.removeProperty('--held'); }
    for (const { label, colour, name } of marks) {
      const held = [...document.querySelectorAll(fields)].find(element => element.offsetParent && labelOf(element)?.trim() === label);
      held?.setAttribute('data-held-by', name);
      held?.style.setProperty('--held', `var(--p${colour})`);
    }
  }

  return { mark, detach: () => { leave.abort(); clearInterval(clock); mark([]); } };
}
