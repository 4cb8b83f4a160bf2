import { json } from './api.js';
import { fill, h, quietly } from './dom.js';
import * as work from './state.js';
import { t } from './words.js';

const names = ['outline', 'problems', 'cleaning', 'fields'];

/** The column at the side: structure, findings, cleaning, format. */
export class Side {
  constructor({ go, decide, refresh, keep }) {
    Object.assign(this, { go, decide, refresh, keep });
    this.panels = Object.fromEntries(names.map((name) => [name, h('div', { id: `panel-${name}`, role: 'tabpanel', tabindex: '0', 'aria-labelledby': `tab-${name}`, hidden: true })]));
    this.tabs = names.map((name) => h('button', {
      id: `tab-${name}`, role: 'tab', 'aria-controls': `panel-${name}`, onclick: () => this.open(name), onkeydown: (event) => this.key(event),
    }, t(`tab.${name}`), h('span', { class: 'count' })));
    this.element = h('section', { class: 'side', 'aria-label': t('tabs') }, h('div', { role: 'tablist', 'aria-label': t('tabs') }, this.tabs), Object.values(this.panels));
    this.panels.fields.append(formatForm(refresh));
    this.open(work.state().tab ?? 'outline');
  }

  open(name) {
    names.forEach((each, at) => {
      this.tabs[at].setAttribute('aria-selected', String(each === name));
      this.tabs[at].tabIndex = each === name ? 0 : -1;
      this.panels[each].hidden = each !== name;
    });
    work.change({ tab: name });
  }

  key(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const at = (this.tabs.indexOf(event.currentTarget) + by + names.length) % names.length;
    this.open(names[at]);
    this.tabs[at].focus();
  }

  show({ outline, findings, fonts }) {
    const told = findings.filter((one) => !one.code.startsWith('outline.correct') && one.code !== 'fonts.replaced');
    const removed = outline.lines.filter((line) => line.role === 'junk');
    fill(this.panels.outline, tree(outline.lines, this.go));
    fill(this.panels.problems, problems(told, outline.placeholders, fonts, this.go));
    fill(this.panels.cleaning, this.cleaning(removed, outline.changed));
    this.number('problems', told.filter((one) => one.severity !== 'info').length + outline.placeholders.length);
    this.number('cleaning', removed.length);
  }

  number(name, number) {
    this.tabs[names.indexOf(name)].querySelector('.count').textContent = number > 0 ? number : '';
  }

  cleaning(removed, changed) {
    const kept = work.state().keep;
    if (removed.length + changed.length + kept.length === 0) return h('p', { class: 'muted' }, t('cleaning.none'));
    const rules = Map.groupBy(changed, (one) => one.rule);
    return [
      removed.length > 0 && [h('h2', {}, t('cleaning.lines')), h('ul', { class: 'found' }, removed.map((line) => h('li', {},
        h('button', { class: 'goto', onclick: () => this.go(line.n) }, h('del', {}, line.text.trim()), h('small', {}, line.why ?? t('bench.removedByYou'))),
        h('button', { class: 'link', 'aria-label': `${t('bench.bringBack')}：${line.text.trim().slice(0, 20)}`, onclick: () => this.decide({ [line.n]: { role: 'body' } }) }, t('bench.bringBack')))))],
      rules.size > 0 && [h('h2', {}, t('cleaning.changes')), h('ul', { class: 'found' }, [...rules].map(([rule, list]) => h('li', {},
        h('button', { class: 'goto', onclick: () => this.go(list[0].line) }, h('span', {}, samples(list)), h('small', {}, t('cleaning.count', { n: list.length }))),
        h('button', { class: 'link', 'aria-label': `${t('cleaning.undo')}：${rule}`, onclick: () => this.keep([...kept, rule]) }, t('cleaning.undo')))))],
      kept.length > 0 && [h('h2', {}, t('cleaning.kept')), h('ul', { class: 'found' }, kept.map((rule) => h('li', {}, h('span', { class: 'goto' }, rule),
        h('button', { class: 'link', onclick: () => this.keep(kept.filter((one) => one !== rule)) }, t('cleaning.redo')))))],
    ];
  }
}

const visible = (words) => words.replaceAll(' ', '␣').replaceAll('\u3000', '□').replaceAll('\u00a0', '␣').replaceAll('\t', '⇥') || '∅';

/** Up to three different changes of a rule. */
function samples(list) {
  const pairs = [...new Set(list.map((one) => `${visible(one.from).slice(0, 6)} → ${visible(one.to).slice(0, 6)}`))];
  return pairs.slice(0, 3).join('　');
}

/** Title and headings, each within the one above it. */
function tree(lines, go) {
  const heads = lines.filter((line) => ['title', 'heading', 'attachment'].includes(line.role) && !line.joins);
  if (heads.length === 0) return h('p', { class: 'muted' }, t('outline.none'));
  const top = h('ul', { class: 'tree' });
  const open = [{ level: 0, list: top }];
  for (const line of heads) {
    const level = line.role === 'heading' ? line.level ?? 1 : 0;
    while (open.length > 1 && open.at(-1).level >= level) open.pop();
    const item = h('li', {}, h('button', { class: `goto ${line.role}`, title: line.text.trim(), onclick: () => go(line.n) }, (line.head ?? line.text).trim()));
    open.at(-1).list.append(item);
    if (level > 0) {
      const list = h('ul');
      item.append(list);
      open.push({ level, list });
    }
  }
  for (const list of [...top.querySelectorAll('ul')].reverse()) if (list.children.length === 0) list.remove();
  return top;
}

