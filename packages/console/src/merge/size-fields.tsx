import { Checkbox, InputNumber, Slider } from 'antd';
import { useWords } from '../messages/use-words.ts';
import type { MergeChoice } from './merge-choice.ts';

type Sizes = Pick<MergeChoice, 'grids' | 'band'>;

/** How many grids, and how far their sizes may lie apart. */
export function SizeFields(props: {
  readonly sizes: Sizes;
  readonly onChange: (change: Partial<Sizes>) => void;
}) {
  const { t, formats } = useWords();
  const { grids, band } = props.sizes;
  return (
    <>
      <div className="form-field">
        <Checkbox
          checked={grids === null}
          onChange={(event) => props.onChange({ grids: event.target.checked ? null : 30 })}
        >
          {t('merge.propose')}
        </Checkbox>
        {grids !== null && (
          <InputNumber
            aria-label={t('merge.grids')}
            min={1}
            max={5000}
            value={grids}
            style={{ width: '100%' }}
            onChange={(value) => props.onChange({ grids: value ?? 1 })}
          />
        )}
      </div>
      <div className="form-field">
        <span>{t('merge.band', { low: formats.number(band[0], 2), high: formats.number(band[1], 2) })}</span>
        <Slider
          range
          min={0.1}
          max={3}
          step={0.05}
          value={[...band]}
          tooltip={{ formatter: null }}
          ariaLabelForHandle={[t('merge.bandLow'), t('merge.bandHigh')]}
          onChange={([low, high]) => props.onChange({ band: [Math.min(low, 0.95), Math.max(high, 1.05)] })}
        />
        <span className="muted">{t('merge.bandNote')}</span>
      </div>
    </>
  );
}
