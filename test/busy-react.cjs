// On a busy machine React lays a render aside after 5 ms and goes on in a later turn. In the tests it does so at every
// chance, so that a test which looks too early fails on each machine and not on a slow one alone. An act of `user` ends
// when React has nothing left to do, as between two clicks of a person.
if (typeof document !== 'undefined') {
  const { configure, getConfig } = require('@testing-library/react');
  const scheduler = require('scheduler');

  // milliseconds that each look at the clock takes: with 2 of them React yields after one component
  const STEP = 2;
  let now = 0;
  scheduler.unstable_now = () => (now += STEP);

  const laterTurn = setTimeout; // kept, as a test may put a false clock in its place
  const turn = () => new Promise((resolve) => laterTurn(resolve, 0));
  const idle = () =>
    new Promise((resolve) => {
      scheduler.unstable_scheduleCallback(scheduler.unstable_IdlePriority, () => resolve());
    });

  const { asyncWrapper } = getConfig();
  configure({
    asyncWrapper: (act) =>
      asyncWrapper(async () => {
        const result = await act();
        await turn();
        await idle();
        return result;
      }),
  });
}
