// The page of the emulator. It uses the control API under /_emulator and nothing else. Whatever comes from a request is set as
// text, never as HTML.
'use strict';

const $ = id => document.getElementById(id);
const most = 300;
const outcomes = ['succeeded', 'refused', 'limited', 'failed', 'broken'];
const requests = new Map();   // by number, in the order of arrival
let state = null;
let clockOffset = 0;
let paused = false;
let dirty = false;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function call(method, path, body) {
  const response = await fetch('/_emulator' + path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    let message = response.status + ' ' + response.statusText;
    try { message = JSON.parse(text).error ?? message; } catch { /* The status has to do. */ }
    throw new Error(message);
  }

  return text ? JSON.parse(text) : null;
}

let toastTimer = 0;
function toast(text, bad = false) {
  const shown = $('toast');
  shown.textContent = text;
  shown.className = bad ? 'on bad' : 'on';
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { shown.className = ''; }, 4000);
}

// Wraps what a control does: what goes wrong is shown, and a second click has to wait for the first.
function action(work, said) {
  let running = false;
  return async event => {
    event?.preventDefault();
    if (running) { return; }
    running = true;
    try {
      const result = await work(event);
      const text = typeof said === 'function' ? said(result) : said;
      if (text) { toast(text); }
    } catch (problem) {
      toast(problem.message, true);
    } finally {
      running = false;
    }
  };
}

async function copy(text, what) {
  await navigator.clipboard.writeText(text);
  toast(what + ' copied');
}

const newestKey = async () => (await call('GET', '/keys')).find(key => key.newest)?.key ?? '';

// ---- the window

const serverNow = () => Date.now() + clockOffset;

function drawWindow() {
  if (!state) { return; }
  const limit = state.limit;
  const ends = limit.endsAt ? Date.parse(limit.endsAt) - serverNow() : 0;
  const used = limit.enabled && ends > 0 ? limit.used : 0;
  const left = limit.permits - used;
  $('window-left').textContent = limit.enabled ? left : '∞';
  $('window-unit').textContent = limit.enabled ? `of ${limit.permits} permits left` : 'no limit';
  $('window-rule').textContent = limit.enabled ? `${limit.permits} requests in ${limit.windowSeconds} s` : 'off';
  $('window-end').textContent = !limit.enabled ? 'Start with --limit 100/60s to have one.'
    : ends > 0 ? `${used} used, ends in ${Math.ceil(ends / 1000)} s` : 'The next request opens a window.';
  const bar = $('window-bar');
  bar.firstElementChild.style.width = limit.enabled ? 100 * used / limit.permits + '%' : '0';
  bar.setAttribute('aria-valuemax', limit.permits);
  bar.setAttribute('aria-valuenow', used);
  bar.className = left <= 0 ? 'bar gone' : left <= limit.permits / 5 ? 'bar low' : 'bar';
  $('window-buttons').hidden = !limit.enabled;
}

function drawChart() {
  const recent = state.history.recent;
  const highest = Math.max(1, ...recent.map(bucket => outcomes.reduce((sum, name) => sum + bucket[name], 0)));
  const width = 600 / recent.length;
  const bars = [];
  recent.forEach((bucket, place) => {
    let top = 120;
    for (const name of outcomes) {
      if (bucket[name] > 0) {
        const height = Math.max(2, bucket[name] / highest * 114);
        top -= height;
        const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        for (const [key, value] of Object.entries({ x: place * width + 1, y: top, width: width - 2, height, class: name })) { bar.setAttribute(key, value); }
        bars.push(bar);
      }
    }
  });
  $('chart').replaceChildren(...bars);
  const sum = outcomes.map(name => `${state.history.answered[name]} ${name}`).join(', ');
  $('chart').setAttribute('aria-label', `Requests in each five seconds of the last five minutes. Since the start: ${sum}.`);
  $('chart-most').textContent = `highest: ${highest} in ${state.history.bucketSeconds} s`;
}

// ---- the requests

