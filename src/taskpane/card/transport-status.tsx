/** Whether mail to this recipient is safe on its way, in plain words; the names of the standards are one click away. */
import { Button } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { transportOf } from '../../verification/known-values';
import type { Policy, RecipientRecord } from '../../verification/types';
import { useDirectionStyles } from '../direction-styles';
import { useCardStyles } from './card-styles';
import { useCardWords } from './card-words';

export interface TransportStatusProps {
  record: RecipientRecord;
  policy: Policy;
  directoryAway: boolean;
}

export function TransportStatus({ record, policy, directoryAway }: TransportStatusProps) {
  const styles = useCardStyles();
  const { pointing } = useDirectionStyles();
  const { transport } = useCardWords();
  const headingId = useId();
  const detailId = useId();
  const [unfolded, setUnfolded] = useState(false);
  const status = statusOf(record, policy, directoryAway);
  const { alsoSafe = [], unsafeTransport = [] } = record;
  const safe = record.safeTransport ? [record.safeTransport, ...alsoSafe] : [];
  const details = [...safe.map(transport.standard), ...unsafeTransport.map(transport.unsafe)];
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {transport.title}
      </h3>
      <p className={styles.text}>{transport.status[status]}</p>
      {details.length > 0 && (
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
            {safe.length > 0 ? transport.which : transport.whyNot}
          </Button>
          {unfolded && (
            <div id={detailId} className={styles.quiet}>
              {details.map((detail) => (
                <div key={detail}>{detail}</div>
              ))}
            </div>
          )}
        </div>
      )}
    </section>
  );
}

type Status = 'safe' | 'not-accepted' | 'not-used' | 'unsafe' | 'unknown' | 'away';

function statusOf(record: RecipientRecord, policy: Policy, directoryAway: boolean): Status {
  const safeTransport = transportOf(record, policy);
  if (!safeTransport) return directoryAway ? 'away' : record.unsafeTransport ? 'unsafe' : 'unknown';
  if (!policy.allowed['transport-security']) return 'not-used';
  return policy.transport.accepted.includes(safeTransport.standard) ? 'safe' : 'not-accepted';
}
