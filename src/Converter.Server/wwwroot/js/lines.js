import { $, fill, h } from './dom.js';
import { long, roles, short, usual } from './roles.js';
import { t } from './words.js';

const unsureBelow = 0.75;

/** Whether a person should look at a line. */
const needsLook = (line, marks) => line.role !== 'junk' && !line.joins
  && (line.confidence < unsureBelow || marks.some((mark) => mark.kind !== 'info'));

/** The lines of the text with what each is; says what a person decides. */
export class Lines {
  constructor({ decide, undo, select }) {
    Object.assign(this, { decide, undo, select, lines: [], shown: [], at: 0, from: 0, marks: new Map(), corrections: {}, only: false });
    this.list = h('ol', {
      class: 'lines', id: 'lines', role: 'listbox', tabindex: '0', 'aria-multiselectable': 'true', 'aria-label': t('bench.lines'), 'aria-describedby': 'line-help',
      onkeydown: (event) => this.key(event),
      onclick: (event) => this.click(event),
    });
    this.bar = h('div', { class: 'bar', role: 'toolbar', 'aria-label': t('role.menu') },
      usual.map((one) => h('button', { title: long(one), dataset: { key: one.key }, 'aria-keyshortcuts': one.key, onclick: () => this.give(one) },
        short(one), !one.level && h('kbd', { 'aria-hidden': 'true' }, one.key))),
      h('button', { class: 'menu', 'aria-haspopup': 'menu', onclick: (event) => this.menu(event.currentTarget) }, t('more'), ' ▾'),
      h('span', { class: 'space' }),
      h('button', { class: 'quiet undo', onclick: () => this.undo() }, t('bench.undo')),
      h('button', { class: 'quiet only', 'aria-pressed': 'false', onclick: (event) => this.filter(event.currentTarget) }, t('bench.attention')),
      h('button', { class: 'quiet', 'aria-label': t('bench.help'), title: t('bench.help'), onclick: () => this.help() }, '?'));
    this.element = h('section', { class: 'text', 'aria-label': t('bench.lines') }, this.bar, h('p', { id: 'line-help', class: 'away' }, t('bench.lineHelp')), this.list);
  }

  /** Shows what was recognised. Only lines that changed are drawn anew. */
  show(outline, findings, corrections, canUndo) {
    const number = this.lines[this.at]?.n;
    this.lines = outline.lines;
    this.corrections = corrections;
    this.marks = marksOf(outline, findings);
    this.bar.querySelector('.undo').disabled = !canUndo;
    const at = this.lines.findIndex((line) => line.n === number);
    this.at = at < 0 ? Math.max(0, this.lines.findIndex((line) => line.role !== 'junk')) : at;
    if (at < 0) this.from = this.at;
    this.draw();
  }

  draw() {
    const before = new Map([...this.list.children].map((element) => [element.id, element]));
    const shown = this.lines.filter((line) => !this.only || needsLook(line, this.marksOf(line)) || this.lines[this.at] === line);
    const items = shown.map((line) => {
      const sign = JSON.stringify([line, this.marksOf(line), this.corrections[line.n] ?? null]);
      const old = before.get(`line-${line.n}`);
      return old?.sign === sign ? old : Object.assign(this.item(line), { sign });
    });
    if (items.length !== this.list.children.length || items.some((item, at) => this.list.children[at] !== item)) fill(this.list, items);
    this.point(false);
  }

  marksOf(line) {
    return this.marks.get(line.n) ?? [];
  }

  item(line) {
    const decided = this.corrections[line.n];
    const marks = this.marksOf(line);
    const unsure = !decided && line.role !== 'junk' && !line.joins && line.confidence < unsureBelow;
    const classes = ['line', line.role, line.level && `level-${Math.min(4, line.level)}`, line.joins && 'joins', decided && 'decided', unsure && 'unsure'];
    return h('li', { id: `line-${line.n}`, role: 'option', 'aria-selected': 'false', class: classes.filter(Boolean).join(' '), dataset: { n: line.n } },
      h('span', { class: 'n', 'aria-hidden': 'true' }, line.n),
      h('span', { class: 'role' }, h('span', { class: 'badge', title: t('role.menu') }, line.joins ? t('bench.continues') : short(line))),
      h('span', { class: 'words' },
        line.role === 'junk' ? h('del', {}, line.text.trim() || '—') : pieces(line, marks),
        decided && h('span', { class: 'sign decided' }, t('bench.corrected')),
        unsure && h('span', { class: 'sign' }, t('bench.unsure')),
        line.role === 'junk' && h('span', { class: 'why' }, h('span', { class: 'link', dataset: { back: line.n } }, t('bench.bringBack')),
          t('bench.junkWhy', { why: line.why ?? t('bench.removedByYou') })),
        this.details(line, marks, decided)));
  }

