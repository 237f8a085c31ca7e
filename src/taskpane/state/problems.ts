/** The problems that stand in the pane at one time, each kind once, in the order in which they should be read. */
import type { DirectoryAbsence } from '../../directory/types';
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

/** What a person is told of a directory that does not answer. */
export const ABSENCES = {
  away: { problem: 'directory-away', action: 'retry' },
  'sign-in': { problem: 'directory-sign-in', action: 'sign-in' },
  'not-allowed': { problem: 'directory-not-allowed', action: 'retry' },
} as const satisfies Record<DirectoryAbsence, PaneProblem>;

export const isAbsence = ({ problem }: PaneProblem): boolean => problem.startsWith('directory-');

/** One reason at a time; none where the directory answers. */
export const withAbsence = (problems: readonly PaneProblem[], absence: DirectoryAbsence | undefined): PaneProblem[] => {
  const others = problems.filter((one) => !isAbsence(one));
  return absence ? withProblem(others, ABSENCES[absence]) : others;
};
