import * as ask from './ask.js';
import { Refusal, Unreachable, download, follow, json, send } from './api.js';
import { fill, h, icon } from './dom.js';
import { all, put, remove } from './keep.js';
import { formData } from './state.js';
import { count, spoken, t } from './words.js';

const stages = ['decode', 'clean', 'outline', 'proof', 'style', 'typeset', 'docx', 'pdf', 'store'];

/** Hands a text in and shows how it gets on. What was handed in is kept until the service has it. */
export async function convert(members, name) {
  const place = h('div', { class: 'conversion', role: 'status' });
  const stop = new AbortController();
  const dialog = ask.open(name, place, { wide: true, onclose: () => stop.abort() });
  fill(place, h('p', {}, t('convert.sending')));
  try {
    const made = await handIn(members, name, { signal: stop.signal, waiting: () => fill(place, h('p', { class: 'offline' }, icon('alert'), t('convert.offline'))) });
    if (made.conversions) {
      dialog.close();
      location.hash = `#documents/${made.id}`;
    } else {
      await watch(made, place, stop.signal);
    }
  } catch (error) {
    if (error.name !== 'AbortError') fill(place, ask.problem(error));
  }
}

/** Shows a conversion that there is. */
export async function look(id, name, changed = () => {}) {
  const place = h('div', { class: 'conversion', role: 'status' });
  const stop = new AbortController();
  ask.open(name, place, { wide: true, onclose: () => { stop.abort(); changed(); } });
  try {
    await watch(await json(`conversions/${id}`), place, stop.signal);
  } catch (error) {
    if (error.name !== 'AbortError') fill(place, ask.problem(error));
  }
}

const underWay = new Set();

/** Sends a request until the service has it; its key makes a second sending harmless. */
async function handIn(members, name, { signal, waiting = () => {} } = {}, key = crypto.randomUUID()) {
  await put('outbox', key, { key, name, members }).catch(() => {});
  underWay.add(key);
  try {
    for (let wait = 1000; ; wait = Math.min(wait * 2, 15_000)) {
      try {
        const answer = await send('conversions', { method: 'POST', body: formData(members), more: { 'Idempotency-Key': key } });
        const made = await answer.json();
        await remove('outbox', key).catch(() => {});
        return made;
      } catch (error) {
        const passes = error instanceof Unreachable || (error instanceof Refusal && (error.status === 429 || error.status >= 500) && error.retryAfter > 0);
        if (!passes) {
          await remove('outbox', key).catch(() => {});
          throw error;
        }
        waiting();
        await pause(error.retryAfter ? error.retryAfter * 1000 : wait, signal);
      }
    }
  } finally {
    underWay.delete(key);
  }
}

const pause = (milliseconds, signal) => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, milliseconds);
  addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
  signal?.addEventListener('abort', () => { clearTimeout(timer); reject(new DOMException('', 'AbortError')); }, { once: true });
});

/** Sends what could not be sent before. */
export async function sendWaiting() {
  const waiting = (await all('outbox').catch(() => [])).filter((one) => !underWay.has(one.key));
  for (const one of waiting) {
    try {
      const made = await handIn(one.members, one.name, {}, one.key);
      ask.say(t('sent.later', { name: one.name }), h('a', { href: made.conversions ? `#documents/${made.id}` : '#documents' }, t('look')));
    } catch (error) {
      ask.say(`${one.name}：${error.message}`);
    }
  }
}

async function watch(conversion, place, signal) {
  if (['queued', 'running'].includes(conversion.state)) {
    await progress(conversion, place, signal);
    conversion = await json(`conversions/${conversion.id}`, { signal });
  }
  if (conversion.state === 'succeeded') succeeded(conversion, place);
  else failed(conversion, place, signal);
}

