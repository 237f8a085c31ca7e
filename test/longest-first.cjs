// Jest begins with the largest files, as it knows nothing of earlier runs in CI. These take long though they are small; last, one of them would run alone.
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = [
  'gateway/relay/killed',
  'model/draft-life',
  'end-to-end/pane-actions',
  'end-to-end/pane-states',
  'end-to-end/directory',
  'end-to-end/draft-paths',
  'end-to-end/outlook-window',
  'service/database/killed',
  'fuzz/fuzz.deep',
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONGEST.findIndex((name) => path.replaceAll('\\', '/').includes(`/test/${name}.test.`));
      return found < 0 ? LONGEST.length : found;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
