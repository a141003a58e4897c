// Downloads whole ranges as files.
import { directAddress, Problem, send } from './api.js';
import { h, icon, replace } from './dom.js';
import { number, t } from './i18n.js';
import { latestRequest } from './latest.js';
import { problemCard } from './problem.js';

const FORMATS = ['csv', 'xlsx', 'ndjson'];

/** Above that many calls the browser saves the file itself, as it comes, and shows its own progress. */
const MOST_IN_MEMORY = 100_000;

/**
 * A menu of formats, with the progress of the one under way.
 * @param {() => {parameters: object, total: number}} source what to download at the time of the click
 */
export function downloads(source) {
  const requests = latestRequest();
  const progress = progressBar(requests.abort);
  const fault = h('div');

  async function begin(format) {
    replace(fault);
    const { parameters, total } = source();
    const query = { ...parameters, format, ...(format === 'csv' ? { bom: 'true' } : {}) };
    try {
      await (total > MOST_IN_MEMORY ? leaveToBrowser(query) : save(query));
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        replace(fault, problemCard(problem, () => begin(format)));
      }
    }
  }

  async function save(query) {
    const signal = requests.begin();
    progress.show(0, 0);
    progress.element.classList.remove('absent');
    try {
      await saveAnswer(query, signal, progress.show);
    } finally {
      // A later download shows its own progress.
      if (requests.isLatest(signal)) {
        progress.element.classList.add('absent');
      }
    }
  }

  const element = h('div.downloads', null, menu(begin), progress.element);
  return { element, fault, leave: requests.abort };
}

function menu(choose) {
  const element = h('details.menu', { toggle: watch, keydown: leave }, h('summary', null, icon('download'), t('download.title')),
    h('ul', null, FORMATS.map((format) => h('li', null,
      h('button', { type: 'button', 'data-format': format, click: () => take(format) }, t(`download.${format}`))))));

  /** While it is open, a click elsewhere closes it. */
  function watch() {
    document.removeEventListener('click', closeOutside);
    if (element.open) {
      document.addEventListener('click', closeOutside);
    }
  }

  function closeOutside({ target }) {
    if (!element.contains(target)) {
      element.open = false;
    }
  }

  function leave({ key }) {
    if (key === 'Escape') {
      close();
    }
  }

  function close() {
    element.open = false;
    element.firstChild.focus();
  }

  function take(format) {
    close();
    choose(format);
  }

  return element;
}

/** `show` tells how many calls have come, if that is known, and of how many. */
function progressBar(cancel) {
  const bar = h('progress', { max: 1, 'aria-label': t('download.progress') });
  const told = h('span', { role: 'status' });
  const element = h('div.progress.absent', null, bar, told, h('button.plain', { type: 'button', click: cancel }, t('cancel')));

  function show(lines, total) {
    const known = lines > 0 && total > 0;
    if (known) {
      bar.value = Math.min(lines / total, 1);
    } else {
      bar.removeAttribute('value');
    }
    replace(told, known ? t('download.of', { count: number(Math.min(lines, total)), total: number(total) })
      : total > 0 ? t('download.some', { total: number(total) }) : t('loading'));
  }

  return { element, show };
}

async function leaveToBrowser(query) {
  click(await directAddress('/calls/export', query), '');
}

async function saveAnswer(query, signal, tell) {
  const answer = await send('calls/export', query, { signal, headers: { Accept: '*/*' } });
  const total = Number(answer.headers.get('X-Total-Count') ?? 0);
  const parts = await read(answer.body.getReader(), (lines) => tell(query.format === 'xlsx' ? 0 : lines, total));
  const file = URL.createObjectURL(new Blob(parts, { type: answer.headers.get('Content-Type') }));
  click(file, fileName(answer.headers.get('Content-Disposition'), query.format));
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

/** Each call is a line. A body that is cut off is no file. */
async function read(reader, tell) {
  const parts = [];
  let lines = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return parts;
      }
      parts.push(value);
      lines += value.reduce((count, byte) => (byte === 10 ? count + 1 : count), 0);
      tell(lines);
    }
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Problem({ code: 'cut-off', detail: error.message });
  }
}

function fileName(disposition, format) {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? `calls.${format}`;
}

function click(href, download) {
  const link = h('a', { href, download });
  document.body.append(link);
  link.click();
  link.remove();
}
