import { byId, h, readableNumber, timeOfDay } from './dom.js';

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/** Messages on the left, the chosen one on the right. E-mail is shown in a frame that can run nothing. */
export function createOutbox() {
  let entries = [];
  let selectedId = null;

  function select(id) {
    selectedId = id;
    showList();
    showMessage();
  }

  function showList() {
    const list = byId('messages');
    const focused = document.activeElement?.dataset.id;
    list.replaceChildren(
      ...entries.map((entry) => row(entry, { isSelected: entry.id === selectedId, select })),
    );
    if (focused) list.querySelector(`[data-id="${focused}"]`)?.focus();
    byId('tab-outbox').textContent = entries.length > 0 ? `(${entries.length})` : '';
  }

  function showMessage() {
    const entry = entries.find(({ id }) => id === selectedId);
    const empty =
      entries.length === 0
        ? 'Nothing has been sent yet. Book a room by phone and its confirmation lands here.'
        : 'Pick a message to read it.';
    byId('message').replaceChildren(
      ...(entry ? messageParts(entry) : [h('p', { className: 'empty' }, empty)]),
    );
  }

  return {
    show(next) {
      const before = entries.find(({ id }) => id === selectedId);
      entries = next;
      showList();
      const after = entries.find(({ id }) => id === selectedId);
      if (!after || before?.status !== after.status) showMessage();
    },
  };
}

function row(entry, { isSelected, select }) {
  const kind = entry.kind === 'sms' ? 'Text' : 'E-mail';
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        'data-id': entry.id,
        'aria-current': isSelected ? 'true' : null,
        onclick: () => select(entry.id),
      },
      h('span', { className: 'first' }, h('b', {}, addressee(entry)), h('small', {}, timeOfDay(entry.at))),
      h('span', { className: 'snippet' }, entry.subject || entry.text),
      h('small', {}, `${kind} · ${entry.status}`),
    ),
  );
}

function addressee(entry) {
  return entry.to.map((address) => (entry.kind === 'sms' ? readableNumber(address) : address)).join(', ');
}

function messageParts(entry) {
  const facts = [
    ['To', addressee(entry)],
    ['From', entry.kind === 'sms' ? readableNumber(entry.from) : entry.from],
    ['Sent', new Date(entry.at).toLocaleString()],
    ['Status', entry.status],
  ];
  const title = entry.kind === 'sms' ? 'Text message' : entry.subject;
  const list = h('dl', {}, ...facts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
  return [h('h3', {}, title), list, entry.html === null ? plainText(entry.text) : htmlFrame(entry)];
}

/** Text with its links made clickable. */
function plainText(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(
      text.slice(from, match.index),
      h('a', { href: match[0], target: '_blank', rel: 'noreferrer' }, match[0]),
    );
    from = match.index + match[0].length;
  }
  return h('div', { className: 'text' }, ...parts, text.slice(from));
}

/** No script runs inside; links open in a new tab. */
function htmlFrame(entry) {
  return h('iframe', {
    title: `E-mail: ${entry.subject}`,
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    srcdoc: `<base target="_blank">${entry.html}`,
  });
}
