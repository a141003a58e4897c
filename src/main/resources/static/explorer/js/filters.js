// The bar of filters. It shows a state and goes to another one; it keeps none of its own.
import { may } from './access.js';
import { h, icon, replace } from './dom.js';
import { t, word } from './i18n.js';
import { FILTERS, filtersSet, go, start, withoutFilters } from './state.js';
import { local, presetOf, presets, zones } from './time.js';

const METHODS = ['internal', 'manual', 'api', 'two-way', 'predictive', 'ivr'];

const CAUSES = ['normal', 'not-answered', 'no-answer', 'busy', 'cancelled', 'rejected', 'timeout', 'expired',
  'unreachable', 'not-found', 'extension-not-found', 'extension-not-registered', 'location-unknown', 'trunk-failed',
  'callback-failed', 'timer-expired', 'number-changed', 'intercepted', 'forbidden', 'bad-request', 'server', 'other',
  'unknown'];

const ENDERS = ['caller', 'callee', 'server'];

/** What is in the part that opens on demand. */
const FURTHER = FILTERS.filter((name) => !['direction', 'answered', 'number', 'extension'].includes(name));

/**
 * Makes the bar.
 * @param {object} context `zone` of the account and its `accounts`
 * @returns {{element: HTMLElement, update: (state: object) => void}}
 */
export function filterBar(context) {
  let state = {};
  const apply = (changes) => go(start(state, changes));
  const parts = [ranges(context, apply), segments('direction', ['inbound', 'outbound'], apply),
    segments('answered', ['true', 'false'], apply), phone('number', apply), text('extension', 'text', apply)];
  const extra = [select('method', METHODS, apply), select('hangupCause', CAUSES, apply), select('hangupBy', ENDERS, apply),
    select('hasRecording', ['true', 'false'], apply), text('minTalkSeconds', 'number', apply), text('maxTalkSeconds', 'number', apply),
    phone('destination', apply), ...['userId', 'memberId', 'maturity', 'customerId'].map((name) => text(name, 'text', apply)),
    zone(context, apply)];
  const summary = h('summary', null, icon('filter'), h('span', null));
  const further = h('details.further', null, summary, h('div.fields', null, extra.map((part) => part.element)));
  const clear = h('button.plain', { type: 'button', click: clearAll }, t('filter.clear'));
  function clearAll() {
    go(withoutFilters(state));
    // The button is gone then.
    document.getElementById('main').focus({ preventScroll: true });
  }

  const element = h('form.filters', { role: 'search', 'aria-label': t('filter.title'), submit: (event) => event.preventDefault() },
    h('div.fields', null, parts.map((part) => part.element), clear), further);
  const update = (next) => {
    state = next;
    [...parts, ...extra].forEach((part) => part.update(next));
    const set = FURTHER.filter((name) => next[name]).length;
    replace(summary.lastChild, set > 0 ? t('filter.moreSet', { count: set }) : t('filter.more'));
    clear.classList.toggle('absent', filtersSet(next) === 0);
    element.classList.toggle('live', next.view === 'live');
  };
  return { element, update };
}

function field(name, input) {
  return h('div.field', null, h('label', { for: input.id }, t(`filter.${name}`)), input);
}

function text(name, type, apply) {
  let shown = '';
  const take = () => {
    input.value = input.value.trim();
    if (input.value !== shown) {
      shown = input.value;
      apply({ [name]: shown || undefined });
    }
  };
  const input = h('input', { id: `filter-${name}`, type, inputmode: type === 'number' ? 'numeric' : null, min: 0,
    autocomplete: 'off', placeholder: t('filter.any'), change: take });
  input.addEventListener('keydown', (event) => {
    // While Chinese is typed, Enter ends a word first.
    if (event.key === 'Enter' && !event.isComposing) {
      take();
      event.preventDefault();
    }
  });
  const update = (state) => {
    const next = state[name] ?? '';
    // What is typed stays.
    if (input.value === shown) {
      input.value = next;
    }
    shown = next;
  };
  return { element: field(name, input), update };
}

