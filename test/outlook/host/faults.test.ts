import { Faults } from '../../../src/outlook/host/faults';

describe('calls that go wrong', () => {
  it('are read from the setting, one after another', () => {
    const faults = new Faults('152:never,4:9019,15:late20000,3:twice,18:switch,37:kill,35:ignored');
    expect([152, 4, 15, 3, 18, 37, 35, 99].map((call) => faults.take(call))).toEqual([
      'never',
      { code: 9019 },
      { late: 20_000 },
      'twice',
      'switch',
      'kill',
      'ignored',
      undefined,
    ]);
  });

  it('go wrong each time, or once', () => {
    const faults = new Faults('152:never,4:9019:once');
    expect([152, 152, 4, 4].map((call) => faults.take(call))).toEqual(['never', 'never', { code: 9019 }, undefined]);
  });

  it('go right again when that is asked for', () => {
    const faults = new Faults('152:never');
    faults.plan(152, undefined);
    expect(faults.take(152)).toBeUndefined();
  });

  it('are troubles of Outlook, too, until they are taken back', () => {
    const faults = new Faults('events-stop,3:never');
    expect([faults.has('events-stop'), faults.has('no-send-event')]).toEqual([true, false]);
    faults.trouble('no-send-event');
    faults.trouble('events-stop', false);
    expect([faults.has('events-stop'), faults.has('no-send-event')]).toEqual([false, true]);
  });
});
