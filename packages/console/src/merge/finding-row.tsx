import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { useFly } from '../workspaces/fly.ts';
import type { MergeFinding } from './report.ts';

/** One finding; pressing it flies to its place. */
export function FindingRow({ finding }: { readonly finding: MergeFinding }) {
  const { t, name, reason } = useWords();
  const { departments } = useWorkbench();
  const fly = useFly();
  const department = departments.find(({ id }) => id === finding.department);
  const params = {
    ids: finding.ids,
    code: finding.ids[0] ?? '',
    ...(finding.areaM2 === undefined ? {} : { area: finding.areaM2 }),
  };
  const tone = { error: 'bad', warning: 'warn', notice: '' }[finding.severity];
  return (
    <button type="button" className="row" disabled={finding.at === undefined} onClick={() => fly(finding.at)}>
      <span className={`tag ${tone}`}>{t(`severity.${finding.severity}`)}</span>
      <span className="grow wrap">
        <span>{reason(finding.kind, params)}</span>
        <span className="muted">
          {[
            department === undefined ? finding.department : name(department),
            finding.repair === undefined ? undefined : reason(finding.repair),
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
      </span>
    </button>
  );
}
