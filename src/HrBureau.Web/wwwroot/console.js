// The console's own script: doorbell, countdowns, dialogs, keys, what is typed. Pages work without it; nothing typed is lost with it.
const $ = (selector, root = document) => root.querySelector(selector), all = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = document.body.dataset, fill = (text, ...values) => values.reduce((said, value, index) => said.replace(`{${index}}`, value), text);

// Doorbell: it only rings; the page then fetches itself and keeps what is typed, scrolled to and focused.
// What was sent is forgotten when the page comes back without a refusal; what was sent into a lost connection is not. Until it is
// answered the page does not fetch itself: that would give up the answer.
let posted;
let bell, listening = false, lost = false, blocked = false, ended = false, cut = false, mute = false, rung = false, seen, heard = 0, called = 0, timer;
const busy = () => posted || $('dialog[open]') || $('[aria-busy]') || $('details[open] :is(input, textarea, select):focus');
const say = (state, text) => { const strip = $('#conn'); if (strip) { strip.className = `conn ${state}`; strip.textContent = text; } };
const refresh = () => { rung = true; clearTimeout(timer); timer = setTimeout(() => { if (busy() || lost) return; rung = false; Blazor.navigateTo(location.href, { replaceHistoryEntry: true }); }, 150); };
const up = mark => { cut = mute = blocked = false; heard = performance.now(); if (lost || (seen !== undefined && mark !== seen)) refresh(); lost = ended = false; seen = mark; say('up', words.live); all('[data-again]').forEach(part => part.remove()); };
const down = () => { lost = true; if (!mute) posted = null; say('down', blocked ? words.blocked : words.lost); all('[data-permanent=sent]').forEach(part => keep(part)); all('[aria-busy]').forEach(button => button.removeAttribute('aria-busy')); };
// The session ended: the page stays as it is, with what was typed, and leads to signing in and back. A refusal of the stream is told from a server away by asking once more.
const end = () => { listening = false; leave(); mute = false; down(); ended = true; sayEnded(); };
const sayEnded = () => {
  say('down', '');
  const link = document.createElement('a'), dialog = $('dialog[open]'), to = new URL(location.href);
  if (dialog) { if (from) to.search = from; to.searchParams.set('do', dialog.id.replace('dlg-', '')); }
  link.href = `/sign-in?${new URLSearchParams({ ended: 1, to: to.pathname + to.search })}`; link.dataset.enhanceNav = 'false'; link.textContent = words.ended;
  $('#conn')?.replaceChildren(link);
  sayInside(link.cloneNode(true));
};
// Behind an open dialog nothing is seen or reached: it says it itself, until the connection is back.
const sayInside = said => { all('[data-again]').forEach(part => part.remove()); $('dialog[open] .btns:last-child')?.before(notice('again', said)); };
const notice = (mark, ...said) => { const told = document.createElement('p'); told.className = 'notice'; told.role = 'alert'; told.dataset[mark] = ''; told.append(...said); return told; };
const ask = () => fetch('/events').then(answer => { answer.body?.cancel(); return answer.status; }, () => 0).then(status => status === 401 ? tell('ended') : setTimeout(listen, 1000));
const beat = () => { heard = performance.now(); if (lost && !cut) up(seen); };

// A browser grants a host six connections, so one tab listens and tells the others; whoever holds the lock is it. A tab nobody sees leaves
// the stream to those that are seen. Where there are no locks (plain http on a network) each tab that is seen listens itself.
const line = navigator.locks && new BroadcastChannel('bell');
const isSeen = () => document.visibilityState === 'visible';
let pass, queued = false;
const hear = (type, mark, data) => ({
  hello: () => up(mark),
  changed: () => { heard = performance.now(); seen = mark; const { incidentId } = JSON.parse(data); if (!incidentId || !location.pathname.startsWith('/i/') || location.pathname.endsWith(incidentId)) refresh(); },
  ping: beat,
  ended: end,
  gone: () => { mute = false; down(); },
  who: () => { if (bell && heard && !lost) line.postMessage([words.officer, 'hello', seen]); },
})[type]();
const tell = (type, mark, data) => { line?.postMessage([words.officer, type, mark, data]); hear(type, mark, data); };
const ring = () => {
  bell?.close(); bell = new EventSource('/events');
  for (const type of ['hello', 'changed', 'ping', 'ended']) bell.addEventListener(type, e => tell(type, e.lastEventId, e.data));
  bell.onerror = e => { const closed = e.target.readyState === EventSource.CLOSED; tell('gone'); if (closed) ask(); };
};
const leave = () => { bell?.close(); bell = null; pass?.(); pass = null; };
const queue = async () => {
  if (queued) return;
  queued = true;
  await navigator.locks.request(`bell ${words.officer}`, () => { queued = false; if (listening && isSeen()) return new Promise(done => { pass = done; ring(); }); });
};
const listen = () => {
  if (!isSeen()) return;
  listening = true; called = performance.now();
  if (!line || pass) ring(); else { line.postMessage([words.officer, 'who']); queue(); }
};
line?.addEventListener('message', e => { const [officer, ...said] = e.data; if (listening && officer === words.officer) hear(...said); });
document.addEventListener('visibilitychange', () => { if (!isSeen()) leave(); else if ($('#conn') && !ended) { heard = 0; listen(); } });
// Every tab knows who is signed in: a page of somebody else is no longer live, one of this officer is again.
addEventListener('storage', e => { if (e.key !== 'signed-in' || !words.officer) return; if (e.newValue !== words.officer) end(); else if (ended) listen(); });
addEventListener('offline', () => { cut = true; mute = false; if (listening) down(); });
addEventListener('online', () => { cut = false; if (listening) listen(); });

