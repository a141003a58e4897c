// Makes elements. Text is always set as text: nothing here reads HTML.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an HTML element.
 * @param {string} tag its name, with classes: `p.note.quiet`
 * @param {object} [props] attributes; functions listen to the event of that name, `true` is an empty attribute,
 * `null`, `undefined` and `false` are left out, `class` adds to the classes of the name
 * @param {...(Node|string|number|null|undefined|Array)} children
 */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag.split('.')[0]), tag, props, children);
}

/** Makes an SVG element in the same way. */
export function svg(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag.split('.')[0]), tag, props, children);
}

function fill(element, tag, props, children) {
  const classes = tag.split('.').slice(1);
  if (classes.length > 0) {
    element.classList.add(...classes);
  }
  for (const [name, value] of Object.entries(props ?? {})) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (name === 'class') {
      element.classList.add(...(value ?? '').split(' ').filter(Boolean));
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
}

/** Replaces the children of an element. A focus that is lost with them goes to the content as a whole. */
export function replace(element, ...children) {
  const focused = document.activeElement;
  const held = focused !== element && element.contains(focused);
  element.replaceChildren();
  append(element, children);
  if (held) {
    (focused.isConnected ? focused : document.getElementById('main'))?.focus({ preventScroll: true });
  }
}

/** Text for screen readers only. */
export function spoken(text) {
  return h('span.spoken', null, text);
}

/** Says to screen readers what a view shows; its text is replaced, as a new element of that role may say nothing. */
export function announcer() {
  return h('p.spoken', { role: 'status' });
}

const ICONS = {
  inbound: 'M13 3 5 11 M5 5v6h6',
  outbound: 'M4 12 12 4 M6 4h6v6',
  internal: 'M2 8h12 M5 5 2 8l3 3 M11 5l3 3-3 3',
  unknown: 'M4 8h8',
  play: 'M5 3.5v9l7-4.5z',
  close: 'M4 4l8 8 M12 4l-8 8',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7 M13 2.5v3h-3',
  download: 'M8 2.5v7 M5 7l3 3 3-3 M3 13h10',
  link: 'M6.5 9.5l3-3 M7 4.5l1.2-1.2a2.8 2.8 0 0 1 4 4L11 8.5 M9 11.5l-1.2 1.2a2.8 2.8 0 0 1-4-4L5 7.5',
  first: 'M11 4 7 8l4 4 M4.500 4v8',
  prev: 'M10 4 6 8l4 4',
  next: 'M6 4l4 4-4 4',
  last: 'M5 4l4 4-4 4 M11.500 4v8',
  lock: 'M4 7.500h8v6H4z M5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500',
  sort: 'M5 6.500 8 3.500l3 3 M5 9.500l3 3 3-3',
  up: 'M4.500 9.500 8 6l3.500 3.500',
  down: 'M4.500 6.500 8 10l3.500-3.500',
  filter: 'M2.500 4h11 M4.500 8h7 M6.500 12h3',
  theme: 'M8 2.500a5.500 5.500 0 1 0 0 11z M8 2.500a5.500 5.500 0 0 1 0 11',
  pause: 'M5.500 4v8 M10.500 4v8',
};

/** A small picture that says nothing to screen readers. */
export function icon(name) {
  return svg('svg.icon', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: ICONS[name] }));
}
