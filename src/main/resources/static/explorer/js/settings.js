// What a person chose once: language and theme. Kept on this device.

const PREFIX = 'cdr-facade.';

const LANGUAGES = ['en', 'zh'];

/** The language chosen, or else the first one of the browser's that there is. */
export function language() {
  const chosen = localStorage.getItem(`${PREFIX}language`);
  const wanted = [chosen, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
}

export function chooseLanguage(tag) {
  localStorage.setItem(`${PREFIX}language`, tag);
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

export function chooseTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(`${PREFIX}theme`, theme);
}
