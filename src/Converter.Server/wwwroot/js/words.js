import { words } from './text.js';

const wanted = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'zh' || tag === 'en');

/** The language of the page: English where the browser asks for it before Chinese, otherwise Chinese. */
export const language = wanted === 'en' ? 'en' : 'zh';

const at = language === 'en' ? 1 : 0;

/** A sentence of the dictionary with its values put in. */
export const t = (key, values = {}) =>
  (words[key]?.[at] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));

export const has = (key) => key in words;

const dates = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });

export const when = (iso) => dates.format(new Date(iso));

export const count = (number) => new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN').format(number);

/** A message of a report, which has both languages. */
export const spoken = (message) => (message && typeof message === 'object' ? message[language] ?? message.zh : message) ?? '';
