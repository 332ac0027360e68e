import { Tooltip } from 'antd';
import { useWords } from '../messages/use-words.ts';

/** A sign beside a figure that tells how it is worked out: by the pointer, the keyboard or a touch. */
export function Formula({ name, text }: { readonly name: string; readonly text: string }) {
  const { t } = useWords();
  return (
    <Tooltip
      title={text}
      trigger={['hover', 'focus', 'click']}
      // Inside the panel, so that it belongs to a part of the page that has a name.
      getPopupContainer={(sign) => sign.closest<HTMLElement>('.panel') ?? document.body}
    >
      <button type="button" className="formula" aria-label={t('report.formulaOf', { name })}>
        <span aria-hidden="true">ƒ</span>
      </button>
    </Tooltip>
  );
}