function problems(findings, placeholders, fonts, go) {
  const replaced = fonts.filter((font) => font.used[0] !== font.asked);
  if (findings.length + placeholders.length + replaced.length === 0) return h('p', { class: 'muted' }, t('problems.none'));
  return [
    ['error', 'warning', 'info'].map((severity) => {
      const these = findings.filter((one) => one.severity === severity);
      return these.length > 0 && [h('h2', { class: severity }, t(`severity.${severity}`), ' ', h('span', { class: 'count' }, these.length)),
        h('ul', { class: 'found' }, these.map((one) => h('li', {}, h(one.line ? 'button' : 'div', { class: 'goto', onclick: one.line ? () => go(one.line) : null },
          h('span', {}, one.message), h('small', {}, [one.line && t('problems.line', { n: one.line }), one.hint].filter(Boolean).join(' · '))))))];
    }),
    placeholders.length > 0 && [h('h2', { class: 'warning' }, t('problems.placeholders'), ' ', h('span', { class: 'count' }, placeholders.length)),
      h('ul', { class: 'found chips' }, [...Map.groupBy(placeholders, (one) => one.line)].map(([line, list]) => h('li', {}, h('button', { class: 'goto', onclick: () => go(line) },
        `${t('problems.line', { n: line })} ${list.map((one) => one.text).join(' ')}`))))],
    replaced.length > 0 && [h('h2', {}, t('problems.fonts')),
      h('ul', { class: 'found' }, replaced.map((font) => h('li', {}, h('div', { class: 'goto' }, h('span', {}, t('report.font', { asked: font.asked, used: font.used[0] ?? '—' }))))))],
  ];
}

/** The elements by where they stand on paper (GB/T 9704 7.2 to 7.4); those that few documents have are folded until one is filled in. */
const groups = [
  { name: 'head', fields: ['issuer', 'number'], rare: ['copyNumber', 'secrecy', 'urgency', 'signer'] },
  { name: 'main', fields: ['title', 'addressee', 'signature', 'date'], rare: ['note'] },
  { name: 'imprint', fields: [], rare: ['copies', 'printed'] },
];
const choices = { secrecy: ['绝密', '机密', '秘密'], urgency: ['特急', '加急'] };

/** What few documents need: for the printer, for the reader, for a printing shop. */
const options = ['mirrored', 'padEven', 'contents', 'comments', 'cropMarks', 'cmyk'];

function option(name, changed) {
  return h('label', { class: 'check' }, h('input', {
    type: 'checkbox', checked: work.state().options.includes(name),
    onchange: (event) => {
      work.change({ options: [...work.state().options.filter((one) => one !== name), ...(event.target.checked ? [name] : [])] });
      changed();
    },
  }), t(`fields.${name}`));
}

/** Style, formats and the elements that the text lacks. */
export function formatForm(refresh, { elements = true } = {}) {
  const later = quietly(250, refresh);
  const style = h('select', { id: 'style', onchange: () => { work.change({ style: style.value }); refresh(); } }, h('option', { value: '' }, t('fields.auto')));
  json('styles').then((styles) => {
    style.append(...styles.map((one) => h('option', { value: one.name }, one.title || one.name)));
    style.value = styles.some((one) => one.name === work.state().style) ? work.state().style : '';
  }).catch(() => {});
  const format = (name) => h('label', { class: 'check' }, h('input', {
    type: 'checkbox', checked: work.state().formats.includes(name),
    onchange: (event) => {
      const chosen = ['docx', 'pdf'].filter((one) => (one === name ? event.target.checked : work.state().formats.includes(one)));
      if (chosen.length === 0) event.target.checked = true;
      else work.change({ formats: chosen });
    },
  }), t(`fields.${name}`));
  return h('form', { class: 'stack', onsubmit: (event) => event.preventDefault() },
    h('label', { for: 'style' }, t('fields.style')), style,
    h('fieldset', {}, h('legend', {}, t('fields.formats')), format('docx'), format('pdf')),
    h('details', { class: 'rare', open: work.state().options.length > 0 }, h('summary', {}, t('fields.options')), options.map((name) => option(name, refresh))),
    h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: work.state().refuse, onchange: (event) => work.change({ refuse: event.target.checked }) }), t('fields.refuse')),
    elements && h('fieldset', { class: 'elements' }, h('legend', {}, t('fields.title')), h('p', { class: 'muted' }, t('fields.lead')),
      groups.map((group) => elementsOf(group, later))));
}

/** One group: what most documents have, and the rest behind a fold. */
function elementsOf({ name, fields, rare }, later) {
  return h('div', { class: 'group', role: 'group', 'aria-label': t(`fields.${name}`) },
    h('p', { class: 'name' }, t(`fields.${name}`)), fields.map((field) => element(field, later)),
    h('details', { class: 'rare', open: rare.some((field) => work.state().fields[field]) },
      h('summary', {}, rare.map((field) => t(`field.${field}`)).join(t('fields.and'))), rare.map((field) => element(field, later))));
}

/** One element; where the standard names the words, they are offered, and a longer one (机密★1年) can still be written. */
function element(name, later) {
  return [h('label', { for: `field-${name}` }, t(`field.${name}`)), h('input', {
    id: `field-${name}`, value: work.state().fields[name] ?? '', placeholder: t(`example.${name}`), autocomplete: 'off', list: choices[name] && `choices-${name}`,
    oninput: (event) => { work.change({ fields: { ...work.state().fields, [name]: event.target.value } }); later(); },
  }), choices[name] && h('datalist', { id: `choices-${name}` }, choices[name].map((word) => h('option', { value: word })))];
}
