import { Checkbox, Input, InputNumber } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { DEPARTMENT_HUES, type HueKey } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';

export interface DepartmentDraft {
  readonly name: string;
  readonly nameEn: string;
  readonly weight: number;
  /** As `#rrggbb`. */
  readonly hue: string;
  /** Whether it signs plans after all other departments. */
  readonly lead: boolean;
}

const HUES = Object.entries(DEPARTMENT_HUES) as [HueKey, string][];

/** The hues to choose from; one of another palette, which a department may have come with, stays on offer. */
function huesFor(own: string): readonly (readonly [HueKey | 'own', string])[] {
  return HUES.some(([, colour]) => colour === own) ? HUES : [...HUES, ['own', own]];
}

/** Name, weight and hue of one department. */
export function DepartmentForm(props: {
  readonly start: DepartmentDraft;
  readonly onLeave: () => void;
  /** Null on success, else why not. */
  readonly onSave: (draft: DepartmentDraft) => Promise<string | null>;
}) {
  const { t } = useWords();
  const [draft, setDraft] = useState(props.start);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const group = useId();
  const change = (part: Partial<DepartmentDraft>) => setDraft({ ...draft, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refusal = await props.onSave({ ...draft, name: draft.name.trim(), nameEn: draft.nameEn.trim() });
    setBusy(false);
    setProblem(refusal);
  };
  return (
    <form className="form department-form" onSubmit={(event) => void submit(event)}>
      <div className="form-field">
        <span>{t('department.name')}</span>
        <Input
          aria-label={t('department.name')}
          autoFocus
          required
          maxLength={40}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </div>
      <div className="form-field">
        <span>{t('department.nameEn')}</span>
        <Input
          aria-label={t('department.nameEn')}
          maxLength={60}
          value={draft.nameEn}
          onChange={(event) => change({ nameEn: event.target.value })}
        />
      </div>
      <div className="form-field">
        <span>{t('department.weight')}</span>
        <InputNumber
          aria-label={t('department.weight')}
          min={0.1}
          max={10}
          step={0.1}
          value={draft.weight}
          style={{ width: '100%' }}
          onChange={(weight) => change({ weight: weight ?? 1 })}
        />
        <span className="muted">{t('department.weightNote')}</span>
      </div>
      <div className="form-field">
        <Checkbox checked={draft.lead} onChange={(event) => change({ lead: event.target.checked })}>
          {t('department.lead')}
        </Checkbox>
        <span className="muted">{t('department.leadNote')}</span>
      </div>
      <fieldset className="plain hues">
        <legend>{t('department.hue')}</legend>
        {huesFor(props.start.hue).map(([key, colour]) => (
          <label key={key} className="hue" title={t(`hue.${key}`)}>
            <input
              type="radio"
              name={group}
              className="visually-hidden"
              checked={draft.hue === colour}
              onChange={() => change({ hue: colour })}
            />
            <span className="hue-swatch" style={{ background: colour }} aria-hidden="true" />
            <span className="visually-hidden">{t(`hue.${key}`)}</span>
          </label>
        ))}
      </fieldset>
      {problem !== null && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <div className="actions">
        <button type="button" className="button" onClick={props.onLeave}>
          {t('department.cancel')}
        </button>
        <button type="submit" className="button primary" disabled={busy || draft.name.trim() === ''}>
          {t(busy ? 'department.saving' : 'department.save')}
        </button>
      </div>
    </form>
  );
}
