import { language, t } from './words.js';

const base = '/api/v1';
const keyName = 'converter.key';
let askForKey = null;

/** A refusal of the service: what, why, and what to do. */
export class Refusal extends Error {
  constructor(status, body) {
    super(body?.title ?? t('problem.unknown', { status }));
    this.status = status;
    this.code = body?.code ?? 'unknown';
    this.detail = body?.detail ?? '';
    this.hint = body?.hint ?? (body?.title ? '' : t('problem.unknownHint'));
    this.findings = body?.findings ?? [];
    this.retryAfter = 0;
  }
}

/** The service cannot be reached. */
export class Unreachable extends Error {
  constructor() {
    super(t('problem.network'));
    this.hint = t('problem.networkHint');
    this.detail = '';
    this.findings = [];
  }
}

export const signIn = (ask) => { askForKey = ask; };
export const hasKey = () => sessionStorage.getItem(keyName) !== null;

function headers(more) {
  const all = { 'Accept-Language': language, ...more };
  const key = sessionStorage.getItem(keyName);
  if (key) all.Authorization = `Bearer ${key}`;
  return all;
}

/** Sends a request; a refusal is thrown as Refusal, a lost connection as Unreachable, an abort as it is. */
export async function send(path, { method = 'GET', body, signal, more = {} } = {}) {
  let answer;
  try {
    answer = await fetch(path.startsWith('/') ? path : `${base}/${path}`, { method, body, signal, headers: headers(more) });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Unreachable();
  }
  if (answer.status === 401 && askForKey) {
    sessionStorage.setItem(keyName, await askForKey());
    return send(path, { method, body, signal, more });
  }
  if ([502, 503, 504].includes(answer.status) && !answer.headers.get('Content-Type')?.includes('problem')) throw new Unreachable();
  if (!answer.ok) {
    const refusal = new Refusal(answer.status, await answer.json().catch(() => null));
    refusal.retryAfter = Number(answer.headers.get('Retry-After')) || 0;
    throw refusal;
  }
  return answer;
}

export const json = async (path, options) => (await send(path, options)).json();

export const post = (path, value) =>
  json(path, { method: 'POST', body: JSON.stringify(value), more: { 'Content-Type': 'application/json' } });

/** Events of a conversion until it rests; begins anew where the connection breaks. */
export async function follow(id, tell, signal) {
  for (let wait = 500; !signal.aborted; wait = Math.min(wait * 2, 8000)) {
    try {
      const answer = await send(`conversions/${id}/events`, { signal });
      wait = 500;
      if (await read(answer.body, tell)) return;
    } catch (error) {
      if (error.name === 'AbortError' || error instanceof Refusal) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function read(body, tell) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return false;
    rest += value;
    const events = rest.split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const name = /^event: (.*)$/m.exec(event)?.[1];
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (!name || !data) continue;
      const told = JSON.parse(data);
      tell(name, told);
      if (name === 'state' && ['succeeded', 'failed', 'cancelled'].includes(told.state)) return true;
    }
  }
}

/** Saves a file. Without a key the browser gets it by itself; with one it must be fetched with the key. */
export async function download(path, event) {
  if (!hasKey()) return;
  event.preventDefault();
  const answer = await send(path);
  const disposition = answer.headers.get('Content-Disposition') ?? '';
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1] ?? 'file');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