const outcomeOf = request => request.status === null ? (request.milliseconds === null ? '' : 'broken')
  : request.status === 429 ? 'limited' : request.status >= 500 ? 'failed' : request.status >= 400 ? 'refused' : 'succeeded';

function matches(request, words) {
  const text = `${request.method} ${request.path}${request.query} ${request.status ?? ''} ${request.operationId ?? ''} ${request.fault ?? ''} ${outcomeOf(request)}`.toLowerCase();
  return words.every(word => text.includes(word));
}

const time = text => {
  const at = new Date(text);
  return at.toLocaleTimeString([], { hour12: false }) + '.' + String(at.getMilliseconds()).padStart(3, '0');
};

function rowOf(request, isNew) {
  const outcome = outcomeOf(request);
  const open = element('button', { type: 'button' }, request.path, element('span', { className: 'query', textContent: request.query }));
  open.setAttribute('aria-label', `${request.method} ${request.path}${request.query}: details`);
  const path = element('td', { className: 'path' }, open);
  if (request.fault) { path.append(element('span', { className: 'tag failed', textContent: request.fault })); }
  if (request.applied) { path.append(element('span', { className: 'tag succeeded', textContent: 'written' })); }
  const row = element('tr', { className: isNew ? 'new' : '' },
    element('td', { className: 'muted', textContent: time(request.receivedAt) }),
    element('td', { className: 'method', textContent: request.method }),
    path,
    element('td', { className: 'status ' + outcome, textContent: request.status ?? (outcome === 'broken' ? 'none' : '…') }),
    element('td', { className: 'number', textContent: request.milliseconds === null ? '' : request.milliseconds.toFixed(1) }),
    element('td', { className: 'number muted', textContent: request.permitsLeft ?? '' }));
  row.dataset.number = request.number;
  return row;
}

let drawn = new Map();
function drawRequests() {
  const words = $('filter').value.toLowerCase().split(/\s+/).filter(word => word);
  const shown = [...requests.values()].reverse().filter(request => matches(request, words));
  const next = new Map();
  const first = drawn.size === 0;
  for (const request of shown) {
    const before = drawn.get(request.number);
    next.set(request.number, before?.request === request ? before : { request, row: rowOf(request, !before && !first && words.length === 0) });
  }

  // Rows that stay keep their node, and with it the focus.
  const body = $('rows');
  for (const [number, { row }] of drawn) {
    if (next.get(number)?.row !== row) { row.remove(); }
  }

  let place = body.firstChild;
  for (const { row } of next.values()) {
    if (row === place) { place = place.nextSibling; } else { body.insertBefore(row, place); }
  }

  drawn = next;
  $('empty').hidden = state.history.received > 0;
  $('request-count').textContent = state.history.received.toLocaleString('en');
  const hidden = state.history.received - shown.length;
  $('more').hidden = hidden <= 0;
  $('more').textContent = words.length > 0 ? `${shown.length} of the latest ${requests.size} fit the filter.` : `The latest ${shown.length}; ${hidden.toLocaleString('en')} more before them.`;
}

const pretty = text => {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
};

function headersOf(headers) {
  const list = element('dl');
  for (const [name, value] of Object.entries(headers)) { list.append(element('dt', { textContent: name }), element('dd', { className: 'mono', textContent: value })); }
  return list;
}

function bodyOf(text, label, absent) {
  if (text === null) { return element('p', { className: 'muted small', textContent: absent }); }
  return text === '' ? element('p', { className: 'muted small', textContent: 'Empty.' }) : scrollable(element('pre', { textContent: pretty(text) }), label);
}

// What can be scrolled can be reached by keyboard, and has a name of its own.
function scrollable(pre, label) {
  pre.tabIndex = 0;
  pre.setAttribute('role', 'region');
  pre.setAttribute('aria-label', label);
  return pre;
}

function show(title, ...content) {
  $('detail-title').textContent = title;
  $('detail-content').replaceChildren(...content);
  if (!$('detail').open) { $('detail').showModal(); }
}

