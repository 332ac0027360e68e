import type { ApolloServerPlugin } from '@apollo/server';
import { isStorableText } from '@onegrid/interchange';
import { type DocumentNode, visit } from 'graphql';
import type { RequestContext } from '../request/context.ts';
import { wordedError } from './worded-error.ts';

/** Whether every text in a variable, at any depth, can be stored. */
export function holdsStorableText(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(holdsStorableText);
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