// Silence is a loss too: the server beats, and a beat that does not come is said. A page that was asleep itself hears first.
let looked = performance.now();
const watch = () => {
  const time = performance.now(), awake = time - looked < 500; looked = time;
  if (!listening || !isSeen() || !awake) return;
  if (!lost && time - (heard || called) > (heard ? Number(words.beat) + 600 : 5000)) { mute = true; down(); }
  else if (lost && time - Math.max(heard, called) > 5000) listen();
};
setInterval(watch, 50);
addEventListener('unhandledrejection', () => { if (posted || $('[aria-busy]')) { mute = false; down(); } });

// Server time, drill scale included, carried on by the page's own clock.
let loaded = performance.now();
const now = data => Number(data.now) + (performance.now() - loaded) * Number(data.scale);
const left = ms => { const m = Math.floor(Math.abs(ms) / 60000), text = m >= 2880 ? fill(words.days, Math.floor(m / 1440), Math.floor(m % 1440 / 60)) : m >= 60 ? fill(words.hours, Math.floor(m / 60), m % 60) : fill(words.minutes, m); return ms < 0 ? fill(words.over, text) : text; };
const tick = () => {
  for (const part of all('[data-due]')) { const ms = Number(part.dataset.due) - now(part.dataset), text = left(ms); if (part.textContent !== text) part.textContent = text; part.className = `sla ${ms < 0 ? 'over' : ms < 600000 ? 'near' : ''}`; }
  for (const part of all('[data-clock]')) part.textContent = new Date(now(part.dataset)).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(5, 16);
};
setInterval(tick, 500);

// What is typed outlives a session in this tab, for its officer alone: a tab's memory, without the fields of persons and passwords, gone when the act stands or is given up.
const drop = (start, but) => Object.keys(sessionStorage).filter(key => key.startsWith(start) && !(but && key.startsWith(but))).forEach(key => sessionStorage.removeItem(key));
const nameOf = form => words.officer && form?.elements.namedItem('form')?.value;
const shelf = () => `typed ${words.officer} ${location.pathname}`, typed = (on = shelf()) => JSON.parse(sessionStorage.getItem(on) ?? '{}');
const shelve = (kept, on = shelf()) => Object.keys(kept).length ? sessionStorage.setItem(on, JSON.stringify(kept)) : sessionStorage.removeItem(on);
const inputs = form => [...form.elements].filter(field => field.name && !field.matches('button, [data-private], [type=password], [type=file], [name^=_], [name=form], [name=key], [name=type]'));
const forget = (form, on = shelf(), name = nameOf(form)) => { const kept = typed(on); if (name && kept[name]) { delete kept[name]; shelve(kept, on); } };
// Typed before this script was there: newer than what is kept.
const unheard = (field, value) => field.matches('input:not([type=checkbox], [type=radio], [type=hidden]), textarea') && field.value !== field.defaultValue && field.value !== value;
const recall = form => {
  const kept = typed()[nameOf(form)]; if (!kept) return;
  const pairs = kept.map(([name, value, on]) => [inputs(form).find(field => field.name === name && (!field.matches('[type=checkbox], [type=radio]') || field.value === value)), value, on]).filter(([field, value]) => field && !unheard(field, value));
  if (pairs.some(([field, value]) => field.type === 'hidden' && field.value && field.value !== value)) return;
  const other = pairs.some(([field, value, on]) => field.type !== 'hidden' && (field.value !== value || (on !== undefined && field.checked !== on)));
  pairs.forEach(([field, value, on]) => { if (field.value !== value) field.value = value; if (on !== undefined) field.checked = on; });
  if (other && !$('[data-fresh]', form)) $('[data-report]', form)?.before(recalled(form));
  form.closest('details')?.setAttribute('open', ''); // What was typed is never hidden.
};
// Words of another time are not taken for those of a fresh form.
const recalled = form => {
  const clear = document.createElement('button'); clear.type = 'button'; clear.className = 'btn sm'; clear.textContent = words.clear;
  const told = notice('fresh', words.recalled, ' ', clear); clear.onclick = () => { form.reset(); forget(form); told.remove(); $('input:not([type=hidden]), select', form)?.focus(); };
  return told;
};
// Whether words wait for the page one comes back to, said while nobody is signed in.
const sayKept = () => all('[data-typed-of]').forEach(part => { const { pathname } = new URL(part.dataset.typedOf, location.origin); part.hidden = !Object.keys(sessionStorage).some(key => key.startsWith('typed ') && key.endsWith(` ${pathname}`)); });
addEventListener('focusout', () => { if (rung) refresh(); });
addEventListener('input', e => { const form = e.target.form, name = nameOf(form); if (name) shelve({ ...typed(), [name]: inputs(form).map(field => [field.name, field.value, field.checked]) }); });

