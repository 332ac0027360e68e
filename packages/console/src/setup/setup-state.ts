import { useQuery } from 'urql';
import { useLast } from '../app/use-last.ts';
import { type Setup, setupDocument } from '../graphql/setup-documents.ts';

/** How far the set-up has come; read again whenever a change of it was answered. */
export function useSetup(): {
  readonly setup: Setup | null;
  readonly error: string | null;
  retry(): void;
} {
  const [{ data, error }, refresh] = useQuery({
    query: setupDocument,
    // Layers and merges move it as well, and others work on it at the same time.
    requestPolicy: 'cache-and-network',
  });
  const setup = useLast(data)?.setup ?? null;
  return {
    setup,
    error: setup === null ? (error?.message ?? null) : null,
    retry: () => refresh({ requestPolicy: 'network-only' }),
  };
}
