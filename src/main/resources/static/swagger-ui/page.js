// Settings of Swagger UI that springdoc has no property for. Runs before the script that starts Swagger UI.
'use strict';

(() => {
  const start = window.SwaggerUIBundle;

  /** Light or dark as the system is, or as was chosen in the explorer. */
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const choice = () => {
    try {
      return localStorage.getItem('cdr-facade.theme');
    } catch {
      return null; // Where cookies are blocked there is no storage.
    }
  };
  const look = () => {
    const chosen = choice();
    const isDark = chosen ? chosen === 'dark' : dark.matches;
    document.documentElement.classList.toggle('dark-mode', isDark);
  };
  dark.addEventListener('change', look);
  look();

  /** Shows the first example of a parameter in its field while that is empty. It is not sent. */
  const examplesAsPlaceholders = {
    wrapComponents: {
      JsonSchemaForm: (Form, { React }) => (properties) => {
        const example = properties.schema?.getIn?.(['examples', 0]);
        const text = example?.join ? example.join(',') : example;
        return React.createElement(Form, { ...properties, description: text ?? properties.description });
      },
    },
  };

  const startWithMore = (settings) => start({
    ...settings,
    requestSnippetsEnabled: true,
    plugins: [...settings.plugins, examplesAsPlaceholders],
  });

  window.SwaggerUIBundle = Object.assign(startWithMore, start);
})();
