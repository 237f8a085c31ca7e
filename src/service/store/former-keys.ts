/** Under which keys the audit may have an address as it is written: before migration 007 its quotes, its last dot and even its case counted. */
import { comparisonForm } from '../../verification/comparison-form';
import { domainInAscii } from '../../verification/domain-in-ascii';

export function formerKeys(text: string): string[] {
  return [text.trim().normalize('NFC'), comparisonForm(text)].map((form) => {
    const at = form.lastIndexOf('@') + 1;
    const domain = comparisonForm(form.slice(at));
    // the dot counted then
    return form.slice(0, at) + domainInAscii(domain) + (domain.endsWith('.') ? '.' : '');
  });
}
