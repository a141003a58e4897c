// The top of the page: where to go, whose calls, language, theme, and leaving.
import { ownAccount } from './api.js';
import { h, icon, replace, spoken } from './dom.js';
import { t } from './i18n.js';
import { chooseLanguage, chooseTheme, isDark, language } from './settings.js';
import { address, go, start, VIEWS } from './state.js';

/**
 * Makes the header.
 * @param {object} facade what runs here
 * @param {{again: () => void, leave: ?() => void}} actions begins over with another language; forgets the key
 */
export function header(facade, { again, leave }) {
  let state = null;
  const tabs = VIEWS.map((view) => h('a', { 'data-view': view }, t(`view.${view}`)));
  const accounts = facade.accounts.length > 1 ? accountChoice(facade.accounts, (account) => go(start(state, { account }))) : null;
  const element = h('header.top', null,
    h('a.name', { href: '../' }, h('span.mark', { 'aria-hidden': 'true' }), h('span', null, facade.name),
      facade.sandbox ? h('span.tag', null, t('sandbox')) : null),
    h('nav', { 'aria-label': t('views') }, tabs),
    h('div.aside', null, accounts, controls(again),
      leave ? h('button.plain', { type: 'button', title: t('access.forget'), click: leave }, icon('lock'), h('span', null, t('access.forget'))) : null));
  const update = (next) => {
    state = next;
    tabs.forEach((tab) => {
      tab.setAttribute('href', address(start(next, { view: tab.dataset.view })));
      tab.toggleAttribute('aria-current', false);
      if (tab.dataset.view === next.view) {
        tab.setAttribute('aria-current', 'page');
      }
    });
    if (accounts) {
      accounts.lastChild.value = next.account ?? facade.accounts.find(({ defaultAccount }) => defaultAccount)?.name ?? ownAccount(facade);
    }
  };
  return { element, update };
}

function accountChoice(accounts, choose) {
  const select = h('select', { id: 'account', change: () => choose(select.value) },
    accounts.map(({ name }) => h('option', { value: name }, name)));
  return h('span.account', null, h('label.spoken', { for: 'account' }, t('account')), select);
}

/** Language and theme. */
export function controls(again) {
  const other = language() === 'zh' ? 'en' : 'zh';
  const theme = h('button.round', { type: 'button', title: t('theme'), click: () => chooseTheme(isDark() ? 'light' : 'dark') });
  replace(theme, icon('theme'), spoken(t('theme')));
  return [
    h('button.plain.language', { type: 'button', lang: other === 'zh' ? 'zh-CN' : 'en', click: () => {
      chooseLanguage(other);
      again();
    } }, other === 'zh' ? '中文' : 'English'),
    theme,
  ];
}