const showRequest = action(async event => {
  const number = event.target.closest('tr')?.dataset.number;
  if (!number) { return; }
  const { request, headers, body, responseHeaders, responseBody, exception } = await call('GET', '/requests/' + number);
  const facts = element('p', { className: 'facts' });
  for (const fact of [
    request.operationId,
    request.status === null ? 'no response' : `status ${request.status}`,
    request.milliseconds === null ? 'still open' : `${request.milliseconds.toFixed(1)} ms`,
    request.permitsLeft === null ? null : `${request.permitsLeft} permits left`,
    request.fault ? `fault: ${request.fault}` : null,
    request.applied ? 'changed an object' : null]) {
    if (fact) { facts.append(element('span', { textContent: fact })); }
  }

  const content = [facts, element('div', { className: 'two' },
    element('div', {}, element('h3', { textContent: 'Request headers' }), headersOf(headers), element('h3', { textContent: 'Request body' }), bodyOf(body, 'Request body', 'Too large, or no longer kept.')),
    element('div', {}, element('h3', { textContent: 'Response headers' }), headersOf(responseHeaders), element('h3', { textContent: 'Response body' }), bodyOf(responseBody, 'Response body', 'No response, or no longer kept.')))];
  if (exception) { content.push(element('h3', { textContent: 'What went wrong in the emulator' }), scrollable(element('pre', { textContent: exception }), 'Exception')); }
  show(`${request.method} ${request.path}${request.query}`, ...content);
});

// ---- the side

function button(text, label, work, said) {
  const made = element('button', { type: 'button', textContent: text });
  made.setAttribute('aria-label', label);
  made.addEventListener('click', action(work, said));
  return made;
}

// Draws a list anew when what it shows has changed, so that the focus stays where it is as long as it can.
const fingerprints = {};
function draw(id, what, items) {
  const fingerprint = JSON.stringify(what);
  if (fingerprints[id] !== fingerprint) {
    fingerprints[id] = fingerprint;
    $(id).replaceChildren(...items());
  }
}

function drawSide() {
  draw('faults', state.faults, () => state.faults.map(fault => {
    const where = [fault.method, fault.path, fault.operationId].filter(part => part).join(' ') || 'any request';
    const left = fault.remaining === null ? 'always' : fault.remaining === 0 ? 'used up' : `${fault.remaining} left`;
    return element('li', {},
      element('span', { className: fault.remaining === 0 ? 'used' : '', textContent: `${fault.fault} · ${where} · ${left} · struck ${fault.hits}` }),
      button('✕', `Take away the fault ${fault.fault}`, () => call('DELETE', '/faults/' + fault.id)));
  }));
  const entities = Object.entries(state.entities);
  $('entity-count').textContent = entities.reduce((sum, [, count]) => sum + count, 0).toLocaleString('en');
  draw('entities', entities, () => entities.map(([template, count]) => {
    const open = element('button', { type: 'button', className: 'wide' }, element('span', { textContent: template }), element('span', { className: 'muted', textContent: count.toLocaleString('en') }));
    open.addEventListener('click', action(() => showEntities(template)));
    return element('li', {}, open);
  }));
  $('key-count').textContent = state.keys.length;
  draw('keys', state.keys, () => state.keys.map((id, place) => {
    const shown = element('code', { textContent: '••••••••' });
    const key = async () => (await call('GET', '/keys')).find(candidate => candidate.id === id)?.key ?? '';
    return element('li', {},
      shown,
      element('span', { className: 'buttons' },
        button('Show', `Show key ${place + 1}`, async () => { shown.textContent = await key(); }),
        button('Copy', `Copy key ${place + 1}`, async () => copy(await key(), 'Key')),
        button('Revoke', `Revoke key ${place + 1}`, () => call('DELETE', '/keys/' + id), 'Key revoked')));
  }));
  $('webhook-count').textContent = state.webhooks.deliveries;
  if (fingerprints.webhookCounts !== JSON.stringify(state.webhooks)) {
    fingerprints.webhookCounts = JSON.stringify(state.webhooks);
    drawWebhooks();
  }
}

