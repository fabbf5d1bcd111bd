// Files on their way in: sent in pieces that go on where they broke off (tus 1.0), also after this page was loaded anew and the same file chosen again.
const piece = 1024 * 1024, largest = 50 * 1024 * 1024, day = 24 * 3600 * 1000, root = '/api/evidence/uploads', tus = { 'Tus-Resumable': '1.0.0' };
const find = (selector, from = document) => from.querySelector(selector), every = (selector, from = document) => [...from.querySelectorAll(selector)];
const wait = ms => new Promise(done => { const again = () => { clearTimeout(timer); removeEventListener('online', again); done(); }; const timer = setTimeout(again, ms); addEventListener('online', again); });

// What was begun is remembered on this device by a number only: neither a name nor a byte of the file stays here.
const mark = text => { let hash = 0xcbf29ce484222325n; for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n); return hash.toString(16); };
// Said otherwise of the same file it is begun anew: what was said first goes into the record with the upload.
const shelf = (file, about) => `upload ${document.body.dataset.officer} ${mark(`${location.pathname}\n${file.name}\n${file.size}\n${file.lastModified}\n${JSON.stringify(about)}`)}`;
const recalled = (file, about) => { const kept = JSON.parse(localStorage.getItem(shelf(file, about)) ?? 'null'); return kept && Date.now() - kept.at < day ? kept.url : null; };
const keep = (file, about, url) => localStorage.setItem(shelf(file, about), JSON.stringify({ url, at: Date.now() }));
const forget = (file, about) => localStorage.removeItem(shelf(file, about));
for (const key of Object.keys(localStorage).filter(key => key.startsWith('upload '))) if (Date.now() - (JSON.parse(localStorage.getItem(key))?.at ?? 0) > day) localStorage.removeItem(key);

class Refused extends Error { constructor(problem, status) { super(problem?.detail ?? ''); this.next = problem?.next ?? ''; this.status = status; } }
const told = async answer => { if (answer.ok) return answer; throw new Refused(await answer.json().catch(() => null), answer.status); };
const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
// Where the browser can (https), what arrives is held against what was here.
const digest = async file => crypto.subtle ? [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))].map(byte => byte.toString(16).padStart(2, '0')).join('') : '';

