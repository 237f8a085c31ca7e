/** Whether mail to this recipient is safe on its way, in plain words; the name of the standard is one click away. */
import { Button } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { Policy, SafeTransport } from '../../verification/types';
import { useDirectionStyles } from '../direction-styles';
import { useCardStyles } from './card-styles';
import { useCardWords } from './card-words';

export interface TransportStatusProps {
  safeTransport: SafeTransport | undefined;
  policy: Policy;
  directoryAway: boolean;
}

export function TransportStatus({ safeTransport, policy, directoryAway }: TransportStatusProps) {
  const styles = useCardStyles();
  const { pointing } = useDirectionStyles();
  const { transport } = useCardWords();
  const headingId = useId();
  const detailId = useId();
  const [unfolded, setUnfolded] = useState(false);
  const status = statusOf(safeTransport, policy, directoryAway);
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {transport.title}
      </h3>
      <p className={styles.text}>{transport.status[status]}</p>
      {safeTransport && (
        <div>
          <Button
            appearance="transparent"
            size="small"
            className={styles.disclosure}
            icon={unfolded ? <ChevronDown16Regular /> : <ChevronRight16Regular className={pointing} />}
            aria-expanded={unfolded}
            aria-controls={unfolded ? detailId : undefined}
            onClick={() => setUnfolded(!unfolded)}
          >
            {transport.which}
          </Button>
          {unfolded && (
            <div id={detailId} className={styles.quiet}>
              {transport.standard(safeTransport)}
            </div>
          )}
        </div>
      )}
    </section>
  );
}

type Status = 'safe' | 'not-accepted' | 'not-used' | 'unknown' | 'away';

function statusOf(safeTransport: SafeTransport | undefined, policy: Policy, directoryAway: boolean): Status {
  if (!safeTransport) return directoryAway ? 'away' : 'unknown';
  if (!policy.allowed['transport-security']) return 'not-used';
  return policy.transport.accepted.includes(safeTransport.standard) ? 'safe' : 'not-accepted';
}
