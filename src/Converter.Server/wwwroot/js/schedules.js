import * as ask from './ask.js';
import { download, json, post, send } from './api.js';
import { fill, h, quietly } from './dom.js';
import { count, t, when } from './words.js';

/** Schedules on the administrator's page: what they do, how their last runs went, and what can be done with them. */
export function schedules(place) {
  let timer = 0;
  let closed = false;
  show();
  return () => { closed = true; clearTimeout(timer); };

  async function show() {
    clearTimeout(timer);
    try {
      const all = await json('schedules');
      if (closed) return;
      fill(place, h('header', { class: 'head' }, h('h2', {}, t('plan.title')), h('span', { class: 'space' }), h('button', { onclick: () => edit(null, show) }, t('plan.new'))),
        all.length === 0 ? h('p', { class: 'muted' }, t('plan.none')) : table(all));
    } catch (error) {
      if (!closed) fill(place, h('h2', {}, t('plan.title')), ask.problem(error));
    }
    if (!closed) timer = setTimeout(() => { if (document.querySelector('dialog')) timer = setTimeout(show, 5000); else show(); }, 5000);
  }

  function table(all) {
    return h('table', {}, h('thead', {}, h('tr', {}, ['name', 'times', 'next', 'last'].map((name) => h('th', { scope: 'col' }, t(`plan.${name}`))), h('th', { scope: 'col' }, t('docs.actions')))),
      h('tbody', {}, all.map((one) => h('tr', { dataset: { schedule: one.id } },
        h('td', {}, one.definition.name, h('br'), h('small', { class: 'muted' }, `${one.definition.source} → ${one.definition.target}`)),
        h('td', {}, times(one.definition)),
        h('td', {}, one.paused ? h('span', { class: 'muted' }, t('plan.paused', { why: one.paused })) : one.next.length > 0 ? clock(one.next[0]) : '–'),
        h('td', {}, one.last ? outcome(one.last) : '–', one.isOverdue && h('div', { class: 'state failed' }, t('plan.overdue', { n: one.definition.warnAfterHours }))),
        h('td', {}, actions(one))))));
  }

  function actions(one) {
    const button = (words, act, quiet = true) => h('button', { class: quiet ? 'link' : '', 'aria-label': `${t(words)}：${one.definition.name}`, onclick: act }, t(words));
    const steer = (what, body = {}) => act(() => post(`schedules/${one.id}/${what}`, body));
    return h('span', { class: 'row' }, button('plan.run', () => steer('run')),
      one.paused ? button('plan.resume', () => steer('resume')) : button('plan.pause', () => pause(one, show)),
      button('plan.history', () => history(one)),
      !one.isFromFile && button('plan.edit', () => edit(one, show)),
      !one.isFromFile && button('docs.delete', async () => {
        if (await ask.sure(t('plan.deleteSure', { name: one.definition.name }), t('plan.deleteWhy'), t('docs.delete'))) act(() => send(`schedules/${one.id}`, { method: 'DELETE' }));
      }));
  }

  async function act(what) {
    await what().catch((error) => ask.say(error.message));
    show();
  }
}

/** A time as the clock of its zone shows it. */
const clock = (time) => `${time.slice(0, 16).replace('T', ' ')} (UTC${time.slice(19)})`;

const times = (definition) => definition.watch ? t('plan.watches', { n: definition.watch })
  : [h('code', {}, definition.cron ?? definition.at), h('br'), h('small', { class: 'muted' }, definition.zone ?? 'Asia/Shanghai')];

const outcome = (run) => [h('span', { class: `state ${run.state}` }, t(`run.${run.state}`)), ' ', h('small', { class: 'muted' }, when(run.finished ?? run.instant)), h('br'),
  h('small', {}, t('plan.figures', { made: count(run.made), same: count(run.upToDate), failed: count(run.failed) }))];

function pause(one, done) {
  const reason = h('input', { id: 'plan-reason', required: true, maxlength: '200', autocomplete: 'off' });
  const place = h('div', { role: 'status' });
  const dialog = ask.open(t('plan.pause'), h('form', { class: 'stack', onsubmit: async (event) => {
    event.preventDefault();
    try {
      await post(`schedules/${one.id}/pause`, { reason: reason.value.trim() });
      dialog.close();
      done();
    } catch (error) {
      fill(place, ask.problem(error));
    }
  } }, h('label', { for: 'plan-reason' }, t('plan.reason')), reason, place, h('div', { class: 'row end' }, h('button', { class: 'primary' }, t('plan.pause')))));
  reason.focus();
}

