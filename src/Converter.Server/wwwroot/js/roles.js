import { t } from './words.js';

/** The roles that a line can be given, with their keys, in the order in which they stand in a document. */
export const roles = [
  { role: 'issuer', key: 'I' },
  { role: 'docnumber', key: 'N' },
  { role: 'title', key: 'T' },
  { role: 'subtitle', key: 'S' },
  { role: 'addressee', key: 'A' },
  { role: 'heading', level: 1, key: '1' },
  { role: 'heading', level: 2, key: '2' },
  { role: 'heading', level: 3, key: '3' },
  { role: 'heading', level: 4, key: '4' },
  { role: 'body', key: 'B' },
  { role: 'attachmentnote', key: 'L' },
  { role: 'signature', key: 'G' },
  { role: 'date', key: 'D' },
  { role: 'note', key: 'P' },
  { role: 'attachment', key: 'K' },
  { role: 'imprint', key: 'C' },
  { role: 'table', key: 'X' },
  { role: 'junk', key: 'J' },
];

/** Those that stand in the bar above the lines. */
export const usual = ['T', '1', '2', '3', '4', 'B', 'J'].map((key) => roles.find((one) => one.key === key));

export const short = (line) => (line.role === 'heading' ? t('role.heading', { n: line.level ?? 1 }) : t(`role.${line.role}`));

export const long = (one) => (one.role === 'heading' ? t('role.headingLong', { n: one.level }) : t(`role.${one.role}`));
