import type { ApolloServerPlugin } from '@apollo/server';
import { isStorableText } from '@onegrid/interchange';
import { type DocumentNode, visit } from 'graphql';
import type { RequestContext } from '../request/context.ts';
import { wordedError } from './worded-error.ts';

/** Whether every text in a variable, at any depth, can be stored. */
export function holdsStorableText(value: unknown): boolean {
  const open = [value];
  for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
    if (typeof next === 'string' && !isStorableText(next)) return false;
    if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) open.push(inner);
  }
  return true;
}

function hasStorableLiterals(document: DocumentNode): boolean {
  let storable = true;
  visit(document, {
    StringValue({ value }) {
      storable &&= isStorableText(value);
    },
  });
  return storable;
}

/** Refuses a request with a text that no database takes, before anything runs. */
export const refuseUnstorableText: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, request }) {
        if (holdsStorableText(request.variables) && hasStorableLiterals(document)) return;
        throw wordedError('BAD_USER_INPUT', 'text-not-storable', {}, { http: { status: 400 } });
      },
    };
  },
};
