// Runs before anything is drawn, so that no page flashes in the wrong colours.
(() => {
  const chosen = localStorage.getItem('cdr-facade.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