// Dialogs: links without script, dialogs with it.
let shown, from = '';
const keep = (part, as) => { part.dataset.kept ??= part.getAttribute('data-permanent'); part.setAttribute('data-permanent', as ?? part.dataset.kept); };
const modal = dialog => { shown = dialog; keep(dialog); if (dialog.matches(':modal')) return; dialog.removeAttribute('open'); dialog.showModal(); };
const shut = dialog => { shown = null; from = ''; if (!ended) forget($('form', dialog)); keep(dialog, 'idle'); dialog.close(); settle(); if (rung) refresh(); };
// A dialog the address opened stays shut when the page fetches itself again.
const settle = () => { const at = new URL(location.href); if (at.searchParams.has('do')) { at.searchParams.delete('do'); history.replaceState(history.state, '', at); } };
const open = link => {
  const dialog = document.getElementById(link.dataset.open); if (!dialog) return false;
  // Opened for somebody else it begins anew: what was typed for one person never stands at another.
  const given = [...new URL(link.href).searchParams].filter(([name]) => name !== 'do').map(([name, value]) => [dialog.querySelector(`[name="${CSS.escape(name)}"]`), value]).filter(([field]) => field);
  if (given.some(([field, value]) => field.type === 'hidden' && field.value !== value)) { $('form', dialog).reset(); forget($('form', dialog)); }
  given.forEach(([field, value]) => { field.value = value; });
  all('[data-fill=whom]', dialog).forEach(part => { part.textContent = link.dataset.whom ?? ''; });
  from = link.search; fit(); modal(dialog); if (ended) sayEnded(); return true;
};
// Results that the chosen channel cannot have are not offered.
const fit = () => all('[data-fits]').forEach(button => { const channel = button.form?.elements.channel?.value; button.hidden = Boolean(channel) && !button.dataset.fits.split(' ').includes(channel); });
addEventListener('change', fit);
addEventListener('cancel', e => { if (e.target.matches?.('dialog')) { e.preventDefault(); shut(e.target); } }, true);

// While the connection is lost nothing is sent, and the strip says so; what is typed stays. A server that is only slow to beat may still take what is sent.
const stop = e => { if (!lost || mute || !$('#conn')) return false; e.preventDefault(); e.stopImmediatePropagation(); if (ended) { sayEnded(); $('[data-again] a')?.focus(); } else { blocked = true; say('down', words.blocked); sayInside(words.blocked); } return true; };
addEventListener('click', e => {
  const link = e.target.closest?.('a[href]'); if (!link || link.protocol === 'tel:' || link.matches('.skip, #conn a, [data-again] a')) return;
  if (link.dataset.dismiss !== undefined) { e.preventDefault(); e.stopImmediatePropagation(); link.closest('[data-said]').replaceChildren(); return; }
  if (link.dataset.close !== undefined && link.closest(':modal')) { e.preventDefault(); e.stopImmediatePropagation(); shut(link.closest('dialog')); return; }
  if (link.dataset.open && open(link)) { e.preventDefault(); e.stopImmediatePropagation(); return; }
  stop(e);
}, true);
addEventListener('submit', e => {
  const form = e.target, button = e.submitter; if (stop(e)) return;
  if (button?.hasAttribute('aria-busy')) { e.preventDefault(); e.stopImmediatePropagation(); return; }
  if (form.method !== 'post') return;
  [...all('[data-permanent]', form), form.closest('[data-permanent]'), $('[data-said]')].forEach(part => part && keep(part, 'sent'));
  posted = [form, shelf(), nameOf(form)];
  if (form.getAttribute('action') === '/sign-out') drop('typed');
  setTimeout(() => button?.setAttribute('aria-busy', 'true'));
}, true);

