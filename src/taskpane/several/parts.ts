/** What loads when somebody begins to select several. */
export { RowCheckbox } from './row-checkbox';
export { SeveralBar } from './several-bar';
export { SharedCode } from './shared-code';
