/**
 * A component whose code loads when it is first shown. Unlike `React.lazy` it can try again after a failure, which
 * happens on trains, and once loaded it is there at once: no fallback flashes by. One that throws takes nothing else along.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { logFailure, PartBoundary } from './part-boundary';
import { useWords } from './words';

export interface LazyPart<Props> {
  (props: Props & { fallback?: ReactNode }): ReactNode;
  /** Loads ahead of need. Failing is silent here; it is said when the part is shown. */
  warm(): Promise<void>;
  /** Whether it is there. Loads it. */
  useLoaded(): boolean;
}

const useStyles = makeStyles({
  failed: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  // the browser's own: Fluent's comes with the parts, and one of them has just not come
  again: {
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
    border: '1px solid currentColor',
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    cursor: 'pointer',
  },
});

/** @param part its name, for the log */
export function lazyPart<Props extends object>(
  part: string,
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;

  const ensure = () =>
    (loading ??= load().then(
      (component) => (loaded = component),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));

  function Part({ fallback, ...props }: Props & { fallback?: ReactNode }) {
    const [Component, setComponent] = useState<ComponentType<Props> | undefined>(() => loaded);
    const [attempt, setAttempt] = useState<{ failed: boolean }>({ failed: false });
    useEffect(() => {
      if (Component || attempt.failed) return;
      let gone = false;
      ensure().then(
        (component) => !gone && setComponent(() => component),
        (error: unknown) => {
          if (gone) return;
          logFailure(part, 'loading', error);
          setAttempt({ failed: true });
        },
      );
      return () => {
        gone = true;
      };
    }, [Component, attempt]);

    if (Component)
      return (
        <PartBoundary part={part} fallback={(tryAgain) => <PartFailed how="showing" onTryAgain={tryAgain} />}>
          <Component {...(props as unknown as Props)} />
        </PartBoundary>
      );
    if (attempt.failed) return <PartFailed how="loading" onTryAgain={() => setAttempt({ failed: false })} />;
    return fallback ?? null;
  }

  const warm = () =>
    ensure().then(
      () => undefined,
      () => undefined,
    );

  function useLoaded(): boolean {
    const [isThere, setThere] = useState(() => loaded !== undefined);
    useEffect(() => {
      void warm().then(() => setThere(loaded !== undefined));
    }, []);
    return isThere;
  }

  return Object.assign(Part, { warm, useLoaded });
}

function PartFailed({ how, onTryAgain }: { how: 'loading' | 'showing'; onTryAgain: () => void }) {
  const styles = useStyles();
  const { pane } = useWords();
  return (
    <div role="alert" className={styles.failed}>
      {how === 'loading' ? pane.loadingFailed : pane.showingFailed}
      <button className={styles.again} onClick={onTryAgain}>
        {pane.footer.tryAgain}
      </button>
    </div>
  );
}
