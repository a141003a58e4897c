// What a person chose once: language and theme. Kept on this device.

const PREFIX = 'cdr-facade.';

const LANGUAGES = ['en', 'zh'];

/**
 * A storage of the browser. Where cookies are blocked there is none: what is kept then lasts as long as the page.
 * @param {'localStorage' | 'sessionStorage'} area
 */
export function storage(area) {
  const memory = new Map();
  const attempt = (use, instead) => {
    try {
      return use(window[area]);
    } catch {
      return instead();
    }
  };
  return {
    get: (name) => attempt((kept) => kept.getItem(name), () => memory.get(name) ?? null),
    set: (name, value) => attempt((kept) => kept.setItem(name, value), () => memory.set(name, value)),
    remove: (name) => attempt((kept) => kept.removeItem(name), () => memory.delete(name)),
  };
}

const kept = storage('localStorage');

/** The language chosen, or else the first one of the browser's that there is. */
export function language() {
  const chosen = kept.get(`${PREFIX}language`);
  const wanted = [chosen, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
}

export function chooseLanguage(tag) {
  kept.set(`${PREFIX}language`, tag);
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

export function chooseTheme(theme) {
  document.documentElement.dataset.theme = theme;
  kept.set(`${PREFIX}theme`, theme);
}
