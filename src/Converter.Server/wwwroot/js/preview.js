import { fill, h } from './dom.js';
import { t } from './words.js';

/** The pages as paper. Those in view are drawn; others wait until they come into view. */
export class Preview {
  constructor({ load, pick }) {
    Object.assign(this, { load, pick, pages: [], windows: 0, count: 0, version: 0, places: new Map() });
    this.paper = h('div', { class: 'paper', tabindex: '0', role: 'region', 'aria-label': t('bench.preview'), onclick: (event) => this.click(event) });
    this.symbols = h('div', { class: 'symbols', 'aria-hidden': 'true' });
    this.words = h('span', { class: 'muted' });
    this.status = h('span', { class: 'muted status', role: 'status' });
    this.element = h('section', { class: 'preview' },
      h('header', {}, h('h2', {}, t('bench.preview')), this.words, this.status), this.symbols, this.paper);
    this.seen = new IntersectionObserver((entries) => this.see(entries), { root: this.paper, rootMargin: '300px 0px' });
  }

  /** Which pages are wanted: those in view, and one beyond. */
  wanted() {
    const box = this.paper.getBoundingClientRect();
    const inView = this.pages.map((page, at) => [page.getBoundingClientRect(), at]).filter(([r]) => r.bottom > box.top && r.top < box.bottom).map(([, at]) => at);
    const first = inView[0] ?? 0;
    return { firstPage: first + 1, pages: Math.max(2, (inView.at(-1) ?? first) - first + 1) };
  }

  busy(is) {
    this.element.classList.toggle('busy', is);
    this.status.textContent = is ? t('bench.following') : '';
  }

  /** Shows an answer. A new version makes all other pages stale. */
  show(answer, version) {
    if (version !== this.version) {
      this.version = version;
      for (const page of this.pages) page.stale = true;
    }
    this.words.textContent = t('bench.pages', { n: answer.pageCount });
    this.places = new Map((answer.places ?? []).map((place) => [place.line, place.page]));
    this.resize(answer);
    const prefix = `w${++this.windows}-`;
    const symbols = parse(answer.symbols.replaceAll('id="g', `id="${prefix}g`));
    symbols.id = prefix;
    this.symbols.append(symbols);
    for (const one of answer.pages) {
      const page = this.pages[one.page - 1];
      const svg = parse(one.svg.replaceAll('href="#g', `href="#${prefix}g`));
      svg.setAttribute('aria-label', t('bench.page', { n: one.page }));
      fill(page, svg);
      page.stale = false;
      page.glyphs = prefix;
    }
    this.sweep();
    this.light();
    queueMicrotask(() => this.more());
  }

  resize(answer) {
    while (this.pages.length > answer.pageCount) {
      const page = this.pages.pop();
      this.seen.unobserve(page);
      page.remove();
    }
    while (this.pages.length < answer.pageCount) {
      const page = h('div', { class: 'page', dataset: { page: this.pages.length + 1 } });
      page.stale = true;
      this.pages.push(page);
      this.paper.append(page);
      this.seen.observe(page);
    }
    const ratio = `${answer.widthMillimetres} / ${answer.heightMillimetres}`;
    for (const page of this.pages) if (page.style.aspectRatio !== ratio) page.style.aspectRatio = ratio;
  }

  /** Glyphs that no page uses any more go. */
  sweep() {
    const used = new Set(this.pages.map((page) => page.glyphs));
    for (const symbols of [...this.symbols.children]) if (!used.has(symbols.id)) symbols.remove();
  }

  see(entries) {
    for (const entry of entries) entry.target.near = entry.isIntersecting;
    this.more();
  }

  more() {
    const first = this.pages.findIndex((page) => page.near && page.stale && page.asked !== this.version);
    if (first < 0) return;
    const wanted = this.pages.slice(first, first + 3).filter((page) => page.stale);
    for (const page of wanted) page.asked = this.version;
    this.load({ firstPage: first + 1, pages: wanted.length }, this.version);
  }

  /** Brings the line that is worked on into view, and colours it. */
  point(line) {
    this.line = line;
    const page = this.pages[(this.places.get(line) ?? 0) - 1];
    this.light();
    const group = this.paper.querySelector(`g[data-line="${line}"]`);
    const box = this.paper.getBoundingClientRect();
    const target = (group && !group.closest('.page').stale ? group : page)?.getBoundingClientRect();
    if (target && (target.top < box.top || target.bottom > box.bottom)) {
      this.paper.scrollBy({ top: target.top - box.top - (group ? box.height / 3 : 12), behavior: 'instant' });
    }
  }

  light() {
    for (const group of this.paper.querySelectorAll('g.on')) group.classList.remove('on');
    if (this.line) for (const group of this.paper.querySelectorAll(`g[data-line="${this.line}"]`)) group.classList.add('on');
  }

  /** The line of paper that was clicked on. */
  click(event) {
    const groups = [...(event.target.closest('.page')?.querySelectorAll('g[data-line]') ?? [])];
    const at = groups.map((group) => [group, group.getBoundingClientRect()]).find(([, r]) => event.clientY >= r.top - 4 && event.clientY <= r.bottom + 4);
    if (at) this.pick(Number(at[0].dataset.line));
  }
}

function parse(svg) {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}
