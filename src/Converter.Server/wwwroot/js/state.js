import { draft as kept, get, keepDraft, put } from './keep.js';

/** The text that is worked on, and what was decided about it. Every change is kept at once. */
const empty = () => ({
  name: '', text: null, file: null, editing: false, pasted: '',
  corrections: {}, keep: [], fields: {}, style: '', formats: ['docx', 'pdf'], refuse: false, options: [],
});

let current = { ...empty(), ...(kept() ?? {}) };
let blob = null;
const history = [];
let full = () => {};

export const whenFull = (tell) => { full = tell; };
export const state = () => current;
export const isOpen = () => current.text !== null || current.file !== null;
export const file = () => blob;

function save() {
  if (!keepDraft(current)) full();
}

/** Finds the file of the draft again after a reload. */
export async function restore() {
  if (current.file) {
    blob = (await get('files', 'draft').catch(() => null)) ?? null;
    if (!blob) change({ file: null });
  }
}

/** Changes something that is not undone. */
export function change(values) {
  current = { ...current, ...values };
  save();
}

/** Changes what was decided about the text; can be undone. */
export function decide(values) {
  history.push({ corrections: current.corrections, keep: current.keep });
  change(values);
}

export const canUndo = () => history.length > 0;

export function undo() {
  const before = history.pop();
  if (before) change(before);
  return before !== undefined;
}

const fresh = (values) => {
  history.length = 0;
  const { style, formats, refuse, options } = current;
  current = { ...empty(), style, formats, refuse, options, ...values };
  save();
};

export function openText(text, name = '') {
  blob = null;
  fresh({ text, name });
}

export async function openFile(given) {
  blob = given;
  await put('files', 'draft', given).catch(() => full());
  fresh({ file: given.name, name: given.name });
}

export function startAnew() {
  blob = null;
  fresh({});
}

/** Puts another text in place; decisions stay with the lines that are as they were. */
export function replaceText(text, lines) {
  const numbers = new Map();
  text.split('\n').forEach((line, at) => {
    const words = line.trim();
    if (words) numbers.set(words, [...(numbers.get(words) ?? []), at + 1]);
  });
  const corrections = {};
  for (const line of lines) {
    const mine = current.corrections[line.n];
    const found = numbers.get(line.text.trim());
    if (!mine || !found) continue;
    const nearest = found.reduce((best, n) => (Math.abs(n - line.n) < Math.abs(best - line.n) ? n : best));
    corrections[nearest] = mine;
  }
  blob = null;
  history.length = 0;
  change({ text, file: null, name: current.name, corrections, editing: false });
}

/** The members of a request for the text as it stands. */
export function form(more = {}) {
  const members = settings(more);
  if (current.text !== null) {
    members.push(['text', current.text], ['name', `${nameOf()}.txt`]);
  } else {
    members.push(['files', blob, current.file]);
  }
  const corrections = Object.entries(current.corrections).map(([n, decided]) => ({ n: Number(n), ...decided }));
  if (corrections.length > 0) members.push(['corrections', JSON.stringify(corrections)]);
  if (current.keep.length > 0) members.push(['keep', current.keep.join(',')]);
  const fields = Object.fromEntries(Object.entries(current.fields).filter(([, value]) => value.trim()));
  if (Object.keys(fields).length > 0) members.push(['fields', JSON.stringify(fields)]);
  return members;
}

/** The members that hold for a batch too. */
export function settings(more = {}) {
  const members = Object.entries(more).map(([name, value]) => [name, String(value)]);
  if (current.style) members.push(['style', current.style]);
  members.push(['formats', current.formats.join(',')]);
  if (current.refuse) members.push(['refusePlaceholders', 'true']);
  for (const name of current.options) members.push(name === 'cmyk' ? ['colors', 'cmyk'] : [name, 'true']);
  return members;
}

export const nameOf = () => (current.name || '文稿').replace(/\.(txt|md|docx)$/i, '');

export function formData(members) {
  const data = new FormData();
  for (const [name, value, fileName] of members) {
    if (fileName) data.append(name, value, fileName);
    else data.append(name, value);
  }
  return data;
}
