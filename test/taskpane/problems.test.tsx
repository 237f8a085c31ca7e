/** @jest-environment jsdom */
import { screen, waitFor, within } from '@testing-library/react';
import { pane } from '../../src/locales/en/pane';
import { problemText } from '../../src/taskpane/problems/problem-text';
import type { PaneProblem } from '../../src/taskpane/state/types';
import { anna } from './people';
import { renderPane, rowsOf } from './render-pane';

const bar = (problem: PaneProblem) => screen.findByRole('group', { name: pane.problems[problem.problem].title });

const PROBLEMS: [PaneProblem['problem'], PaneProblem, 'retry' | 'makeRoom' | undefined][] = (
  [
    [{ problem: 'no-gateway-key' }, undefined],
    [{ problem: 'configuration-wrong', mistakes: [] }, undefined],
    [{ problem: 'configuration-unreachable', action: 'retry' }, 'retry'],
    [{ problem: 'outlook-too-old' }, undefined],
    [{ problem: 'no-draft' }, undefined],
    [{ problem: 'recipients-unreadable', action: 'retry' }, 'retry'],
    [{ problem: 'recipients-without-address', names: ['Team North'] }, undefined],
    [{ problem: 'directory-away', action: 'retry' }, 'retry'],
    [{ problem: 'draft-unreadable', parts: ['seal'] }, undefined],
    [{ problem: 'begun-elsewhere', names: [] }, undefined],
    [{ problem: 'memory-unreadable' }, undefined],
    [{ problem: 'memory-full', action: 'make-room' }, 'makeRoom'],
    [{ problem: 'memory-unavailable', action: 'retry' }, 'retry'],
    [{ problem: 'not-saved', action: 'retry' }, 'retry'],
    [{ problem: 'gateway-key-unusable' }, undefined],
    [{ problem: 'too-much-for-one-mail', fits: 1_640 }, undefined],
    [{ problem: 'headers-not-kept', action: 'retry' }, 'retry'],
  ] satisfies [PaneProblem, 'retry' | 'makeRoom' | undefined][]
).map(([problem, action]) => [problem.problem, problem, action]);

test.each(PROBLEMS)('%s is said in words, with its way out', async (_, problem, action) => {
  const { user, store } = await renderPane({ rows: rowsOf(anna), problems: [problem] });
  const shown = await bar(problem);
  expect(shown).toHaveTextContent(problemText(problem, pane).text);
  const button = within(shown).queryByRole('button');
  if (!action) return expect(button).not.toBeInTheDocument();
  await user.click(button!);
  expect(store.calls).toEqual([{ action, values: [] }]);
});

test('says how many people there is room for', async () => {
  await renderPane({ rows: rowsOf(anna), problems: [{ problem: 'too-much-for-one-mail', fits: 1_640 }] });
  expect(await bar({ problem: 'too-much-for-one-mail', fits: 1_640 })).toHaveTextContent(/room for 1,640 of them/);
});

test('names every mistake of the configuration by its path', async () => {
  const problem: PaneProblem = {
    problem: 'configuration-wrong',
    mistakes: [{ path: 'accessCode.minimumLength', message: 'must be a number' }],
  };
  await renderPane({ phase: 'stopped', secure: false, canSwitchOn: false, problems: [problem] });
  expect(within(await bar(problem)).getByRole('listitem')).toHaveTextContent(
    'accessCode.minimumLength must be a number',
  );
  expect(screen.getByRole('switch')).toHaveAccessibleDescription(/hold a mistake/);
});

test('a problem that turns up is said aloud', async () => {
  const { store } = await renderPane({ rows: rowsOf(anna) });
  const { act } = await import('@testing-library/react');
  act(() => store.set({ problems: [{ problem: 'directory-away', action: 'retry' }] }));
  const sentence = 'The directory cannot be reached. What is chosen stays. You can type numbers and codes.';
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(sentence));
});
