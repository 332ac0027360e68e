import { Select } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useMay } from '../../app/session.tsx';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { type ApiKey, revokeApiKeyDocument, rotateApiKeyDocument } from '../../graphql/key-documents.ts';
import { departmentColour } from '../../map/palette.ts';
import { useWords } from '../../messages/use-words.ts';
import { ConfirmButton } from '../../shell/confirm-button.tsx';
import { Dot } from '../../shell/parts.tsx';
import { Refused } from '../../shell/refused.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { endsSoon, scopesByContext } from './key-state.ts';
import { useScopeName } from './scope-name.ts';

const LOOK: Readonly<Record<ApiKey['state'], string>> = {
  WORKING: 'tag good',
  EXPIRED: 'tag',
  REVOKED: 'tag',
};
const OVERLAPS_HOURS = [0, 1, 24, 168] as const;

interface Props {
  readonly apiKey: ApiKey;
  /** Shows a new secret; without it no other is put in its place here. */
  readonly onMade?: (key: ApiKey, secret: string) => void;
  readonly onChanged: () => void;
}

/** One key: whose, what for, until when, when it was used last; and putting another in its place, or ending it. */
export function KeyRow({ apiKey, onMade, onChanged }: Props) {
  const { t, formats, name } = useWords();
  const toasts = useToasts();
  const scopeName = useScopeName();
  const mayRotate = useMay('rotateApiKey');
  const mayRevoke = useMay('revokeApiKey');
  const [, runRevoke] = useMutation(revokeApiKeyDocument);
  const { refused, carryOut } = useCarryOut();
  const [rotating, setRotating] = useState(false);
  const works = apiKey.state === 'WORKING';
  const used =
    apiKey.lastUsedAt === null
      ? t('apiKey.neverUsed')
      : t('apiKey.lastUsed', { at: formats.dateTime(apiKey.lastUsedAt) });
  const revoke = async () => {
    const answer = await carryOut(runRevoke({ id: apiKey.id }), (data) => data.revokeApiKey);
    if (answer === null) return;
    toasts.show({ text: t('apiKey.revokedToast', { name: apiKey.name }) });
    onChanged();
  };
  return (
    <article className="work-row" aria-label={apiKey.name}>
      <div className="work-row-head">
        <Dot colour={departmentColour(apiKey.department.hue)} />
        <b className="grow wrap-text">{apiKey.name}</b>
        {works && endsSoon(apiKey.expiresAt, new Date()) && (
          <span className="tag warn">{t('apiKey.endsSoon')}</span>
        )}
        <span className={LOOK[apiKey.state]}>{t(`keyState.${apiKey.state}`)}</span>
      </div>
      <span className="muted">{name(apiKey.department)}</span>
      <ul className="chips">
        {scopesByContext(apiKey.scopes).map(({ context, kinds }) => (
          <li key={context} className="chip">
            {scopeName(context, kinds)}
          </li>
        ))}
      </ul>
      <span className="muted">
        {apiKey.revokedAt === null
          ? t('apiKey.until', { at: formats.dateTime(apiKey.expiresAt) })
          : t('apiKey.revokedBy', { by: apiKey.revokedBy ?? '', at: formats.dateTime(apiKey.revokedAt) })}
        {' · '}
        {used}
      </span>
      <span className="muted">
        {t('apiKey.by', { by: apiKey.createdBy, at: formats.dateTime(apiKey.createdAt) })}
      </span>
      <Refused message={refused} />
      {works && !rotating && (
        <div className="actions wrap">
          {mayRotate && onMade && (
            <button
              type="button"
              className="button small"
              aria-label={t('apiKey.rotateOf', { name: apiKey.name })}
              onClick={() => setRotating(true)}
            >
              {t('apiKey.rotate')}
            </button>
          )}
          {mayRevoke && (
            <ConfirmButton
              label={t('apiKey.revoke')}
              name={t('apiKey.revokeOf', { name: apiKey.name })}
              ask={t('apiKey.revokeAsk', { name: apiKey.name, used })}
              yes={t('apiKey.revokeYes')}
              onConfirm={revoke}
            />
          )}
        </div>
      )}
      {rotating && onMade && <Rotate apiKey={apiKey} onMade={onMade} onLeave={() => setRotating(false)} />}
    </article>
  );
}

function Rotate(props: {
  readonly apiKey: ApiKey;
  readonly onMade: NonNullable<Props['onMade']>;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const [, run] = useMutation(rotateApiKeyDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [overlapHours, setOverlap] = useState<number>(24);
  const rotate = async () => {
    const asked = run({ id: props.apiKey.id, overlapHours });
    const answer = await carryOut(asked, (data) => data.rotateApiKey);
    if (answer === null) return;
    props.onLeave();
    props.onMade(answer.key, answer.secret);
  };
  return (
    <div className="note form key-rotate">
      <div className="form-field">
        <span>{t('apiKey.overlap')}</span>
        <Select
          aria-label={t('apiKey.overlap')}
          value={overlapHours}
          onChange={setOverlap}
          options={OVERLAPS_HOURS.map((hours) => ({ value: hours, label: t(`keyOverlap.h${hours}`) }))}
        />
      </div>
      <Refused message={refused} />
      <div className="actions">
        <button type="button" className="button small" disabled={busy} onClick={() => void rotate()}>
          {t('apiKey.rotateYes')}
        </button>
        <button type="button" className="button small" onClick={props.onLeave}>
          {t('state.leave')}
        </button>
      </div>
    </div>
  );
}
