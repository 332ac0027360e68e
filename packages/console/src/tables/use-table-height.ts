import { type RefObject, useEffect, useRef, useState } from 'react';

const HEAD_PIXELS = 40;

/** Height that is left for the rows of a table that fills its parent. */
export function useTableHeight(): readonly [RefObject<HTMLDivElement | null>, number] {
  const body = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(200);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) =>
      setHeight(Math.max(80, entry.contentRect.height - HEAD_PIXELS)),
    );
    if (body.current !== null) watch.observe(body.current);
    return () => watch.disconnect();
  }, []);
  return [body, height];
}