const drawWebhooks = action(async () => {
  const { targets, deliveries } = await call('GET', '/webhooks');
  $('webhooks').replaceChildren(
    ...targets.map(target => element('li', {}, element('span', { textContent: `to ${target}` }))),
    ...deliveries.slice(0, 5).map(delivery => element('li', {},
      element('span', { textContent: delivery.topic }),
      element('span', { className: delivery.status >= 200 && delivery.status < 300 ? 'succeeded' : 'failed', textContent: delivery.status ?? 'no answer' }))));
});

async function showEntities(template, path, skip = 0) {
  const collections = (await call('GET', '/entities')).filter(collection => collection.template === template);
  path ??= collections[0]?.path ?? template;
  const { rows, total } = await call('GET', `/entities/rows?path=${encodeURIComponent(path)}&skip=${skip}&take=50`);
  const content = [];
  if (collections.length > 1) {
    const choice = element('select');
    choice.setAttribute('aria-label', 'Path');
    for (const collection of collections) {
      choice.append(element('option', { value: collection.path, textContent: `${collection.path} (${collection.count})`, selected: collection.path === path }));
    }
    choice.addEventListener('change', action(() => showEntities(template, choice.value)));
    content.push(element('p', { className: 'facts' }, choice));
  }

  content.push(element('div', { className: 'row facts' },
    element('span', { textContent: total === 0 ? 'Nothing here.' : `${skip + 1} to ${skip + rows.length} of ${total.toLocaleString('en')}` }),
    element('span', { className: 'buttons' },
      ...(skip > 0 ? [button('Before', 'The 50 before', () => showEntities(template, path, Math.max(0, skip - 50)))] : []),
      ...(skip + rows.length < total ? [button('Next', 'The next 50', () => showEntities(template, path, skip + 50))] : []))));
  for (const [place, row] of rows.entries()) {
    const name = row.name ?? row.title ?? ([row.given_name, row.family_name].filter(part => part).join(' ') || row.description || row.recorded_date || row.plan_date || '');
    const pre = scrollable(element('pre', { textContent: JSON.stringify(row, null, 2) }), `Object ${skip + place + 1}`);
    content.push(element('details', {}, element('summary', {}, `${name} `, element('span', { className: 'muted mono', textContent: row.id ?? '' })), pre));
  }

  show(path, ...content);
}

// ---- live

function take(update) {
  if (state && (update.state.epoch !== state.epoch || update.state.startedAt !== state.startedAt)) {
    requests.clear();
  }

  state = update.state;
  clockOffset = Date.parse(state.now) - Date.now();
  for (const request of update.requests.requests) {
    requests.set(request.number, request);
  }

  for (const number of requests.keys()) {
    if (requests.size <= most) { break; }
    requests.delete(number);
  }

  $('address').textContent = state.baseAddress;
  $('subtitle').textContent = `${state.title}, ${state.mode === 'mock' ? 'answers from examples' : 'remembers what it is told'} · ${state.tool}`;
  $('try').textContent = `curl -H 'X-API-KEY: …' '${state.baseAddress}v1/projects?page_size=3'`;
  later();
}

function later() {
  if (!dirty) {
    dirty = true;
    requestAnimationFrame(() => {
      dirty = false;
      drawWindow();
      drawChart();
      drawSide();
      if (!paused) { drawRequests(); }
    });
  }
}

function live(isOn, text) {
  $('live').className = isOn ? 'live on' : 'live off';
  $('live-text').textContent = text;
}

function listen() {
  const events = new EventSource('/_emulator/events');
  events.addEventListener('open', () => live(true, 'live'));
  events.addEventListener('update', event => take(JSON.parse(event.data)));
  events.addEventListener('error', () => {
    live(false, 'reconnecting');

    // The browser comes back by itself after a break, but not after a refusal.
    if (events.readyState === EventSource.CLOSED) { setTimeout(listen, 3000); }
  });
}

// ---- controls