/** Only who may see numbers may look for one; what a link sets is shown, so that it can be cleared. */
function phone(name, apply) {
  const { element, update } = text(name, 'tel', apply);
  return { element, update: (state) => {
    element.classList.toggle('absent', !state[name] && !may('numbers:read'));
    update(state);
  } };
}

function select(name, values, apply) {
  return choice(name, [['', t('filter.any')], ...values.map((value) => [value, word(name, value)])], apply);
}

function zone(context, apply) {
  return choice('zone', zones(context.zone).map((name, at) => [at === 0 ? '' : name, name.replaceAll('_', ' ')]), apply);
}

/** Shows the value of a link too if it is another one, such as several causes. */
function choice(name, options, apply) {
  const other = h('option');
  const input = h('select', { id: `filter-${name}`, change: () => apply({ [name]: input.value || undefined }) },
    options.map(([value, label]) => h('option', { value }, label)));
  const update = (state) => {
    const value = state[name] ?? '';
    other.remove();
    if (!options.some(([known]) => known === value)) {
      other.value = value;
      replace(other, value.split(',').map((one) => word(name, one)).join(', '));
      input.append(other);
    }
    input.value = value;
  };
  return { element: field(name, input), update };
}

function segments(name, values, apply) {
  const buttons = ['', ...values].map((value) => h('button', { type: 'button', 'data-value': value,
    click: () => apply({ [name]: value || undefined }) }, value === '' ? t('filter.all') : word(name, value)));
  const element = h('div.field', { role: 'group', 'aria-label': t(`filter.${name}`) },
    h('span.label', { 'aria-hidden': 'true' }, t(`filter.${name}`)), h('div.segments', null, buttons));
  return { element, update: (state) => press(buttons, state[name] ?? '') };
}

function press(buttons, value) {
  buttons.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.value === value)));
}

function ranges(context, apply) {
  let zoneNow = context.zone;
  const buttons = ['today', 'yesterday', 'week', 'month', 'other'].map((name) => h('button', { type: 'button',
    'data-value': name, 'aria-expanded': name === 'other' ? 'false' : null,
    click: () => (name === 'other' ? openOwn() : apply(presets(zoneNow)[name])) }, t(`range.${name}`)));
  const ends = ['from', 'to'].map((name) => end(name, apply));
  const box = h('div.own.absent', null, ends.map((part) => part.element));
  const openOwn = () => {
    box.classList.remove('absent');
    buttons.at(-1).setAttribute('aria-expanded', 'true');
    press(buttons, 'other');
    box.querySelector('input').focus();
  };
  const element = h('div.range', null, h('div.field', { role: 'group', 'aria-label': t('filter.range') },
    h('span.label', { 'aria-hidden': 'true' }, t('filter.range')), h('div.segments', null, buttons)), box);
  const update = (state) => {
    zoneNow = state.zone ?? context.zone;
    const known = presetOf(state, zoneNow);
    press(buttons, known ?? 'other');
    box.classList.toggle('absent', Boolean(known));
    buttons.at(-1).setAttribute('aria-expanded', String(!known));
    ends.forEach((part) => part.update(state, zoneNow));
  };
  return { element, update };
}

/**
 * An end of a range. Browsers tell each digit that is typed: the year 2026 is 2, 20 and 202 before. So what is typed counts
 * when the person leaves the field, or presses Enter; what is chosen from a calendar counts at once.
 */
function end(name, apply) {
  let shown = '';
  let byKeys = false;
  const take = () => {
    byKeys = false;
    if (input.value !== '' && input.value !== shown) {
      shown = input.value;
      apply({ [name]: shown });
    } else {
      input.value = shown;
    }
  };
  const input = h('input', { id: `filter-${name}`, type: 'datetime-local', step: 60, min: '1970-01-01T00:00', max: '2199-12-31T23:59',
    blur: take,
    keydown: ({ key }) => {
      byKeys = true;
      if (key === 'Enter') {
        take();
      }
    },
    change: () => {
      if (!byKeys) {
        take();
      }
    } });
  const update = (state, zone) => {
    const next = local(state[name], zone).replace(/(T.....):00$/, '$1');
    // What is typed stays.
    if (input.value === shown) {
      input.value = next;
    }
    shown = next;
  };
  return { element: field(name, input), update };
}
