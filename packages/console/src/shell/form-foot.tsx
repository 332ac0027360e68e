import { useWords } from '../messages/use-words.ts';
import { Refused } from './refused.tsx';

const LOOKS = {
  /** What the form is for is done often, and does no harm. */
  primary: { submit: 'button primary wide', leave: 'button' },
  plain: { submit: 'button', leave: 'button' },
  small: { submit: 'button small', leave: 'button small' },
} as const;

/** The end of a form: why it was refused, the button that sends it, and the one that leaves it as it was. */
export function FormFoot(props: {
  readonly refused: string | null;
  readonly submit: string;
  readonly ready: boolean;
  readonly look?: keyof typeof LOOKS;
  /** Without it the form cannot be left. */
  readonly onLeave: (() => void) | undefined;
}) {
  const { t } = useWords();
  const look = LOOKS[props.look ?? 'primary'];
  return (
    <>
      <Refused message={props.refused} />
      <div className="actions">
        <button type="submit" className={look.submit} disabled={!props.ready}>
          {props.submit}
        </button>
        {props.onLeave !== undefined && (
          <button type="button" className={look.leave} onClick={props.onLeave}>
            {t('state.leave')}
          </button>
        )}
      </div>
    </>
  );
}
