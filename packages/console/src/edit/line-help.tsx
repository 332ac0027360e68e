import { useWords } from '../messages/use-words.ts';
import { ToolHelp } from './tool-help.tsx';
import type { HeldTool } from './use-hold.ts';

/** The line of help while a line is drawn; a finger has no double press and no Escape, so both are buttons too. */
export function LineHelp(props: {
  readonly start: string;
  readonly next: (length: string) => string;
  readonly last: (length: string) => string;
  /** Points that were set. */
  readonly points: number;
  /** Metres. */
  readonly length: number;
  readonly tool: HeldTool;
}) {
  const { t, formats } = useWords();
  const { points, tool } = props;
  const size = formats.length(props.length);
  return (
    <ToolHelp help={points === 0 ? props.start : points === 1 ? props.next(size) : props.last(size)}>
      {points > 1 && (
        <button type="button" onClick={() => tool.finish()}>
          {t('draw.finish')}
        </button>
      )}
      {points > 0 && (
        <button type="button" onClick={() => tool.giveUp?.()}>
          {t('draw.giveUp')}
        </button>
      )}
    </ToolHelp>
  );
}
