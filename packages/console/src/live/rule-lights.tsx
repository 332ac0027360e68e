import type { PlanCheck } from '@onegrid/planning';
import { useWords } from '../messages/use-words.ts';
import { LightSign } from './light-sign.tsx';
import { checksOf, lightOf } from './lights.ts';

/** The lights of all rules for one grid; with `onJump` each is a button that leads to its place. */
export function RuleLights(props: {
  readonly code: string;
  readonly checks: readonly PlanCheck[];
  readonly onJump?: (check: PlanCheck) => void;
}) {
  const { t } = useWords();
  const { code, checks, onJump } = props;
  return (
    <ul className="lights" aria-label={t('light.grid', { code: code.slice(-3) })}>
      {checksOf(checks, code).map((check) => {
        const light = lightOf(check);
        const words = { rule: t(`rule.${check.rule}`), light: t(`light.${light}`) };
        return (
          <li key={check.rule} title={t('light.of', words)}>
            {onJump === undefined ? (
              <>
                <LightSign light={light} />
                <span className="visually-hidden">{t('light.of', words)}</span>
              </>
            ) : (
              <button
                type="button"
                className="light-button"
                aria-label={t('light.jump', { ...words, code: code.slice(-3) })}
                onClick={() => onJump(check)}
              >
                <LightSign light={light} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
