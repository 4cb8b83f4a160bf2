// Writes each text as Typst would have it from a person who knows the standard: same paper, same type, same measure; lines and pages are
// left to Typst. Title lines, indents and blank lines are those that this program decided on (they are in its layout dump).
// usage: node typst.mjs FONTS DUMPS OUT    prints the milliseconds that Typst took for all texts, after a warm-up
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [fonts, dumps, out] = process.argv.slice(2);
const GRID = (637.795 - 16) / 21;
const LEFT = 79.37;
const EM = 442.205 / 28;
const FAMILIES = { 'FandolFang-Regular': 'FandolFang R', 'FandolKai-Regular': 'FandolKai', 'FandolHei-Regular': 'FandolHei', 'FandolSong-Bold': 'FandolSong', 'FandolSong-Regular': 'FandolSong' };

const HEAD = `#set page(paper: "a4", margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm))
#set text(size: ${EM}pt, lang: "zh", region: "cn", cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: ${GRID - EM}pt, spacing: ${GRID - EM}pt)
`;

function readBlocks(dump) {
  const blocks = [];
  for (const line of dump.split('\n')) {
    const found = /^ {2}\d+ +x (\S+) y (\S+) block (\d+)( cell \S+)?(?: again)? (.*?) \[.*?\] \|(.*)\|$/.exec(line);
    if (/^page /.test(line)) blocks.page = (blocks.page ?? 0) + 1;
    if (!found || found[4]) continue;
    const [, x, y, block, , runs, text] = found;
    const faces = runs.split('+').map((run) => run.split(' '));
    const face = (faces.find(([name]) => FAMILIES[name]) ?? faces[0])[0];
    const last = blocks.at(-1);
    if (last?.block === block) {
      last.lines.push(text);
      Object.assign(last, { lastY: +y, lastPage: blocks.page });
    } else {
      blocks.push({ block, lines: [text], x: +x, y: +y, face, heading: faces.every(([name]) => /Hei|Kai/.test(name)), size: +faces[0][1], page: blocks.page, lastY: +y, lastPage: blocks.page });
    }
  }
  return blocks;
}

const escape = (text) => text.replace(/[\\#$*_`<>@=~\-+/\[\]"'.]/g, (sign) => '\\' + sign);

function write(blocks) {
  let source = HEAD;
  let before = null;
  for (const block of blocks) {
    const rows = before && block.page === before.lastPage ? Math.round((block.y - before.lastY) / GRID) : 1;
    const blank = rows - 1;
    if (/^附件\d*$/.test(block.lines.join('')) && before) source += '#pagebreak()\n';
    else if (blank > 0) source += `#v(${blank * GRID}pt)\n`;
    const size = block.size === 16 ? EM : block.size;
    const style = `#set text(font: ((name: "Liberation Serif", covers: "latin-in-cjk"), "${FAMILIES[block.face] ?? 'FandolFang R'}"), size: ${size}pt${block.face === 'FandolSong-Bold' ? ', weight: "bold"' : ''})`;
    const indent = (block.x - LEFT) / EM;
    if (block.size > 20) {
      source += `#[${style}\n#set align(center)\n#set par(leading: ${GRID - size}pt)\n${block.lines.map(escape).join(' \\\n')}\n]\n\n`;
    } else if (Math.abs(indent - 2) < 0.1) {
      const text = `${style}\n#set par(first-line-indent: (amount: 2em, all: true))\n${escape(block.lines.join(''))}`;
      source += block.heading ? `#block(sticky: true)[${text}]\n\n` : `#[${text}\n]\n\n`;
    } else {
      source += `#[${style}\n#pad(left: ${Math.max(0, block.x - LEFT - 0.1)}pt)[${escape(block.lines.join(''))}]\n]\n\n`;
    }
    before = block;
  }
  return source;
}

const compiler = NodeCompiler.create({ workspace: out, fontArgs: [{ fontPaths: [fonts] }] });
compiler.pdf({ mainFileContent: HEAD + '各地区各部门要结合本地实际认真抓好各项重点任务。' });
let milliseconds = 0;
for (const file of readdirSync(dumps).filter((name) => name.endsWith('.layout.txt')).sort()) {
  const source = write(readBlocks(readFileSync(join(dumps, file), 'utf8')));
  const name = basename(file, '.layout.txt');
  writeFileSync(join(out, name + '.typ'), source);
  const start = performance.now();
  const pdf = compiler.pdf({ mainFileContent: source });
  milliseconds += performance.now() - start;
  writeFileSync(join(out, name + '.pdf'), pdf);
}
console.log(Math.round(milliseconds));
