// Reads the pages of the three programs as mutool sees them and counts what can be counted. usage: node measure.mjs DIR
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const dir = process.argv[2];
const NOT_AT_START = /^[，。、；：？！）》〉〕】〗」』］｝”’·～…％%‰℃]/u;
const NOT_AT_END = /[（《〈〔【〖「『［｛“‘]$/u;
const HAN = /\p{Script=Han}$/u;
const LEFT = 79.37;
const FOOT = 752;

const decode = (text) => text.replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');

// Characters of one height are one line, however the program grouped them.
function linesOf(stext) {
  const pages = stext.split('<page ').slice(1);
  return pages.map((page) => {
    const chars = [];
    let size = 0;
    for (const found of page.matchAll(/<font name="[^"]*" size="([^"]+)"|<char quad="([^"]+)" x="([^"]+)" y="([^"]+)"[^>]*? c="([^"]*)"/g)) {
      if (found[1]) size = +found[1];
      else chars.push({ x: +found[3], right: Math.max(...found[2].split(' ').filter((_, i) => i % 2 === 0).map(Number)), y: +found[4], c: decode(found[5]), size });
    }
    const lines = [];
    for (const char of chars.filter((char) => char.c.trim() && char.y < FOOT).sort((a, b) => a.y - b.y || a.x - b.x)) {
      const line = lines.find((line) => Math.abs(line.y - char.y) < 2.5);
      if (line) line.chars.push(char);
      else lines.push({ y: char.y, chars: [char] });
    }
    return lines.map((line) => {
      line.chars.sort((a, b) => a.x - b.x);
      return { y: line.y, x: line.chars[0].x, right: line.chars.at(-1).right, size: line.chars[0].size, text: line.chars.map((char) => char.c).join('') };
    });
  });
}

function measure(files) {
  const count = { pages: 0, lines: 0, full: 0, start: 0, end: 0, torn: 0, number: 0, docNumber: 0, orphan: 0, edges: [], exact: 0, foot: 0, counts: {} };
  for (const file of files) {
    const pages = linesOf(readFileSync(file, 'utf8')).filter((lines) => lines.length);
    count.pages += pages.length;
    const lines = pages.flat().filter((line) => line.size > 15 && line.size < 17);
    count.lines += lines.length;
    lines.forEach((line, i) => {
      const next = lines[i + 1];
      const goesOn = next && Math.abs(next.x - LEFT) < 1.5 && !/^附件/.test(next.text) && line.x < LEFT + 40 && line.right > 440;
      if (NOT_AT_START.test(line.text)) count.start++;
      if (NOT_AT_END.test(line.text)) count.end++;
      if (!goesOn) {
        if (Math.abs(line.x - LEFT) < 1.5 && /^\p{Script=Han}[。；：！？”）]*$/u.test(line.text)) count.orphan++;
        return;
      }
      count.full++;
      if ((line.text.endsWith('—') && next.text.startsWith('—')) || (line.text.endsWith('…') && next.text.startsWith('…'))) count.torn++;
      if (/\d$/.test(line.text) && /^\d/.test(next.text)) count.number++;
      if (/〔\d+〕?$/.test(line.text) && /^\d|^〕/.test(next.text) || /〔\d{4}〕$/.test(line.text)) count.docNumber++;
      if (HAN.test(line.text)) count.edges.push(line.right);
    });
  }
  // The edge that most full lines share, and how many lie within 1/1000 pt and 1/10 pt of it.
  const rounded = new Map();
  for (const edge of count.edges) rounded.set(Math.round(edge * 100), (rounded.get(Math.round(edge * 100)) ?? 0) + 1);
  const mode = [...rounded.entries()].sort((a, b) => b[1] - a[1])[0]?.[0] / 100;
  const near = count.edges.filter((edge) => Math.abs(edge - mode) < 0.02).length;
  const tenth = count.edges.filter((edge) => Math.abs(edge - mode) < 0.1).length;
  return { ...count, near, tenth, worst: Math.max(...count.edges.map((edge) => Math.abs(edge - mode))) };
}

const texts = readdirSync(join(dir, 'ours')).filter((name) => name.endsWith('.stext')).sort();
const rows = [['', 'pages', 'lines', 'full', 'start forbidden', 'end forbidden', '—— …… torn', 'number torn', '〔〕号 torn', 'orphans', 'full lines on one edge (0.02 pt)', '(0.1 pt)', 'farthest off']];
for (const program of ['ours', 'libreoffice', 'typst']) {
  const m = measure(texts.map((name) => join(dir, program, name)).filter(existsSync));
  rows.push([program, m.pages, m.lines, m.full, m.start, m.end, m.torn, m.number, m.docNumber, m.orphan, `${m.near}/${m.edges.length}`, `${m.tenth}/${m.edges.length}`, m.worst.toFixed(2) + ' pt']);
}
for (const row of rows[0].map((_, i) => rows.map((row) => row[i]))) console.log('| ' + row.join(' | ') + ' |');

const ours = texts.map((name) => JSON.parse(readFileSync(join(dir, 'ours', name.replace('.stext', '.report.json')), 'utf8')).milliseconds);
const pdf = ours.reduce((sum, times) => sum + (times.typeset ?? 0) + (times.pdf ?? 0), 0);
console.log(`time: ours (typeset + pdf) ${pdf.toFixed(0)} ms, Typst ${readFileSync(join(dir, 'typst.ms'), 'utf8').trim()} ms, LibreOffice ${readFileSync(join(dir, 'libreoffice.ms'), 'utf8').trim()} ms`);
for (const name of texts) {
  const counts = ['ours', 'libreoffice', 'typst'].map((program) => linesOf(readFileSync(join(dir, program, name), 'utf8')).filter((lines) => lines.length).length);
  console.log(`${name.replace('.stext', '')}: ${counts.join(' / ')} pages`);
}