$('copy-address').addEventListener('click', action(() => copy(state.baseAddress, 'Base address')));
$('copy-key').addEventListener('click', action(async () => copy(await newestKey(), 'Key')));
$('copy-try').addEventListener('click', action(async () => copy($('try').textContent.replace('…', await newestKey()), 'Command')));
$('theme').addEventListener('click', () => {
  const isDark = (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  localStorage.setItem('theme', document.documentElement.dataset.theme = isDark ? 'light' : 'dark');
});
$('window-later').addEventListener('click', action(() => call('POST', '/limit/advance', { seconds: 10 })));
$('window-over').addEventListener('click', action(() => call('POST', '/limit/advance', {})));
$('filter').addEventListener('input', drawRequests);
$('pause').addEventListener('click', () => {
  paused = !paused;
  $('pause').setAttribute('aria-pressed', paused);
  $('pause').textContent = paused ? 'Go on' : 'Pause';
  if (!paused) { drawRequests(); }
});
$('rows').addEventListener('click', showRequest);
for (const quick of document.querySelectorAll('[data-fault]')) {
  quick.addEventListener('click', action(() => call('POST', '/faults', JSON.parse(quick.dataset.fault)), 'The next request will meet it'));
}

$('key-add').addEventListener('click', action(() => call('POST', '/keys', {}), 'Key added'));
$('key-rotate').addEventListener('click', action(() => call('POST', '/keys/rotate', {}), 'A new key; the ones before are no longer taken'));
$('reset').addEventListener('click', action(() => call('POST', '/reset', {}), 'As it was at the start'));
$('reset-empty').addEventListener('click', action(() => call('POST', '/reset', { empty: true }), 'Nothing is left'));
$('detail').querySelector('.close').addEventListener('click', () => $('detail').close());
$('detail').addEventListener('click', event => { if (event.target === $('detail')) { $('detail').close(); } });

const faultForm = $('fault-form');
function fitForm() {
  for (const label of faultForm.querySelectorAll('[data-for]')) { label.hidden = label.dataset.for !== faultForm.elements.kind.value; }
  faultForm.elements.times.disabled = faultForm.elements.always.checked;
}
faultForm.addEventListener('change', fitForm);
faultForm.addEventListener('submit', action(() => {
  const wanted = { kind: faultForm.elements.kind.value, always: faultForm.elements.always.checked, afterApplying: faultForm.elements.afterApplying.checked };
  for (const name of ['status', 'retryAfterSeconds', 'delayMilliseconds', 'times']) {
    const field = faultForm.elements[name];
    if (field.value !== '' && !field.disabled && !field.closest('label').hidden) { wanted[name] = Number(field.value); }
  }
  for (const name of ['location', 'method', 'path', 'operationId']) {
    const field = faultForm.elements[name];
    if (field.value !== '' && !field.closest('label').hidden) { wanted[name] = field.value; }
  }
  return call('POST', '/faults', wanted);
}, 'Fault added'));
fitForm();

$('target-form').addEventListener('submit', action(async event => {
  const form = event.target;
  await call('POST', '/webhooks/targets', { url: form.elements.url.value, secret: form.elements.secret.value });
  form.elements.secret.value = '';
}, 'Subscribed'));
$('webhook-form').addEventListener('submit', action(async event => {
  const form = event.target;
  let payload;
  try { payload = JSON.parse(form.elements.payload.value); } catch { throw new Error('The payload is not JSON.'); }
  return call('POST', '/webhooks', { topic: form.elements.topic.value, payload });
}, sent => sent.length === 0 ? 'There is no subscriber yet' : `Sent to ${sent.length}`));

document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '';
if (!document.documentElement.dataset.theme) { delete document.documentElement.dataset.theme; }
setInterval(drawWindow, 500);
setInterval(() => { if (state) { call('GET', '/state').then(now => take({ state: now, requests: { requests: [] } })).catch(() => { /* The stream says that it is gone. */ }); } }, 10000);
call('GET', '/operations').then(operations => $('operations').replaceChildren(...operations.map(operation => element('option', { value: operation.id }, `${operation.method} ${operation.path}`)))).catch(problem => toast(problem.message, true));
listen();
