/** A pane too low for toolbar, tools and footer to stay put beside a list, as at 400 % zoom (WCAG 1.4.10): there all of it scrolls. */
export const LOW = '@media (max-height: 420px)';
