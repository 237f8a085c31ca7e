/** The code that one recipient gets. */
import { PeopleTeam16Regular, Warning16Regular } from '@fluentui/react-icons';
import { METHODS } from '../../verification/methods';
import { usePaneControls } from '../pane-controls';
import { nameOf } from '../recipients/grouping';
import { useWords } from '../words';
import { CodeForm } from './code-form';
import { useRowFrame } from './input-form';
import { InputNote } from './input-note';
import type { MethodInputProps } from './input-place';

export function AccessCodeInput({ row, option, policy, gone }: MethodInputProps) {
  const { pane, verification } = useWords();
  const controls = usePaneControls();
  const { address, kind, displayName, typedAddress } = row.recipient;
  const frame = useRowFrame({ row, option, gone });
  const keeper = controls.sharesCodes() ? 'shared' : 'here';
  const forOrganization = METHODS[option.method].remembers?.scope === 'organization';
  return (
    <CodeForm
      method={option.method}
      policy={policy}
      names={kind === 'person' ? [displayName || typedAddress] : []}
      typedBefore={controls.typed.codes.get(address)}
      note={
        option.known ? (
          <InputNote icon={<Warning16Regular />} warning>
            {pane.input.organizationCodeInUse[keeper](nameOf(row))}
          </InputNote>
        ) : (
          forOrganization && (
            <InputNote icon={<PeopleTeam16Regular />}>{pane.input.organizationCode[keeper](nameOf(row))}</InputNote>
          )
        )
      }
      reminder={verification.tellTheCode(nameOf(row))}
      onType={(typed) => controls.typed.codes.set(address, typed)}
      onUse={(choice) => controls.submitInput(address, choice)}
      frame={{
        ...frame,
        ...(option.known && { title: pane.input.changeOrganizationCode }),
        use: pane.input.useCode,
      }}
    />
  );
}