const begin = async (file, about, signal) => {
  const said = { filename: file.name, filetype: file.type, ...about, sha256: await digest(file) };
  const metadata = Object.entries(said).filter(([, value]) => value).map(([name, value]) => `${name} ${base64(value)}`).join(',');
  const answer = await told(await fetch(root, { method: 'POST', headers: { ...tus, 'Upload-Length': file.size, 'Upload-Metadata': metadata }, signal }));
  const url = new URL(answer.headers.get('Location'), location.origin).pathname;
  keep(file, about, url);
  return url;
};
const reached = async (url, signal) => {
  const answer = await fetch(url, { method: 'HEAD', headers: tus, cache: 'no-store', signal });
  if (answer.status === 404) return null;
  if (!answer.ok) throw answer.status === 401 || answer.status === 403 ? new Refused(null, answer.status) : new Error('away');
  return Number(answer.headers.get('Upload-Offset'));
};
const send = (url, file, from, row) => new Promise((done, fail) => {
  const call = new XMLHttpRequest();
  row.call = call;
  call.open('PATCH', url);
  for (const [name, value] of Object.entries({ ...tus, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': from })) call.setRequestHeader(name, value);
  call.upload.onprogress = e => row.at(from + e.loaded);
  call.onload = () => {
    if (call.status === 204) done(Number(call.getResponseHeader('Upload-Offset')));
    else if (call.status === 409 || call.status >= 500 || call.status === 429) fail(new Error('again'));
    else { let problem = null; try { problem = JSON.parse(call.responseText); } catch { /* no words */ } fail(new Refused(problem, call.status)); }
  };
  call.onerror = call.onabort = call.ontimeout = () => fail(new Error('cut'));
  call.send(file.slice(from, from + piece));
});

// One file from its first byte to its last, through lost connections and pauses, unless it is given up.
const upload = async (file, about, row) => {
  let url = recalled(file, about), at = null, tries = 0;
  for (;;) {
    await row.unlessStopped(row.going);
    try {
      if (url && at === null && (at = await reached(url, row.signal)) === null) { forget(file, about); url = null; }
      if (!url) { row.say('reading'); url = await begin(file, about, row.signal); at = 0; }
      row.at(at); row.say('sending');
      if (at >= file.size) return url.split('/').pop();
      at = await send(url, file, at, row);
      tries = 0;
    } catch (fault) {
      if (row.signal.aborted) throw fault;
      if (fault instanceof Refused) { if (fault.status !== 401) forget(file, about); throw fault; }
      at = null;
      if (row.isPaused) continue;
      row.say('lost');
      await row.unlessStopped(wait(Math.min(30000, 1000 * 2 ** tries++)));
    }
  }
};

const rowOf = (box, file, signal) => {
  const words = box.dataset, item = document.createElement('li'), name = document.createElement('span'), bar = document.createElement('progress'), said = document.createElement('span'), button = document.createElement('button');
  name.className = 'name'; name.textContent = file.name; bar.max = file.size || 1; bar.value = 0; bar.ariaLabel = file.name; said.className = 'mut'; button.type = 'button'; button.className = 'btn sm'; button.textContent = words.pause;
  item.append(name, bar, said, button); find('.sending', box).append(item);
  const stopped = new Promise((_, fail) => signal.addEventListener('abort', () => { row.call?.abort(); fail(signal.reason); }, { once: true }));
  stopped.catch(() => { });
  const row = {
    signal, going: Promise.resolve(), isPaused: false,
    unlessStopped: work => Promise.race([work, stopped]),
    at: bytes => { bar.value = bytes; if (row.state === 'sending') said.textContent = `${words.sending} ${Math.floor(100 * bytes / (file.size || 1))}%`; },
    say: state => { row.state = state; said.textContent = words[state]; said.className = state === 'failed' ? 'bad' : 'mut'; },
    end: (state, why) => { row.say(state); if (why) said.textContent = why; button.remove(); bar.value = state === 'done' ? bar.max : bar.value; },
  };
  let go;
  button.onclick = () => {
    row.isPaused = !row.isPaused; button.textContent = row.isPaused ? words.resume : words.pause;
    if (row.isPaused) { row.going = new Promise(done => { go = done; }); row.call?.abort(); row.say('paused'); } else go();
  };
  row.say('waiting');
  return row;
};

const chosen = box => every('input[type=file]', box).flatMap(input => [...input.files]);
const aboutOf = form => Object.fromEntries(['device', 'takenAt', 'place', 'taker'].map(name => [name, form.elements.namedItem(name)?.value ?? '']));
const attach = async (incident, id, caption, step) => told(await fetch(`/api/incidents/${incident}/commands`, {
  method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `attach-${id}` },
  body: JSON.stringify({ type: 'attach-evidence', evidenceId: id, caption, ...step && { step } }),
}));

// All files of a form, one after another; what is refused is said at its row and the others go on.
const sendAll = async (form, box, signal, then) => {
  const about = form.dataset.evidence ? aboutOf(form) : {}, ids = [];
  let whole = true;
  find('.sending', box).replaceChildren();
  const rows = chosen(box).map(file => [file, rowOf(box, file, signal)]);
  for (const [file, row] of rows) {
    try {
      if (file.size === 0) throw new Refused({ detail: box.dataset.empty });
      if (file.size > largest) throw new Refused({ detail: box.dataset.large });
      const id = await upload(file, about, row);
      signal.throwIfAborted();
      await then?.(id);
      forget(file, about); ids.push(id); row.end('done');
    } catch (fault) {
      if (signal.aborted) { find('.sending', box).replaceChildren(); return [false, []]; }
      whole = false; row.end('failed', fault instanceof Refused && fault.message ? `${fault.message} ${fault.next ?? ''}` : '');
    }
  }
  return [whole, ids];
};

// What is under way ends with its form: a dialog that was shut, a page that was left. Nothing of it reaches the record.
const underWay = new Map();
const giveUp = () => { for (const [form, [stop, path]] of underWay) { const dialog = form.closest('dialog'); if (!form.isConnected || location.pathname !== path || (dialog && !dialog.open)) stop.abort(); } };
addEventListener('close', giveUp, true);
addEventListener('popstate', giveUp);
addEventListener('pagehide', () => { for (const [stop] of underWay.values()) stop.abort(); });
Blazor.addEventListener('enhancedload', giveUp);

addEventListener('submit', async e => {
  const form = e.target, box = form.matches('form') && find('[data-files]', form); if (!box) return;
  const files = chosen(box), whole = form.dataset.evidence === 'attach';
  if (!whole && files.length === 0) return;
  e.preventDefault(); e.stopImmediatePropagation();
  if (form.hasAttribute('data-going')) return;
  if (files.length === 0) { find('.sending', box).textContent = box.dataset.none; find('input[type=file]', box).focus(); return; }
  const button = e.submitter, { caption, step } = form.elements, stop = new AbortController();
  underWay.set(form, [stop, location.pathname]);
  form.setAttribute('data-going', ''); button?.setAttribute('aria-busy', 'true');
  const [all, ids] = await sendAll(form, box, stop.signal, whole ? id => attach(form.dataset.incident, id, caption.value, step.value) : null);
  underWay.delete(form);
  form.removeAttribute('data-going'); button?.removeAttribute('aria-busy');
  if (!all) return;
  every('input[type=file]', box).forEach(input => { input.value = ''; });
  if (whole) { find('.sending', box).replaceChildren(); form.reset(); find('[data-close]', form)?.click(); Blazor.navigateTo(location.href, { replaceHistoryEntry: true }); return; }
  for (const id of ids) { const field = document.createElement('input'); field.type = 'hidden'; field.name = 'evidence'; field.value = id; box.append(field); }
  form.requestSubmit(button);
}, true);

// Leaving while something is on its way asks first; it can be gone on with later.
addEventListener('beforeunload', e => { if (find('form[data-going]')) e.preventDefault(); });

// A form that cannot send files by itself offers them only with this script.
const offer = () => every('[data-files][hidden]').forEach(box => { box.hidden = false; });
offer();
new MutationObserver(offer).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });
