import * as ask from './ask.js';
import { download, json, send } from './api.js';
import { look } from './convert.js';
import { fill, h, quietly } from './dom.js';
import { t, when } from './words.js';

const states = ['queued', 'running', 'succeeded', 'failed', 'cancelled'];
const resting = (one) => !['queued', 'running'].includes(one.state);

/** The list of documents. A batch is one row that opens. */
export function documents(main, wanted = '', { everybody = false } = {}) {
  let timer = 0;
  let closed = false;
  let shown = [];
  let next = null;
  const open = new Set(wanted ? [wanted] : []);
  const body = h('tbody');
  const trouble = h('div');
  const older = h('button', { hidden: true, onclick: () => more() }, t('docs.older'));
  const empty = h('div', { class: 'empty', hidden: true });
  const search = h('input', { type: 'search', id: 'search', placeholder: t('docs.search'), 'aria-label': t('docs.search'), oninput: quietly(250, () => load()) });
  const state = h('select', { 'aria-label': t('docs.state'), onchange: () => load() }, h('option', { value: '' }, t('docs.every')), states.map((one) => h('option', { value: one }, t(`state.${one}`))));
  const columns = ['name', everybody && 'owner', 'state', 'when', 'files', 'actions'].filter(Boolean);
  const table = h('table', { class: 'documents' }, h('thead', {}, h('tr', {}, columns.map((name) => h('th', { scope: 'col' }, t(name === 'owner' ? 'admin.owner' : `docs.${name}`))))), body);
  const title = everybody ? h('h2', {}, t('admin.jobs')) : h('h1', {}, t('docs.title'));
  main.append(h('div', { class: everybody ? '' : 'sheet' }, h('header', { class: 'head' }, title, h('span', { class: 'space' }), search, state), trouble, table, empty, h('div', { class: 'row' }, older)));
  load().then(() => {
    const one = shown.find((each) => each.id === wanted);
    if (one) look(one.id, one.name, () => load());
  });
  return () => { closed = true; clearTimeout(timer); };

  function query() {
    const values = new URLSearchParams({ limit: '100' });
    if (search.value.trim()) values.set('name', search.value.trim());
    if (state.value) values.set('state', state.value);
    if (everybody) values.set('all', 'true');
    return `conversions?${values}`;
  }

  async function load() {
    clearTimeout(timer);
    try {
      const got = await json(query());
      if (closed) return;
      shown = got.conversions;
      next = got.next;
      fill(trouble);
    } catch (error) {
      if (!closed) fill(trouble, ask.problem(error, h('button', { onclick: () => load() }, t('again'))));
    }
    draw();
    if (!closed) timer = setTimeout(load, shown.every(resting) ? 15_000 : 1200);
  }

  async function more() {
    const got = await json(next);
    shown = [...shown, ...got.conversions];
    next = got.next;
    clearTimeout(timer);
    draw();
  }

  function draw() {
    const focused = document.activeElement?.dataset?.focus;
    const rows = [];
    const batches = new Map();
    for (const one of shown) {
      if (!one.batch) rows.push(() => [row(one)]);
      else if (batches.has(one.batch)) batches.get(one.batch).push(one);
      else {
        const list = [one];
        batches.set(one.batch, list);
        rows.push(() => group(one.batch, list));
      }
    }
    fill(body, rows.flatMap((make) => make()));
    table.hidden = shown.length === 0;
    older.hidden = !next;
    empty.hidden = shown.length > 0;
    if (shown.length === 0) {
      const filtered = search.value || state.value;
      fill(empty, h('p', {}, t(filtered ? 'docs.noneFound' : 'docs.none')), !filtered && !everybody && h('a', { class: 'button primary', href: '#' }, t('docs.first')));
    }
    if (focused) body.querySelector(`[data-focus="${focused}"]`)?.focus();
  }

  function group(batch, list) {
    const all = [...list].reverse();
    const is = open.has(batch);
    const done = list.filter((one) => one.state === 'succeeded').length;
    const sum = list.some((one) => !resting(one)) ? 'running' : list.every((one) => one.state === 'succeeded') ? 'succeeded' : 'failed';
    const zip = `/api/v1/batches/${batch}/files/zip`;
    const head = h('tr', { class: 'batch' },
      h('td', {}, h('button', { class: 'goto fold', 'aria-expanded': String(is), dataset: { focus: batch }, onclick: () => { if (is) open.delete(batch); else open.add(batch); draw(); } },
        h('span', { class: 'twist', 'aria-hidden': 'true' }, is ? '▾' : '▸'), h('span', {}, t('docs.batchOf', { name: all[0].name })), h('span', { class: 'muted' }, t('docs.batch', { n: list.length })))),
      everybody && h('td', {}, list[0].owner),
      h('td', {}, h('span', { class: `state ${sum}` }, t('docs.of', { done, all: list.length }))),
      h('td', { class: 'muted' }, when(list[0].created)),
      h('td', {}, done > 0 && h('a', { href: zip, download: '', onclick: (event) => download(zip, event) }, '.zip')),
      h('td', {}, h('button', { class: 'link', dataset: { focus: `delete-${batch}` }, onclick: () => erase(list, t('docs.batch', { n: list.length })) }, t('docs.delete'))));
    return [head, ...(is ? all.map((one) => row(one, true)) : [])];
  }

  function row(one, within = false) {
    const link = (format) => h('a', { href: `/api/v1/conversions/${one.id}/files/${format}`, download: '', 'aria-label': `${format === 'docx' ? 'Word' : 'PDF'}：${one.name}`, onclick: (event) => download(`/api/v1/conversions/${one.id}/files/${format}`, event) }, format === 'docx' ? 'Word' : 'PDF');
    const act = (words, action) => h('button', { class: 'link', 'aria-label': `${words}：${one.name}`, dataset: { focus: `${words}-${one.id}` }, onclick: action }, words);
    const post = (what) => async () => {
      await send(`conversions/${one.id}/${what}`, { method: 'POST' }).catch((error) => ask.say(`${error.message}。${error.hint}`));
      load();
    };
    return h('tr', { class: within ? 'within' : '', dataset: { id: one.id } },
      h('td', {}, h('button', { class: 'goto', dataset: { focus: one.id }, onclick: () => look(one.id, one.name, () => load()) }, one.name),
        one.error && h('small', { class: 'error' }, one.error.message)),
      everybody && h('td', {}, one.owner),
      h('td', {}, h('span', { class: `state ${one.state}` }, one.state === 'running' ? `${t('state.running')} ${one.progress.percent}%` : t(`state.${one.state}`))),
      h('td', { class: 'muted', title: t('docs.expires', { date: when(one.expires) }) }, when(one.created)),
      h('td', { class: 'links' }, one.outputs.map((output) => link(output.format))),
      h('td', { class: 'links' },
        !resting(one) && act(t('docs.stop'), post('cancel')),
        ['failed', 'cancelled'].includes(one.state) && act(t('docs.retry'), post('retry')),
        resting(one) && act(t('docs.delete'), () => erase([one], one.name))));
  }

  async function erase(list, name) {
    if (!await ask.sure(t('docs.deleteSure', { name }), t('docs.deleteWhy'), t('docs.delete'))) return;
    for (const one of list) await send(`conversions/${one.id}`, { method: 'DELETE' }).catch((error) => ask.say(`${error.message}。${error.hint}`));
    load();
  }
}
