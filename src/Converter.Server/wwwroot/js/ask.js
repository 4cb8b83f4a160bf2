import { fill, h, icon } from './dom.js';
import { t } from './words.js';

const titles = { next: 0 };

/** Opens a dialog; it is taken out of the page when it closes. */
export function open(title, body, { wide = false, onclose = null, actions = [] } = {}) {
  const id = `dialog-${titles.next++}`;
  const dialog = h('dialog', { class: wide ? 'wide' : '', 'aria-labelledby': id },
    h('header', {}, h('h2', { id, tabindex: '-1' }, title), h('button', { class: 'quiet close', 'aria-label': t('close'), title: t('close'), onclick: () => dialog.close() }, '×')),
    h('div', { class: 'inside' }, body),
    actions.length > 0 && h('footer', {}, actions));
  dialog.addEventListener('close', () => {
    dialog.remove();
    onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks whether something is really meant. */
export const sure = (title, why, action) => new Promise((resolve) => {
  let answer = false;
  const dialog = open(title, h('p', {}, why), {
    onclose: () => resolve(answer),
    actions: [
      h('button', { onclick: () => dialog.close() }, t('cancel')),
      h('button', { class: 'danger', onclick: () => { answer = true; dialog.close(); } }, action),
    ],
  });
});

/** Asks for an API key. */
let asking = null;
export const key = () => asking ??= new Promise((resolve) => {
  const input = h('input', { type: 'password', id: 'key', autocomplete: 'off', required: true });
  const dialog = open(t('login.title'), h('form', {
    class: 'stack',
    onsubmit: (event) => {
      event.preventDefault();
      const value = input.value.trim();
      dialog.close();
      asking = null;
      resolve(value);
    },
  }, h('p', {}, t('login.lead')), h('label', { for: 'key' }, t('login.key')), input, h('div', {}, h('button', { class: 'primary' }, t('login.enter')))));
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.querySelector('.close').hidden = true;
  input.focus();
});

/** A refusal in words: what, why, what to do. */
export const problem = (error, ...actions) => h('div', { class: 'problem', role: 'alert' },
  icon('alert'),
  h('div', {},
    h('p', { class: 'what' }, error.message),
    error.detail && h('p', {}, error.detail),
    error.findings?.length > 1 && h('ul', {}, error.findings.map((finding) => h('li', {}, finding.message, finding.hint ? `（${finding.hint}）` : ''))),
    error.hint && h('p', { class: 'hint' }, h('b', {}, t('convert.what')), error.hint),
    actions.length > 0 && h('p', { class: 'row' }, actions)));

/** A short word at the edge of the page. */
export function say(words, ...actions) {
  const place = document.getElementById('notices');
  const close = h('button', { class: 'quiet', 'aria-label': t('close'), onclick: () => notice.remove() }, '×');
  const notice = h('div', { class: 'notice' }, h('span', {}, words), actions, close);
  fill(place, notice);
  setTimeout(() => notice.remove(), 12_000);
  return notice;
}
