import type { ToolName } from '../edit/tool.ts';
import { TOOL_NAMES } from '../edit/tool.ts';
import { useWords } from '../messages/use-words.ts';
import { useWork } from './work-session.tsx';
import type { PlannerPresence } from './work-types.ts';

/** Shown by name; the others are counted. */
const MOST = 4;

/** Who else is at work on the plan; a press goes to where they are. */
export function Planners({ onGo }: { readonly onGo: (at: readonly number[]) => void }) {
  const { t } = useWords();
  const { planners } = useWork();
  if (planners.length === 0) return null;
  return (
    <ul className="planners" aria-label={t('work.planners')} data-testid="planners">
      {planners.slice(0, MOST).map((planner) => (
        <Planner key={planner.accountId} planner={planner} onGo={onGo} />
      ))}
      {planners.length > MOST && <li className="planner more">+{planners.length - MOST}</li>}
    </ul>
  );
}

function Planner(props: {
  readonly planner: PlannerPresence;
  readonly onGo: (at: readonly number[]) => void;
}) {
  const { t } = useWords();
  const { name, tool, at } = props.planner;
  const known: ToolName | undefined = TOOL_NAMES.find((one) => one === tool);
  const label = known === undefined ? name : t('work.plannerTool', { name, tool: t(`tool.${known}`) });
  return (
    <li>
      <button
        type="button"
        className="planner"
        title={label}
        aria-label={label}
        disabled={at === null}
        onClick={() => at !== null && props.onGo(at)}
      >
        {/* The first letter tells apart those of few; the name is in the hint. */}
        {[...name][0] ?? ''}
      </button>
    </li>
  );
}
