/** What a problem is called, and what to do about it. */
import type { PaneProblem } from '../state/types';
import type { Words } from '../words';

export function problemText(problem: PaneProblem, pane: Words['pane']): { title: string; text: string } {
  if (problem.problem === 'too-much-for-one-mail') {
    const { title, text } = pane.problems[problem.problem];
    return { title, text: text(problem.fits) };
  }
  if (problem.problem === 'begun-elsewhere') {
    const { title, text } = pane.problems[problem.problem];
    return { title, text: text(problem.names) };
  }
  const { title, text } = pane.problems[problem.problem];
  return { title, text };
}
