/** The problems that stand in the pane at one time, each kind once, in the order in which they should be read. */
import type { PaneProblem } from './types';

type Kind = PaneProblem['problem'];

const ORDER: readonly Kind[] = [
  'outlook-too-old',
  'no-draft',
  'configuration-unreachable',
  'configuration-wrong',
  'no-gateway-key',
  'recipients-unreadable',
  'recipients-without-address',
  'not-saved',
  'headers-not-kept',
  'gateway-key-unusable',
  'too-much-for-one-mail',
  'draft-unreadable',
  'begun-elsewhere',
  'directory-sign-in',
  'directory-not-allowed',
  'directory-away',
  'memory-full',
  'memory-unavailable',
  'memory-unreadable',
];

export function withProblem(problems: readonly PaneProblem[], problem: PaneProblem): PaneProblem[] {
  const others = withoutProblems(problems, problem.problem);
  return [...others, problem].sort((a, b) => ORDER.indexOf(a.problem) - ORDER.indexOf(b.problem));
}

export const withoutProblems = (problems: readonly PaneProblem[], ...kinds: Kind[]): PaneProblem[] =>
  problems.filter(({ problem }) => !kinds.includes(problem));

export const isAbsence = ({ problem }: PaneProblem): boolean => problem.startsWith('directory-');
