import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useCarryOut } from '../app/use-carry-out.ts';
import { type Person, revealLimitDocument, revealPersonDocument } from '../graphql/person-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Modal } from '../shell/modal.tsx';
import { IconButton } from '../shell/parts.tsx';
import { Refused } from '../shell/refused.tsx';
import { MEMBERS, type PersonField, PURPOSES, type RevealPurpose } from './person-fields.ts';
import { ReasonField, reasonOf } from './reason-field.tsx';
import { SHOWN_SECONDS } from './shown-for.ts';
import type { Revealed } from './use-revealed.ts';

/** Asks what of a person is needed, what for and why, before anything is shown of it. */
export function RevealDialog(props: {
  readonly person: Person;
  readonly known: readonly PersonField[];
  readonly onClose: () => void;
  readonly onRevealed: (values: Revealed) => void;
}) {
  const { t, formats } = useWords();
  const client = useClient();
  const { person, known, onClose } = props;
  const [fields, setFields] = useState<readonly PersonField[]>([]);
  const [purpose, setPurpose] = useState<RevealPurpose | null>(null);
  const [reason, setReason] = useState('');
  const { busy, refused, carryOut } = useCarryOut();
  const [{ data }] = useQuery({
    query: revealLimitDocument,
    requestPolicy: 'network-only',
  });
  const limit = data?.revealLimit;
  const said = reasonOf(reason);
  const ready = fields.length > 0 && purpose !== null && said !== null && !busy;
  const reveal = async () => {
    if (purpose === null || said === null) return;
    // Asked of the client itself: a hook would keep the answer for as long as its part is there.
    const answer = await carryOut(
      client
        .mutation(revealPersonDocument, {
          id: person.id,
          fields: [...fields],
          purpose,
          reason: said,
        })
        .toPromise(),
      (result) => result.revealPerson,
    );
    if (answer !== null) props.onRevealed(answer);
  };
  return (
    <Modal label={t('reveal.title')} className="reveal" onClose={onClose}>
      <div className="panel-head">
        <h2>{t('reveal.title')}</h2>
        <IconButton icon="close" label={t('state.close')} onClick={onClose} />
      </div>
      <form
        className="reveal-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void reveal();
        }}
      >
        <div className="panel-body form">
          <fieldset className="plain">
            <legend>{t('reveal.fields')}</legend>
            {known.map((field) => (
              <label key={field} className="check">
                <input
                  type="checkbox"
                  checked={fields.includes(field)}
                  onChange={({ target }) =>
                    setFields(
                      known.filter((each) => (each === field ? target.checked : fields.includes(each))),
                    )
                  }
                />
                <span className="grow">{t(`personField.${field}`)}</span>
                <span className="muted">{person[MEMBERS[field]]}</span>
              </label>
            ))}
          </fieldset>
          <fieldset className="plain">
            <legend>{t('reveal.purpose')}</legend>
            {PURPOSES.map((each) => (
              <label key={each} className="check">
                <input
                  type="radio"
                  name="purpose"
                  checked={purpose === each}
                  onChange={() => setPurpose(each)}
                />
                <span className="grow">{t(`revealPurpose.${each}`)}</span>
              </label>
            ))}
          </fieldset>
          <ReasonField value={reason} onChange={setReason} />
          <p className="note">
            {t('reveal.recorded', { seconds: formats.number(SHOWN_SECONDS) })}
            {limit !== undefined && (
              <>
                {' '}
                <span data-testid="reveals-left">
                  {t('reveal.left', {
                    left: formats.number(limit.left),
                    limit: formats.number(limit.limit),
                  })}
                </span>
              </>
            )}
          </p>
          <Refused message={refused} />
        </div>
        <div className="panel-foot">
          <button type="button" className="button" onClick={onClose}>
            {t('state.leave')}
          </button>
          <button type="submit" className="button primary wide" disabled={!ready}>
            {t('reveal.yes')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
