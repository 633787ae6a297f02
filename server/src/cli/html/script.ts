/** The page's script (脚本): filters findings by severity, and opens what is folded before printing. The page is whole without it. */

export const SCRIPT = `
(() => {
  const bar = document.getElementById('filter');
  if (bar) {
    const status = document.getElementById('shown');
    const buttons = [...bar.querySelectorAll('button')];
    const apply = () => {
      const shown = new Set(buttons.filter((button) => button.getAttribute('aria-pressed') === 'true').map((button) => button.dataset.filter));
      for (const finding of document.querySelectorAll('.finding')) finding.hidden = !shown.has(finding.dataset.severity);
      for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('.finding:not([hidden])');
      status.textContent = status.dataset.text.replace('{n}', document.querySelectorAll('.group .finding:not([hidden])').length);
    };
    for (const button of buttons) {
      button.addEventListener('click', () => {
        button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
        apply();
      });
    }
    bar.hidden = false;
  }
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    for (const each of folded) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of folded) each.open = false;
  });
})();
`;
