/**
 * Sensitivity labels of the sample organization, as an administrator makes them in Microsoft
 * Purview.
 */
import { outlook } from '../../locales/en/outlook';

export interface Label {
  /** As Office.js has it: a UUID. */
  id: string;
  name: string;
  tooltip: string;
  color: string;
  children: Label[];
}

const { labels: names } = outlook;
const label = (end: string, name: string, color: string): Label => ({
  id: `5e50e0c1-6d6f-4c5b-9d0e-0000000000${end}`,
  name,
  tooltip: name,
  color,
  children: [],
});

export const LABELS: readonly Label[] = [
  label('01', names.public, '#317100'),
  label('02', names.internal, '#0078d4'),
  label('03', names.confidential, '#a4262c'),
];
