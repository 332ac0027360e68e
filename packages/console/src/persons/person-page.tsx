import { useCallback } from 'react';
import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { type Person, personDocument } from '../graphql/person-documents.ts';
import { GridLink } from '../inspect/branch-page.tsx';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Facts, IconButton, Section } from '../shell/parts.tsx';
import { CorrectForm } from './correct-form.tsx';
import { EraseForm } from './erase-form.tsx';
import { FileForm } from './file-form.tsx';
import { PersonValues } from './person-values.tsx';
import { SeenBy } from './seen-by.tsx';

/** One person, masked; what may be done about it by role, and who looked behind the masks. */
export function PersonPage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [answer, refresh] = useQuery({
    query: personDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  return (
    <>
      <div className="panel-head sub">
        <IconButton
          icon="collapse"
          label={t('person.back')}
          onClick={() => navigation.go({ page: 'persons' })}
        />
        <h3 className="grow">{t('person.one')}</h3>
      </div>
      <div className="panel-body">
        <Loaded answer={answer} find={(data) => data.person} onRetry={again}>
          {(person) => <Found person={person} onChanged={again} />}
        </Loaded>
      </div>
    </>
  );
}

function Found({ person, onChanged }: { readonly person: Person; readonly onChanged: () => void }) {
  const { t, formats, name } = useWords();
  const mayErase = useMay('erasePerson');
  const { community, town, erasedAt, mayReveal } = person;
  const places = [town, community].filter((place) => place !== null).map(name);
  return (
    <>
      {erasedAt === null ? (
        <PersonValues person={person} />
      ) : (
        <p className="note person-gone" role="status">
          {t('person.erasedAt', { at: formats.dateTime(erasedAt) })}
        </p>
      )}
      <Section title={t('person.where')}>
        <Facts
          facts={[
            [t('person.place'), places.length === 0 ? t('person.unknown') : places.join(' · ')],
            [
              t('branch.grid'),
              person.grid === null ? t('person.noGrid') : <GridLink key="grid" code={person.grid} />,
            ],
            [
              t('person.departments'),
              person.departments.length === 0
                ? t('person.noDepartments')
                : person.departments.map(name).join(t('edit.and')),
            ],
            [t('person.created'), formats.dateTime(person.createdAt)],
            [t('person.needed'), formats.dateTime(person.neededAt)],
          ]}
        />
      </Section>
      {mayReveal && <CorrectForm person={person} onChanged={onChanged} />}
      {mayErase && erasedAt === null && (
        <>
          <FileForm id={person.id} />
          <EraseForm id={person.id} onErased={onChanged} />
        </>
      )}
      <Section title={t('person.seenBy')}>
        <SeenBy id={person.id} />
      </Section>
    </>
  );
}
