/** What a problem is called, and what to do about it. */
import type { PaneProblem } from '../state/types';
import type { Words } from '../words';

export function problemText(problem: PaneProblem, pane: Words['pane']): { title: string; text: string } {
  if (problem.problem === 'too-much-for-one-mail') {
    const { title, text } = pane.problems[problem.problem];
    return { title, text: text(problem.fits) };
  }
  const { title, text } = pane.problems[problem.problem];
  return { title, text };
}
