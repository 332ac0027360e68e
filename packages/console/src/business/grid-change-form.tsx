import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { ringAt, setOverlay } from '../app/overlay.ts';
import { useSpeaksFor } from '../app/use-speaks-for.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { requestGridChangeDocument } from '../graphql/business-documents.ts';
import { PlaceStep, WordsStep } from '../map/place-form.tsx';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';

interface Place {
  readonly at: [number, number];
  readonly grid: string;
}

/** Asks for a change of a grid: first the place on the map, then how and why. */
export function GridChangeForm(props: { readonly departmentId: string | null; readonly onSent: () => void }) {
  const { t, name } = useWords();
  const { stage } = useWorkbench();
  const toasts = useToasts();
  const [{ fetching }, run] = useMutation(requestGridChangeDocument);
  const { departments, only: own } = useSpeaksFor();
  const [departmentId, setDepartmentId] = useState(own ?? props.departmentId ?? departments[0]?.id ?? '');
  const [step, setStep] = useState<'none' | 'picking' | 'nowhere'>('none');
  const [place, setPlace] = useState<Place | null>(null);
  const [text, setText] = useState('');
  const leave = () => {
    setStep('none');
    setPlace(null);
    setOverlay({ sketch: [], picked: [] });
  };
  const put = (at: [number, number], grid: string | null) => {
    if (grid === null) {
      setStep('nowhere');
      return;
    }
    setStep('none');
    setPlace({ at, grid });
    setOverlay({ sketch: [ringAt(at)], picked: [grid] });
  };
  useEffect(() => () => setOverlay({ sketch: [], picked: [] }), []);
  const send = async () => {
    if (place === null) return;
    const { data, error } = await run({
      input: { departmentId, grid: place.grid, text: text.trim(), at: place.at, land: null },
    });
    const answer = data?.requestGridChange;
    if (answer?.__typename !== 'GridChangeRequest') {
      toasts.show({ text: t('oneNet.refused', { reason: answer?.message ?? error?.message ?? '' }) });
      return;
    }
    toasts.show({ text: t('gridChange.sent', { code: place.grid }) });
    setText('');
    leave();
    props.onSent();
  };
  if (step === 'none' && place === null) {
    return (
      <button
        type="button"
        className="button primary"
        disabled={stage === null}
        onClick={() => setStep('picking')}
      >
        {t('gridChange.ask')}
      </button>
    );
  }
  return (
    <div className="form business-form">
      {place === null ? (
        <PlaceStep
          help={t(step === 'nowhere' ? 'gridChange.noGrid' : 'gridChange.press')}
          centre={t('gridChange.centre')}
          cancel={t('gridChange.cancel')}
          onPlace={put}
          onCancel={leave}
        />
      ) : (
        <>
          <p role="status">{t('gridChange.grid', { code: place.grid })}</p>
          {own === null && (
            <div className="form-field">
              <span>{t('oneNet.department')}</span>
              <Select
                aria-label={t('oneNet.department')}
                value={departmentId}
                onChange={setDepartmentId}
                options={departments.map((each) => ({ value: each.id, label: name(each) }))}
              />
            </div>
          )}
          <WordsStep
            label={t('gridChange.text')}
            text={text}
            onText={setText}
            send={t('gridChange.send')}
            cancel={t('gridChange.cancel')}
            busy={fetching}
            onSend={() => void send()}
            onCancel={leave}
          />
        </>
      )}
    </div>
  );
}