// Keys: J K Enter / N; never while typing.
// The mark moves with the key: the next key counts from it, however long the page takes to follow.
const pick = (rows, to) => { rows.forEach(row => row.classList.toggle('sel', row === to)); to.querySelector('[data-pick]').click(); };
addEventListener('keydown', e => {
  if (e.target.matches?.('input,textarea,select') || e.ctrlKey || e.metaKey || e.altKey || $('dialog[open]')) return;
  const rows = all('[data-list] tbody tr'), at = rows.findIndex(row => row.classList.contains('sel')), step = { j: 1, k: -1 }[e.key];
  if (step && rows.length) pick(rows, rows[Math.max(0, Math.min(rows.length - 1, at + step))]);
  else if (e.key === 'Enter' && rows[at] && !e.target.closest('a,button')) rows[at].querySelector('.c-emp a').click();
  else if (e.key === '/' && $('[type=search]')) { e.preventDefault(); $('[type=search]').focus(); }
  else if (e.key === 'n') $('[data-key=n]')?.click();
});

// Register: the grade by the county's thresholds, the same site.
const suggest = () => {
  const part = $('[data-suggest]'); if (!part) return;
  const grades = part.dataset.suggest.split(' ').map(pair => pair.split(':')), people = Number($('[name=headcount]').value || 0), raising = part.dataset.raising.split(/[^a-z-]+/);
  const at = grades.filter(([, from]) => people >= Number(from)).length - 1, raised = all('[name=behaviours]:checked').some(box => raising.includes(box.value));
  const word = at < 0 && !raised ? 'none' : grades[Math.min(grades.length - 1, Math.max(0, at) + (raised ? 1 : 0))][0];
  all('[data-grade]', part).forEach(badge => { badge.hidden = badge.dataset.grade !== word; });
};
let asked;
const similar = () => { const text = ['project', 'place', 'employer'].map(name => $(`[name=${name}]`)?.value.trim()).find(value => value?.length > 1); if (!text || text === asked) return; asked = text; fetch('/new/similar', { method: 'POST', body: new URLSearchParams({ q: text }) }).then(answer => answer.ok && !answer.redirected ? answer.text() : '').then(html => { $('#similar').innerHTML = html; }).catch(() => { }); };
addEventListener('input', e => { if (e.target.closest?.('[data-report]')) suggest(); });
addEventListener('change', e => { if (e.target.closest?.('[data-report]')) similar(); });

// After a refusal the focus stands at the field it names, else at the refusal itself.
const face = name => {
  const form = [...document.forms].find(each => name && nameOf(each) === name), dialog = form?.closest('dialog[open]'), said = (dialog && $('[data-refused]', dialog)) ?? $('[data-refused]'); if (!said) return;
  said.scrollIntoView({ block: 'nearest' }); (form && all('[aria-invalid=true]', form).find(part => part.checkVisibility()) || said).focus();
};

// Another page begins at its top: the fetched one keeps how far the one before was scrolled.
let stood = location.pathname;
const begin = () => { if (location.pathname === stood) return; stood = location.pathname; const main = $('main'); if (main) main.scrollTop = 0; };

let me;
const ready = () => {
  begin();
  loaded = performance.now();
  // A refresh under way when a dialog was opened takes its mark away: it goes on where it was. Closed ones are drawn anew each time.
  if (shown?.isConnected && !shown.open) shown.matches(':modal') ? shown.setAttribute('open', '') : shown.showModal();
  all('dialog[open]:not(:modal)').forEach(modal); all('dialog:not([open])').forEach(dialog => keep(dialog, 'idle'));
  // A page of another officer holds nothing of the one before.
  if (me && words.officer && me !== words.officer) { all('form').forEach(form => form.reset()); location.reload(); return; }
  me = words.officer ?? me; localStorage.setItem('signed-in', words.officer ?? '');
  if (words.officer) {
    drop('typed', `typed ${words.officer} `);
    if (posted && !$('[data-differs]') && ($('[data-registered]') || !$('[data-refused]'))) forget(...posted);
    if (posted) face(posted[2]);
    posted = null; [...document.forms].forEach(recall);
  }
  if (ended) sayEnded(); else if (lost) say('down', words.lost); else if (heard) say('up', words.live);
  sayKept(); suggest(); fit(); tick();
  if ($('#conn') && !listening && !ended) listen();
};
document.readyState === 'loading' ? addEventListener('DOMContentLoaded', ready) : ready();
Blazor.addEventListener('enhancedload', ready);

// Work that goes on by itself, and a page older than it should be, is looked at again while it is open: each second, or as seldom as it says.
let polled = 0;
setInterval(() => { const part = $('[data-poll]'), time = performance.now(); if (isSeen() && part && time - polled >= 1000 * (part.dataset.poll || 1) - 50) { polled = time; refresh(); } }, 1000);
