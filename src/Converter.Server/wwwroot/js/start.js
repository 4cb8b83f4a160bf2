import * as ask from './ask.js';
import { json } from './api.js';
import { convert } from './convert.js';
import { fill, h, icon, quietly } from './dom.js';
import { formatForm } from './side.js';
import * as work from './state.js';
import { count, t, when } from './words.js';

const accept = '.txt,.md,.docx,.zip,text/plain,text/markdown';

/** The first page: bring a text. */
export function start(main, { opened, several }) {
  const chosen = (files) => take([...files], opened, several);
  const input = h('input', { type: 'file', id: 'files', multiple: true, accept, class: 'away', onchange: () => chosen(input.files) });
  const number = h('span', { class: 'muted' });
  const keep = quietly(0, () => {});
  const text = h('textarea', {
    id: 'paste', placeholder: t('start.placeholder'), spellcheck: 'false', value: work.state().pasted ?? '',
    oninput: () => { work.change({ pasted: text.value }); tell(); },
  });
  const go = h('button', { class: 'primary', onclick: () => { work.openText(text.value); opened(); } }, t('start.read'));
  const recent = h('section', { class: 'recent' });
  function tell() {
    const length = [...text.value.replace(/\s/g, '')].length;
    number.textContent = length > 0 ? t('start.chars', { n: count(length) }) : '';
    go.disabled = length === 0;
  }
  const label = h('label', { for: 'files', class: 'button primary' }, t('start.choose'));
  fill(main, h('div', { class: 'start' },
    h('header', {}, h('h1', {}, t('start.title')), h('p', { class: 'lead' }, t('start.lead'))),
    h('div', { class: 'two' },
      h('section', { class: 'card drop', 'aria-label': t('start.drop') }, h('div', { class: 'inner' }, icon('upload'), h('p', { class: 'big' }, t('start.drop')), input, label, h('p', { class: 'muted' }, t('start.types')))),
      h('section', { class: 'card paste' }, h('label', { for: 'paste', class: 'big' }, t('start.paste')), text, h('div', { class: 'row' }, number, h('span', { class: 'space' }), go))),
    recent));
  tell();
  showRecent(recent);
  return () => keep.cancel();
}

/** Files that were dropped or chosen: one is opened, several are a batch. */
export async function take(files, opened, several) {
  if (files.length === 0) return;
  if (files.length === 1 && !/\.zip$/i.test(files[0].name)) {
    await work.openFile(files[0]);
    opened();
  } else {
    several(files);
  }
}

async function showRecent(place) {
  const { conversions } = await json('conversions?limit=4').catch(() => ({ conversions: [] }));
  if (conversions.length === 0) return;
  fill(place, h('h2', {}, t('start.recent')), h('ul', {}, conversions.map((one) => h('li', {}, h('a', { href: `#documents/${one.batch ?? one.id}` }, icon('file'), h('span', {}, one.name)),
    h('span', { class: `state ${one.state}` }, t(`state.${one.state}`)), h('span', { class: 'muted' }, when(one.created))))));
}

/** Several files: one style for all, each can be opened alone. */
export function batch(main, files, { opened, leave }) {
  const list = h('ul', { class: 'files' });
  const title = h('h1', {});
  const more = h('input', { type: 'file', id: 'more', multiple: true, accept, class: 'away', onchange: () => { files.push(...more.files); draw(); } });
  fill(main, h('div', { class: 'start batch' }, h('header', {}, title, h('p', { class: 'lead' }, t('batch.lead'))),
    h('div', { class: 'two' }, h('section', { class: 'card' }, list, h('div', { class: 'row' }, more, h('label', { for: 'more', class: 'button' }, icon('plus'), t('batch.add')))),
      h('section', { class: 'card' }, formatForm(() => {}, { elements: false }), h('div', { class: 'row end' },
        h('button', { onclick: () => leave() }, t('cancel')),
        h('button', { class: 'primary', onclick: () => hand() }, t('batch.convert')))))));
  draw();

  function draw() {
    title.textContent = t('batch.title', { n: files.length });
    fill(list, files.map((file, at) => h('li', {}, icon('file'), h('span', { class: 'name' }, file.name), h('span', { class: 'muted' }, size(file.size)),
      /\.zip$/i.test(file.name) ? null : h('button', { class: 'link', onclick: async () => { await work.openFile(file); opened(); } }, t('batch.open')),
      h('button', { class: 'link', onclick: () => { files.splice(at, 1); if (files.length > 0) draw(); else leave(); } }, t('batch.remove')))));
  }

  function hand() {
    const members = [...work.settings(), ...files.map((file) => ['files', file, file.name])];
    convert(members, t('batch.title', { n: files.length })).catch((error) => ask.say(error.message));
  }
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`);
