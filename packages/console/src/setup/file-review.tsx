import type { ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';
import { Facts, Section } from '../shell/parts.tsx';
import { DeclarationFields } from './declaration.tsx';
import { FileDrop } from './file-drop.tsx';
import { FileProblemNote } from './file-problem.tsx';
import { SampleTable } from './sample-table.tsx';
import type { BroughtFile } from './use-brought-file.ts';
import { usePreview } from './use-preview.ts';

/**
 * A file on its way in: chosen, looked at on the map under the reference system it is declared to have, its
 * columns read in the encoding it is declared to have. What else is to be said of it stands between, as `children`.
 */
export function FileReview(props: {
  readonly brought: BroughtFile;
  readonly colour: string;
  readonly replacing?: boolean;
  readonly children?: ReactNode;
}) {
  const { t, formats } = useWords();
  const { brought } = props;
  const { inspection } = brought;
  const preview = usePreview(brought, props.colour);
  return (
    <div className="form file-review" data-testid="file-review" aria-busy={brought.reading}>
      <FileDrop brought={brought} replacing={props.replacing} />
      <FileProblemNote problem={brought.problem} />
      {brought.fileId !== null && (
        <>
          {inspection !== null && (
            <Section title={t('file.content')} aside={t('file.onMap')}>
              <Facts
                facts={[
                  [t('file.format'), inspection.format],
                  [
                    t('file.geometry'),
                    `${t('file.features', { number: formats.number(inspection.features) })} · ${geometryWords(inspection.geometryTypes, t)}`,
                  ],
                ]}
              />
              <div className="actions">
                <button type="button" className="button" onClick={preview.toFile}>
                  {t('file.toFile')}
                </button>
                {inspection.insideShare !== null && (
                  <button type="button" className="button" onClick={preview.toDistrict}>
                    {t('file.toDistrict')}
                  </button>
                )}
              </div>
            </Section>
          )}
          {mayBeDeclared(brought) && <DeclarationFields brought={brought} />}
        </>
      )}
      {props.children}
      {inspection !== null && <SampleTable inspection={inspection} />}
    </div>
  );
}

/** Whether declaring helps: the file can be read, or fails for its coordinates or characters alone. */
function mayBeDeclared({ inspection, asTold, problem }: BroughtFile): boolean {
  if (inspection !== null || asTold !== null) return true;
  return problem !== null && /^(reference|coordinates?|encoding)-/.test(problem.code);
}

const KNOWN_TYPES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
] as const;

function geometryWords(types: readonly string[], t: ReturnType<typeof useWords>['t']): string {
  const words = KNOWN_TYPES.filter((type) => types.includes(type)).map((type) => t(`geometryType.${type}`));
  return [...new Set(words)].join(t('edit.and'));
}
