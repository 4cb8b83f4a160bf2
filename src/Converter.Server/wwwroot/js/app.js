import { admin } from './admin.js';
import * as ask from './ask.js';
import { json, signIn } from './api.js';
import { bench } from './bench.js';
import { sendWaiting } from './convert.js';
import { documents } from './documents.js';
import { fill, h } from './dom.js';
import { batch, start, take } from './start.js';
import * as work from './state.js';
import { language, t } from './words.js';

document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
signIn(ask.key);
work.whenFull(() => ask.say(t('problem.notkept')));

const places = [['', 'nav.write'], ['documents', 'nav.documents'], ['admin', 'nav.admin']];
const links = places.map(([place, words]) => h('a', { href: `#${place}`, hidden: place === 'admin' }, t(words)));
const main = h('main', { id: 'main', tabindex: '-1' });
document.body.replaceChildren(
  h('a', { class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); main.focus(); } }, t('nav.skip')),
  h('header', { class: 'top' }, h('a', { class: 'brand', href: '#' }, h('img', { src: 'icon.svg', alt: '', width: '28', height: '28' }), t('app')), h('nav', { 'aria-label': t('nav.main') }, links)),
  main,
  h('div', { id: 'notices', role: 'status' }));

let leave = () => {};
let files = null;

/** Shows the place that the address names. */
function show() {
  leave?.();
  const [place, rest = ''] = location.hash.slice(1).split('/');
  const known = places.some(([name]) => name === place) ? place : '';
  links.forEach((link, at) => (places[at][0] === known ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current')));
  document.title = `${t(places.find(([name]) => name === known)[1])} · ${t('app')}`;
  document.body.dataset.place = known || 'write';
  fill(main);
  leave = known === 'documents' ? documents(main, rest) : known === 'admin' ? admin(main) : write();
}

function write() {
  const home = () => { if (location.hash.length > 1) location.hash = ''; else show(); };
  const opened = () => { files = null; home(); };
  const several = (given) => { files = [...given]; home(); };
  receive(opened, several);
  if (files) return batch(main, files, { opened, leave: () => { files = null; show(); } });
  if (work.isOpen()) return bench(main, () => { work.startAnew(); show(); });
  return start(main, { opened, several });
}

/** Files can be dropped anywhere on the page. */
let handlers = null;
function receive(...these) { handlers = these; }
document.addEventListener('dragover', (event) => {
  if (![...event.dataTransfer.types].includes('Files')) return;
  event.preventDefault();
  document.body.classList.add('dragging');
});
document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) document.body.classList.remove('dragging'); });
document.addEventListener('drop', (event) => {
  document.body.classList.remove('dragging');
  if (event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  if (handlers) take([...event.dataTransfer.files], ...handlers);
});

window.addEventListener('hashchange', show);
await work.restore();
show();
sendWaiting();
json('me').then((me) => { links[2].hidden = !me.scopes.includes('admin'); }).catch(() => {});
