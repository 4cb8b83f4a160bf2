import * as ask from './ask.js';
import { json, post, send } from './api.js';
import { documents } from './documents.js';
import { fill, h } from './dom.js';
import { schedules } from './schedules.js';
import { count, has, t, when } from './words.js';

/** The administrator's page: queue, jobs of everybody, keys. */
export function admin(main) {
  let timer = 0;
  let closed = false;
  const tiles = h('section', { class: 'tiles', 'aria-label': t('admin.queue') });
  const jobs = h('section', { class: 'card' });
  const plans = h('section', { class: 'card' });
  const keys = h('section', { class: 'card' });
  const stages = h('section', { class: 'card' });
  fill(main, h('div', { class: 'sheet' }, h('header', { class: 'head' }, h('h1', {}, t('admin.title'))), tiles, plans, jobs, h('div', { class: 'two uneven' }, keys, stages)));
  const leave = documents(jobs, '', { everybody: true });
  const leavePlans = schedules(plans);
  figures();
  showKeys(keys);
  return () => { closed = true; clearTimeout(timer); leave(); leavePlans(); };

  async function figures() {
    try {
      const got = await json('admin/figures');
      if (closed) return;
      const tile = (words, value, kind = '') => h('div', { class: `tile ${kind}` }, h('span', { class: 'figure' }, value), h('span', {}, words));
      fill(tiles, Object.entries(got.jobs).map(([state, number]) => tile(t(`state.${state}`), count(number), number > 0 ? state : '')),
        tile(t('admin.oldest'), t('admin.seconds', { n: count(Math.round(got.oldestQueuedSeconds)) })),
        tile(t('admin.memory'), `${count(Math.round(got.workingSetBytes / (1 << 20)))} MB`));
      stages.hidden = got.stages.length === 0;
      fill(stages, h('h2', {}, t('admin.stages')), h('ul', { class: 'bars' }, got.stages.map((one) => h('li', {},
        h('span', {}, has(`stage.${one.stage}`) ? t(`stage.${one.stage}`) : one.stage), h('meter', { min: '0', max: String(Math.max(...got.stages.map((each) => each.meanMilliseconds), 1)), value: one.meanMilliseconds, 'aria-label': one.stage }),
        h('span', { class: 'muted' }, t('admin.ms', { n: one.meanMilliseconds < 10 ? one.meanMilliseconds.toFixed(1) : count(Math.round(one.meanMilliseconds)) }))))));
    } catch (error) {
      if (!closed) fill(tiles, ask.problem(error));
    }
    if (!closed) timer = setTimeout(figures, 3000);
  }
}

async function showKeys(place) {
  let keys = [];
  try {
    keys = await json('admin/keys');
  } catch (error) {
    fill(place, h('h2', {}, t('admin.keys')), ask.problem(error));
    return;
  }
  const revoke = async (key) => {
    if (!await ask.sure(t('admin.revokeSure', { name: key.owner }), t('admin.revokeWhy'), t('admin.revoke'))) return;
    await send(`admin/keys/${key.id}`, { method: 'DELETE' }).catch((error) => ask.say(error.message));
    showKeys(place);
  };
  fill(place, h('header', { class: 'head' }, h('h2', {}, t('admin.keys')), h('span', { class: 'space' }), h('button', { onclick: () => create(() => showKeys(place)) }, t('admin.create'))),
    h('p', { class: 'muted' }, t('admin.keysLead')),
    keys.length === 0 ? h('p', { class: 'muted' }, t('admin.nokeys'))
      : h('table', {}, h('thead', {}, h('tr', {}, ['owner', 'label', 'scopes', 'created'].map((name) => h('th', { scope: 'col' }, t(`admin.${name}`))), h('th', { scope: 'col' }, t('docs.actions')))),
        h('tbody', {}, keys.map((key) => h('tr', {}, h('td', {}, key.owner), h('td', {}, key.label), h('td', {}, key.scopes.map((scope) => t(`scope.${scope}`)).join('、')), h('td', { class: 'muted' }, when(key.created)),
          h('td', {}, key.revoked ? h('span', { class: 'muted' }, t('admin.revoked')) : h('button', { class: 'link', 'aria-label': `${t('admin.revoke')}：${key.owner}`, onclick: () => revoke(key) }, t('admin.revoke'))))))));
}

function create(done) {
  const owner = h('input', { id: 'key-owner', required: true, maxlength: '100', autocomplete: 'off' });
  const label = h('input', { id: 'key-label', maxlength: '100', autocomplete: 'off' });
  const scopes = ['read', 'write', 'admin'].map((scope) => h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'scope', value: scope, checked: scope !== 'admin' }), t(`scope.${scope}`)));
  const place = h('div', { role: 'status' });
  const form = h('form', { class: 'stack', onsubmit: async (event) => {
    event.preventDefault();
    try {
      const chosen = [...form.querySelectorAll('input[name=scope]:checked')].map((one) => one.value);
      const made = await post('admin/keys', { owner: owner.value.trim(), label: label.value.trim(), scopes: chosen });
      fill(form, h('p', {}, t('admin.secret')), h('input', { readonly: true, value: made.secret, 'aria-label': t('login.key'), class: 'secret', onfocus: (focused) => focused.target.select() }));
      form.querySelector('input').focus();
    } catch (error) {
      fill(place, ask.problem(error));
    }
  } }, h('label', { for: 'key-owner' }, t('admin.owner')), owner, h('label', { for: 'key-label' }, t('admin.label')), label,
  h('fieldset', {}, h('legend', {}, t('admin.scopes')), scopes), place, h('div', { class: 'row end' }, h('button', { class: 'primary' }, t('admin.create'))));
  ask.open(t('admin.create'), form, { onclose: done });
  owner.focus();
}