  /** What is said of a line while it is the one that is worked on. */
  details(line, marks, decided) {
    const said = marks.filter((mark) => mark.message);
    return h('span', { class: 'details' },
      said.map((mark) => h('span', { class: `said ${mark.kind}` }, h('b', {}, t(`severity.${mark.kind}`)), ' ', mark.message, mark.hint ? `。${mark.hint}` : '')),
      line.reasons.length > 0 && line.role !== 'junk' && !decided && h('span', { class: 'reasons' },
        `${t('bench.confidence', { n: Math.min(99, Math.round(line.confidence * 100)) })} · ${line.reasons.filter((one) => one.weight > 0).slice(0, 3).map((one) => one.words).join('；')}`),
      decided && h('span', { class: 'link', dataset: { reset: line.n } }, t('bench.restoreAuto')));
  }

  /** Marks the line that is worked on, and those that are chosen with it. */
  point(scroll = true) {
    const [low, high] = [Math.min(this.at, this.from), Math.max(this.at, this.from)];
    const chosen = new Set(this.lines.slice(low, high + 1).map((line) => `line-${line.n}`));
    for (const item of this.list.children) {
      const is = chosen.has(item.id);
      if ((item.getAttribute('aria-selected') === 'true') !== is) item.setAttribute('aria-selected', String(is));
      item.classList.toggle('at', item.id === `line-${this.lines[this.at]?.n}`);
    }
    const item = this.lines[this.at] && document.getElementById(`line-${this.lines[this.at].n}`);
    if (item) this.list.setAttribute('aria-activedescendant', item.id);
    if (item && scroll) item.scrollIntoView({ block: 'nearest' });
    const line = this.lines[this.at];
    for (const button of this.bar.querySelectorAll('[data-key]')) {
      const one = usual.find((each) => each.key === button.dataset.key);
      button.setAttribute('aria-pressed', String(line?.role === one.role && (!one.level || line.level === one.level)));
    }
  }

  go(number, { range = false, tell = true } = {}) {
    const at = this.lines.findIndex((line) => line.n === number);
    if (at < 0) return;
    if (this.only && !document.getElementById(`line-${number}`)) this.filter($('.only', this.bar));
    this.at = at;
    if (!range) this.from = at;
    this.point();
    if (tell) this.select(number);
  }

  step(by, range) {
    const visible = [...this.list.children].map((item) => Number(item.dataset.n));
    const now = visible.indexOf(this.lines[this.at]?.n);
    const next = visible[Math.max(0, Math.min(visible.length - 1, now + by))];
    if (next !== undefined) this.go(next, { range });
  }

