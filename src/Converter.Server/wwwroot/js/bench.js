import * as ask from './ask.js';
import { Refusal, Unreachable, json } from './api.js';
import { convert } from './convert.js';
import { fill, h, quietly } from './dom.js';
import { Lines } from './lines.js';
import { Preview } from './preview.js';
import { Side } from './side.js';
import * as work from './state.js';
import { has, t } from './words.js';

const follows = 60;

/** The workbench: what was recognised, the pages beside it, and the format. */
export function bench(main, leave) {
  let version = 0;
  let running = null;
  let answer = null;
  let since = 0;
  let closed = false;
  let waiting = 0;

  const preview = new Preview({ load: loadMore, pick: (n) => { lines.go(n, { tell: false }); preview.point(n); } });
  const lines = new Lines({ decide, undo, select: (n) => { preview.point(n); work.change({ line: n }); } });
  const side = new Side({ go: (n) => { lines.go(n); lines.list.focus({ preventScroll: true }); }, decide, refresh: () => changed(), keep });
  lines.onhelp = help;

  const title = h('h1', {});
  const about = h('span', { class: 'muted' });
  const trouble = h('div', { class: 'trouble' });
  const editor = h('textarea', { 'aria-label': t('bench.editing'), spellcheck: 'false', oninput: () => work.change({ editing: editor.value }) });
  const editing = h('section', { class: 'text editing', 'aria-label': t('bench.editing'), hidden: true },
    h('div', { class: 'bar' }, h('b', {}, t('bench.editing')), h('span', { class: 'space' }),
      h('button', { onclick: () => stopEditing() }, t('cancel')), h('button', { class: 'primary', onclick: () => finishEditing() }, t('bench.editDone'))), editor);
  const edit = h('button', { class: 'quiet', onclick: () => startEditing() }, t('bench.edit'));
  const go = h('button', { class: 'primary', onclick: () => convert(work.form(), work.nameOf()) }, t('bench.convert'));
  fill(main, h('div', { class: 'bench' },
    h('header', { class: 'head' }, h('div', { class: 'name' }, title, about), h('span', { class: 'space' }), edit,
      h('button', { class: 'quiet', onclick: () => leave() }, t('bench.new')), go),
    trouble,
    h('div', { class: 'columns' }, side.element, h('div', { class: 'middle' }, lines.element, editing), preview.element)));
  title.textContent = work.nameOf();
  about.textContent = t('bench.reading');
  const later = quietly(follows, run);
  window.addEventListener('online', online);
  if (typeof work.state().editing === 'string') startEditing(work.state().editing);
  run();
  return () => {
    closed = true;
    running?.abort();
    later.cancel();
    clearTimeout(waiting);
    window.removeEventListener('online', online);
  };

  function online() { run(); }

  function decide(decided) {
    const corrections = { ...work.state().corrections };
    for (const [n, one] of Object.entries(decided)) {
      if (one) corrections[n] = one;
      else delete corrections[n];
    }
    work.decide({ corrections });
    at(decided);
    changed();
  }

  /** What was decided stands there at once; the pages follow. */
  function at(decided) {
    if (!answer) return;
    for (const line of answer.outline.lines) {
      const one = decided[line.n];
      if (!one) continue;
      line.role = one.role;
      line.level = one.level;
      line.confidence = 1;
    }
    show();
  }

  function keep(rules) {
    work.decide({ keep: rules });
    changed();
  }

  function undo() {
    if (work.undo()) changed();
  }

  function changed() {
    since = performance.now();
    later();
  }

  async function run() {
    running?.abort();
    clearTimeout(waiting);
    const mine = running = new AbortController();
    const number = ++version;
    const began = since || performance.now();
    preview.busy(true);
    try {
      const got = await json('preview', { method: 'POST', body: work.formData(work.form(preview.wanted())), signal: mine.signal });
      if (mine.signal.aborted || closed) return;
      answer = got;
      fill(trouble);
      show();
      preview.show(got, number);
      preview.busy(false);
      measure(began);
    } catch (error) {
      if (error.name === 'AbortError' || closed) return;
      preview.busy(false);
      await fail(error, mine.signal);
    }
  }

  /** How long the pages took to follow, until they are on the screen. */
  function measure(began) {
    if (since === 0) return;
    since = 0;
    requestAnimationFrame(() => setTimeout(() => performance.measure('preview-follows', { start: began, end: performance.now() })));
  }

  async function fail(error, signal) {
    fill(trouble, ask.problem(error, h('button', { onclick: () => run() }, t('again'))));
    if (error instanceof Unreachable) {
      waiting = setTimeout(run, 3000);
    } else if (error instanceof Refusal && !answer) {
      // The pages cannot be had; what was recognised may be.
      const outline = await json('outline', { method: 'POST', body: work.formData(work.form()), signal }).catch(() => null);
      if (outline && !closed) {
        answer = { outline, findings: outline.findings, fonts: [], pageCount: 0 };
        show();
      } else {
        about.textContent = '';
        edit.hidden = true;
        main.firstElementChild.classList.add('refused');
      }
    }
  }

  function show() {
    const { outline, findings } = answer;
    main.firstElementChild.classList.remove('refused');
    if (work.state().file === null && !work.state().name) nameIt(outline);
    title.textContent = work.nameOf();
    about.textContent = [has(`kind.${outline.kind}`) ? t(`kind.${outline.kind}`) : outline.kind, outline.encoding.toUpperCase()].join(' · ');
    edit.hidden = outline.encoding === 'docx' || /\.docx$/i.test(work.state().file ?? '');
    lines.show(outline, findings, work.state().corrections, work.canUndo());
    side.show(answer);
    if (work.state().line && !show.found) lines.go(work.state().line);
    show.found = true;
  }

  /** A text that was pasted is called by its title. */
  function nameIt(outline) {
    const words = outline.lines.filter((line) => line.role === 'title').map((line) => line.text.trim()).join('');
    if (words) work.change({ name: words.replace(/[\\/:*?"<>|\s]+/g, '').slice(0, 60) });
  }

  async function loadMore(window, number) {
    try {
      const got = await json('preview', { method: 'POST', body: work.formData(work.form(window)), signal: running?.signal });
      if (number === version && !closed) preview.show(got, number);
    } catch (error) {
      if (error.name !== 'AbortError' && number === version && !closed) preview.pages[window.firstPage - 1].asked = 0;
    }
  }

  function original() {
    if (work.state().text !== null) return work.state().text;
    const rows = [];
    for (const line of answer?.outline.lines ?? []) rows[line.n - 1] = line.text;
    return Array.from(rows, (row) => row ?? '').join('\n');
  }

  function startEditing(text) {
    editor.value = text ?? original();
    work.change({ editing: editor.value });
    lines.element.hidden = true;
    editing.hidden = false;
    editor.focus();
  }

  function stopEditing() {
    work.change({ editing: false });
    lines.element.hidden = false;
    editing.hidden = true;
  }

  function finishEditing() {
    work.replaceText(editor.value, answer?.outline.lines ?? []);
    stopEditing();
    changed();
  }

  function help() {
    const keys = [['↑ ↓', 'help.move'], ['Shift ↑ ↓', 'help.range'], ['1 2 3 4', 'help.level'], ['B', 'role.body'], ['T', 'role.title'], ['S', 'role.subtitle'], ['A', 'role.addressee'],
      ['G', 'role.signature'], ['D', 'role.date'], ['J', 'role.junk'], ['Enter', 'help.menu'], ['.', 'help.next'], ['U', 'help.undo'], ['R', 'help.reset'], ['?', 'help.help']];
    ask.open(t('help.title'), h('dl', { class: 'keys' }, keys.map(([key, words]) => h('div', {}, h('dt', {}, key.split(' ').map((one) => h('kbd', {}, one))), h('dd', {}, t(words))))),
      { onclose: () => lines.list.focus() });
  }
}