async function progress(conversion, place, signal) {
  const bar = h('progress', { max: '100', value: conversion.progress.percent, 'aria-label': t('convert.title') });
  const items = stages.map((stage) => h('li', { dataset: { stage } }, t(`stage.${stage}`)));
  const words = h('p', { class: 'big' }, t(conversion.state === 'queued' ? 'convert.queued' : 'convert.title'));
  const stop = h('button', { onclick: () => json(`conversions/${conversion.id}/cancel`, { method: 'POST' }).catch(() => {}) }, t('convert.stop'));
  fill(place, words, bar, h('ol', { class: 'stages' }, items), h('div', { class: 'row' }, stop));
  await follow(conversion.id, (name, told) => {
    if (name === 'state') words.textContent = t(told.state === 'queued' ? 'convert.queued' : 'convert.title');
    const now = name === 'progress' ? told : told.progress;
    bar.value = now?.percent ?? 0;
    const at = stages.indexOf(now?.stage);
    items.forEach((item, each) => { item.className = each < at ? 'done' : each === at ? 'now' : ''; });
  }, signal);
}

function succeeded(conversion, place) {
  const has = (format) => conversion.outputs.some((output) => output.format === format);
  const address = (format) => `/api/v1/conversions/${conversion.id}/files/${format}`;
  const link = (format, kind) => has(format) && h('a', { class: `button ${kind}`, href: address(format), download: '', onclick: (event) => download(address(format), event) }, icon('download'), t(`convert.${format}`));
  fill(place,
    h('p', { class: 'big done' }, icon('check'), t('convert.done')),
    h('div', { class: 'row downloads' }, link('docx', 'primary'), link('pdf', 'primary'),
      conversion.outputs.length > 1 && h('a', { class: 'button', href: address('zip'), download: '', onclick: (event) => download(address('zip'), event) }, t('convert.zip'))),
    conversion.report && report(conversion.report));
  place.querySelector('a')?.focus();
}

function failed(conversion, place, signal) {
  const retry = h('button', { class: 'primary', onclick: async () => {
    try {
      await watch(await json(`conversions/${conversion.id}/retry`, { method: 'POST' }), place, signal);
    } catch (error) {
      if (error.name !== 'AbortError') fill(place, ask.problem(error));
    }
  } }, t('docs.retry'));
  const error = conversion.error ?? { message: '', hint: '' };
  fill(place,
    h('p', { class: 'big failed' }, icon('alert'), t(conversion.state === 'cancelled' ? 'convert.cancelled' : 'convert.failed')),
    conversion.state === 'failed' && ask.problem(error),
    h('div', { class: 'row' }, retry),
    conversion.report?.counts?.characters > 0 && report(conversion.report, error.code));
  retry.focus();
}

/** The report in words, without what was said already. */
function report(made, said = '') {
  const replaced = made.fonts.filter((font) => font.used[0] && font.used[0] !== font.asked);
  const findings = made.findings.filter((one) => one.severity !== 'info' && one.code !== said);
  const { pages, characters } = made.counts ?? {};
  const sentences = [
    pages ? t('report.pages', { pages: count(pages), characters: count(characters) }) : t('report.words', { characters: count(characters ?? 0) }),
    made.removed.length > 0 && t('report.removed', { n: count(made.removed.length) }),
    made.changed.length > 0 && t('report.changed', { n: count(made.changed.length) }),
    made.removed.length + made.changed.length === 0 && t('report.clean'),
    made.conserved && t('report.conserved'),
    replaced.length > 0 && t('report.fonts', { list: replaced.map((font) => t('report.font', { asked: font.asked, used: font.used[0] })).join('，') }),
    made.placeholders.length > 0 && t('report.placeholders', { n: count(made.placeholders.length) }),
    findings.length > 0 ? t('report.findings', { n: count(findings.length) }) : t('report.nofindings'),
  ];
  return h('section', { class: 'report' }, h('h3', {}, t('report.title')), h('ul', {}, sentences.filter(Boolean).map((words) => h('li', {}, words))),
    findings.length > 0 && h('ul', { class: 'found' }, findings.slice(0, 12).map((one) => h('li', {}, h('div', { class: 'goto' }, h('span', {}, spoken(one.message)),
      h('small', {}, [one.line && t('problems.line', { n: one.line }), spoken(one.hint)].filter(Boolean).join(' · ')))))));
}
