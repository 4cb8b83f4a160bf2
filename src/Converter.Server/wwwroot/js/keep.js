// What is typed is kept in the browser: words in localStorage, at once; files and unsent requests in IndexedDB.

const name = 'converter.draft';
let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('converter', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('files');
      request.result.createObjectStore('outbox');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function within(store, mode, action) {
  const transaction = (await database()).transaction(store, mode);
  const request = action(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const put = (store, key, value) => within(store, 'readwrite', (all) => all.put(value, key));
export const get = (store, key) => within(store, 'readonly', (all) => all.get(key));
export const remove = (store, key) => within(store, 'readwrite', (all) => all.delete(key));
export const all = (store) => within(store, 'readonly', (every) => every.getAll());
export const clear = (store) => within(store, 'readwrite', (every) => every.clear());

/** Keeps the draft; false where the browser has no room for it. */
export function keepDraft(draft) {
  try {
    localStorage.setItem(name, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function draft() {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? null;
  } catch {
    return null;
  }
}
