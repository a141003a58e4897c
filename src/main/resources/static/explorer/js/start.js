// The start page: what runs here, and where to go.
import { credential } from './access.js';
import { home, ownAccount, urlOf } from './api.js';
import { h, replace } from './dom.js';
import { controls } from './header.js';
import { loadWords, t } from './i18n.js';
import { problemCard, wordsProblem } from './problem.js';

const root = document.getElementById('app');

async function begin() {
  let card = wordsProblem;
  try {
    await loadWords();
    document.title = t('start.title');
    card = (problem) => problemCard(problem, begin);
    replace(root, page(await home()));
  } catch (problem) {
    replace(root, h('main', null, card(problem)));
  }
}

function page(facade) {
  return [
    h('header.top', null, h('span.name', null, h('span.mark', { 'aria-hidden': 'true' }), h('span', null, facade.name)),
      h('div.aside', null, controls(begin))),
    h('main.start', { id: 'main' },
      h('h1', null, t('start.heading')),
      h('p.lead', null, runs(facade)),
      h('ul.ways', null, way(facade.links.explorer, 'explorer', true), way(facade.links.swaggerUi, 'swaggerUi'),
        way(facade.links.openapi, 'openapi'), way(facade.links.health, 'health')),
      h('h2', null, t('start.try')),
      h('pre', { tabindex: '0', role: 'region', 'aria-label': t('start.try') },
        `curl '${example(facade)}'${facade.caller && !credential() ? '' : " -H 'Authorization: Bearer …'"}`),
      h('p.quiet', null, t('start.version', { version: facade.version }))),
  ];
}

function example(facade) {
  const account = ownAccount(facade);
  return urlOf('calls', account ? { account, size: 5 } : { size: 5 });
}

function runs(facade) {
  if (facade.sandbox) {
    return t('start.sandbox');
  }
  return facade.accounts.length > 0
    ? t('start.accounts', { names: facade.accounts.map(({ name, zone }) => `${name} (${zone})`).join(', ') }) : t('start.closed');
}

function way(href, name, first) {
  return href ? h('li', null, h('a.card', { href, class: first ? 'first' : null },
    h('strong', null, t(`start.${name}`)), h('span', null, t(`start.${name}.help`)))) : null;
}

begin();
