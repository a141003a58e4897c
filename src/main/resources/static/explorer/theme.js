// Runs before anything is drawn, so that no page flashes in the wrong colours.
(() => {
  try {
    const chosen = localStorage.getItem('cdr-facade.theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Where cookies are blocked there is no storage, and nothing was chosen.
  }
})();