  key(event) {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'z') this.act(event, () => this.undo());
      return;
    }
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };
    const one = roles.find((each) => each.key === event.key.toUpperCase());
    if (event.key in moves) this.act(event, () => this.step(moves[event.key], event.shiftKey));
    else if (one && !event.shiftKey) this.act(event, () => this.give(one));
    else if (event.key === 'Enter' || event.key === 'ContextMenu') this.act(event, () => this.menu($('.at .badge', this.list) ?? this.list));
    else if (event.key === 'Delete') this.act(event, () => this.give({ role: 'junk' }));
    else if (event.key === 'Backspace' || event.key.toUpperCase() === 'R') this.act(event, () => this.reset());
    else if (event.key.toUpperCase() === 'U') this.act(event, () => this.undo());
    else if (event.key === '.' || event.key === '。') this.act(event, () => this.next());
    else if (event.key === '?' || event.key === '？') this.act(event, () => this.help());
  }

  act(event, action) {
    event.preventDefault();
    action();
  }

  click(event) {
    const item = event.target.closest('.line');
    if (!item) return;
    this.go(Number(item.dataset.n), { range: event.shiftKey });
    if (event.target.dataset.back) this.give({ role: 'body' });
    else if (event.target.dataset.reset) this.reset();
    else if (event.target.classList.contains('badge')) this.menu(event.target);
  }

  chosen() {
    const [low, high] = [Math.min(this.at, this.from), Math.max(this.at, this.from)];
    return this.lines.slice(low, high + 1).filter((line) => !line.joins);
  }

  give(one) {
    const chosen = this.chosen();
    if (chosen.length === 0) return;
    const decided = {};
    for (const line of chosen) {
      decided[line.n] = { role: one.role };
      if (one.level) decided[line.n].level = one.level;
      if (one.role === 'heading' && line.head) decided[line.n].head = line.head;
    }
    this.decide(decided);
  }

  reset() {
    this.decide(Object.fromEntries(this.chosen().map((line) => [line.n, null])));
  }

  next() {
    const later = [...this.lines.slice(this.at + 1), ...this.lines.slice(0, this.at)];
    const found = later.find((line) => needsLook(line, this.marksOf(line)) && !this.corrections[line.n]);
    if (found) this.go(found.n);
  }

  filter(button) {
    this.only = !this.only;
    button.setAttribute('aria-pressed', String(this.only));
    this.draw();
  }

  /** All roles, at the place that was clicked. */
  menu(anchor) {
    const close = (back) => {
      menu.remove();
      document.removeEventListener('pointerdown', outside, true);
      if (back) this.list.focus();
    };
    const outside = (event) => { if (!menu.contains(event.target)) close(false); };
    const line = this.lines[this.at];
    const items = roles.map((one) => h('button', {
      role: 'menuitemradio', tabindex: '-1',
      'aria-checked': String(line?.role === one.role && (!one.level || line.level === one.level)),
      onclick: () => { close(true); this.give(one); },
    }, h('span', {}, long(one)), h('kbd', {}, one.key)));
    const menu = h('div', { class: 'popup', role: 'menu', 'aria-label': t('role.menu'), onkeydown: (event) => {
      const at = items.indexOf(document.activeElement);
      const one = roles.find((each) => each.key === event.key.toUpperCase());
      if (event.key === 'Escape' || event.key === 'Tab') this.act(event, () => close(true));
      else if (event.key === 'ArrowDown') this.act(event, () => items[(at + 1) % items.length].focus());
      else if (event.key === 'ArrowUp') this.act(event, () => items[(at + items.length - 1) % items.length].focus());
      else if (one) this.act(event, () => { close(true); this.give(one); });
    } }, items);
    document.getElementById('main').append(menu);
    const place = anchor.getBoundingClientRect();
    const box = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(place.left, innerWidth - box.width - 8))}px`;
    menu.style.top = `${Math.max(8, Math.min(place.bottom + 4, innerHeight - box.height - 8))}px`;
    document.addEventListener('pointerdown', outside, true);
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0]).focus();
  }

  help() {
    this.onhelp?.();
  }
}

/** What is to be marked in each line: findings at their column, places to fill in, both with words. */
function marksOf(outline, findings) {
  const marks = new Map();
  const add = (n, mark) => { if (n) marks.set(n, [...(marks.get(n) ?? []), mark]); };
  for (const place of outline.placeholders) {
    add(place.line, { kind: 'warning', column: place.column, length: place.text.length, class: 'gap', message: '' });
  }
  for (const finding of findings.filter((one) => one.line && !one.code.startsWith('outline.correct'))) {
    add(finding.line, { kind: finding.severity, column: finding.column, length: 1, class: `finding ${finding.severity}`, message: finding.message, hint: finding.hint });
  }
  return marks;
}

/** The text of a line in pieces, with its marks. */
function pieces(line, marks) {
  const skipped = line.text.length - line.text.trimStart().length;
  const classes = new Map();
  for (const mark of marks) {
    for (let at = mark.column - 1; mark.column && at < Math.min(line.text.length, mark.column - 1 + mark.length); at++) {
      if (mark.kind !== 'info') classes.set(at, `${classes.get(at) ?? ''} ${mark.class}`.trim());
    }
  }
  const head = line.head ? line.text.indexOf(line.head) : -1;
  const kindAt = (at) => `${classes.get(at) ?? ''}${head >= 0 && at >= head && at < head + line.head.length ? ' runin' : ''}`;
  const result = [];
  for (let at = skipped; at < line.text.length;) {
    const kind = kindAt(at);
    let end = at + 1;
    while (end < line.text.length && kindAt(end) === kind) end++;
    const words = line.text.slice(at, end);
    result.push(kind ? h('span', { class: kind.trim() }, words) : words);
    at = end;
  }
  return result;
}