async function history(one) {
  const runs = await json(`schedules/${one.id}/runs`).catch((error) => { ask.say(error.message); return []; });
  ask.open(t('plan.historyOf', { name: one.definition.name }), runs.length === 0 ? h('p', { class: 'muted' }, t('plan.noruns'))
    : h('table', {}, h('thead', {}, h('tr', {}, ['instant', 'cause', 'last', 'report'].map((name) => h('th', { scope: 'col' }, t(`plan.${name}`))))),
      h('tbody', {}, runs.map((run) => h('tr', {}, h('td', {}, when(run.instant)), h('td', {}, t(`cause.${run.cause}`)),
        h('td', {}, outcome(run), run.reason && h('div', { class: 'muted' }, run.reason)),
        h('td', {}, run.report && ['html', 'csv', 'json'].map((format) => [h('a', { href: `${run.report}.${format}`, onclick: (event) => download(`${run.report}.${format}`, event) }, format), ' '])))))), { wide: true });
}

/** The form of a schedule: the next five times are shown while it is filled in, and before it is kept. */
async function edit(one, done) {
  const before = one?.definition ?? { cron: '30 8 * * 1-5' };
  const [roots, styles] = await Promise.all([json('schedules/folders').catch(() => []), json('styles').catch(() => [])]);
  const field = (name, more = {}) => h('input', { id: `plan-${name}`, name, value: [before[name] ?? ''].flat().join('、'), autocomplete: 'off', ...more });
  const labelled = (name, input) => [h('label', { for: `plan-${name}` }, t(`plan.${name}`)), input];
  const choice = (name, values) => h('select', { id: `plan-${name}`, name }, values.map(([value, words]) => h('option', { value, selected: value === (before[name] ?? '') }, words)));
  const place = h('div', { role: 'status', class: 'trial' });
  const form = h('form', { class: 'stack' },
    labelled('name', field('name', { required: true, maxlength: '100' })),
    labelled('kind', h('select', { id: 'plan-kind', name: 'kind' }, ['cron', 'at', 'watch'].map((kind) => h('option', { value: kind, selected: before[kind] !== undefined }, t(`plan.kind.${kind}`))))),
    labelled('time', h('input', { id: 'plan-time', name: 'time', required: true, value: String(before.cron ?? before.at ?? before.watch ?? ''), autocomplete: 'off' })),
    labelled('zone', field('zone', { placeholder: 'Asia/Shanghai' })),
    place,
    labelled('source', field('source', { required: true, list: 'plan-roots' })), labelled('target', field('target', { required: true, list: 'plan-roots' })),
    h('datalist', { id: 'plan-roots' }, roots.map((root) => h('option', { value: root }))),
    labelled('style', choice('style', [['', t('fields.auto')], ...styles.map((style) => [style.name, style.title || style.name])])),
    labelled('misfire', choice('misfire', [['', t('misfire.once')], ['skip', t('misfire.skip')]])),
    labelled('overlap', choice('overlap', [['', t('overlap.skip')], ['queue', t('overlap.queue')]])),
    labelled('warnAfterHours', field('warnAfterHours', { type: 'number', min: '1' })),
    labelled('mail', field('mail')), labelled('callback', field('callback', { type: 'url' })),
    h('div', { class: 'row end' }, h('button', { class: 'primary' }, t('plan.keep'))));
  const dialog = ask.open(t(one ? 'plan.edit' : 'plan.new'), form);
  const attempt = quietly(300, async () => {
    try {
      const trial = await post('schedules/trial', given());
      const about = trial.findings.filter((finding) => /^schedule\.(cron|at|zone|timing)/.test(finding.code));
      fill(place, about.length > 0 ? about.map((finding) => h('p', { class: 'hint' }, finding.message, finding.hint ? `（${finding.hint}）` : ''))
        : trial.next.length > 0 && [h('p', { class: 'muted' }, t('plan.fiveNext')), h('ol', {}, trial.next.map((time) => h('li', {}, clock(time))))]);
    } catch (error) {
      fill(place, ask.problem(error));
    }
  });
  form.addEventListener('input', attempt);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const path = one ? `schedules/${one.id}` : 'schedules';
      await json(path, { method: one ? 'PUT' : 'POST', body: JSON.stringify(given()), more: { 'Content-Type': 'application/json' } });
      dialog.close();
      done();
    } catch (error) {
      fill(place, ask.problem(error));
      place.scrollIntoView();
    }
  });
  attempt.now();
  form.elements.name.focus();

  function given() {
    const value = (name) => form.elements[name].value.trim() || undefined;
    const kind = value('kind');
    return {
      ...before, cron: undefined, at: undefined, watch: undefined,
      [kind]: kind === 'watch' ? Number(value('time')) : value('time'),
      name: value('name'), zone: value('zone'), source: value('source'), target: value('target'), style: value('style'),
      misfire: value('misfire'), overlap: value('overlap'), callback: value('callback'),
      warnAfterHours: value('warnAfterHours') && Number(value('warnAfterHours')),
      mail: value('mail')?.split(/[、,，;\s]+/).filter(Boolean),
    };
  }
}
