/** The compose page's entry: reads the settings, starts the host, draws the window. */
import { createRoot } from 'react-dom/client';
import { outlook } from '../../locales/en/outlook';
import { OutlookHost } from '../host/outlook-host';
import { type Settings, SettingsMistake, parseSettings } from '../host/settings';
import { exposeTestHandle } from '../host/test-handle';
import { OutlookWindow } from './outlook-window';

function readSettings(): Settings | string {
  try {
    return parseSettings(window.location.search, navigator.language);
  } catch (error) {
    return outlook.settings.mistake(error instanceof SettingsMistake ? error.message : String(error));
  }
}

const place = document.getElementById('root');
if (!place) throw new Error('The page has no #root.');
const settings = readSettings();
if (typeof settings === 'string') {
  place.setAttribute('role', 'alert');
  place.textContent = `${outlook.settings.title}. ${settings}`;
} else {
  const host = new OutlookHost(settings, window.localStorage);
  exposeTestHandle(host);
  createRoot(place).render(<OutlookWindow host={host} />);
  void host.start();
}
