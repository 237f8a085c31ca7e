/** Shows the pane in one state, to look at: `?state=missing`. Without a state: a list of them. */
import { createRoot } from 'react-dom/client';
import { App } from '../../../src/taskpane/app';
import { createFakeStore } from '../fake-pane-store';
import { STATES } from './states';

const root = createRoot(document.getElementById('pane')!);
const name = new URLSearchParams(location.search).get('state');
const state = STATES[name ?? ''];
if (state) {
  const store = createFakeStore(state);
  Object.assign(window, { paneStore: store });
  root.render(<App store={store} />);
} else {
  root.render(
    <ul>
      {Object.keys(STATES).map((key) => (
        <li key={key}>
          <a href={`?state=${key}`}>{key}</a>
        </li>
      ))}
    </ul>,
  );
}
