/** Makes an element. Names that begin with "on" are listeners, "class" and "dataset" go as they are, false and null leave an attribute out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'dataset') Object.assign(element.dataset, value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const $ = (selector, within = document) => within.querySelector(selector);

/** Puts children in the place of those that are there. */
export const fill = (element, ...children) => element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));

/** Calls a function once things have been quiet for a while. */
export function quietly(milliseconds, action) {
  let timer = 0;
  const later = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
  later.now = (...values) => {
    clearTimeout(timer);
    return action(...values);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

const paths = {
  plus: 'M12 5v14M5 12h14',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  upload: 'M12 16V5M7 10l5-5 5 5M5 19h14',
  download: 'M12 5v11M7 11l5 5 5-5M5 20h14',
  undo: 'M9 7 4 12l5 5M4 12h10a5 5 0 0 1 5 5v1',
  right: 'm9 6 6 6-6 6',
  check: 'm5 12 5 5L19 7',
  alert: 'M12 4 2.500 20h19zM12 10v5M12 17.500v.5',
};

/** A small drawing beside words that say the same; assistive technology passes over it. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
