import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { keyDepartments } from './key-departments.ts';
import { KEY_SCOPES } from './key-scopes.ts';
import {
  ApiKey,
  ApiKeyConnection,
  ApiKeyMadeResult,
  ApiKeyResult,
  ApiKeyScope,
  CreateApiKeyInput,
} from './key-type.ts';
import { createKey, rotateKey } from './make-key.ts';
import { shownKey } from './shown-key.ts';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => ApiKeyConnection, {
    description: 'Keys of the departments that one works for (administrators: of all), newest first.',
  })
  apiKeys(
    @Arg('departmentId', () => ID, { nullable: true, description: 'Only this department’s.' }) departmentId:
      | string
      | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ApiKey>> {
    const may = keyDepartments(context.viewer);
    const asked = departmentId == null ? may : (may?.filter((id) => id === departmentId) ?? [departmentId]);
    return askPage(districtOf(context).keys.keys(asked, pageRequest(page)), shownKey);
  }

  @Query(() => [ApiKeyScope], { description: 'What a key can be made for.' })
  apiKeyScopes(@Ctx() context: RequestContext): ApiKeyScope[] {
    return KEY_SCOPES.map((scope) =>
      Object.assign(new ApiKeyScope(), {
        scope,
        description: context.say(`key-scope-${scope.replace(':', '-')}`),
      }),
    );
  }

  @FieldResolver(() => Department, { description: 'Whose key it is.' })
  department(@Root() key: ApiKey, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(key.departmentId);
  }

  @Mutation(() => ApiKeyMadeResult, {
    description: 'Make a key for a department of one’s own; its secret is in the answer and nowhere else.',
  })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'Whose, what for, until when.' })
    input: CreateApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ApiKeyMadeResult> {
    return createKey(input, context);
  }

  @Mutation(() => ApiKeyMadeResult, {
    description:
      'Put a new secret in the place of a key; both work for a while, so that it can be exchanged.',
  })
  rotateApiKey(
    @Arg('id', () => ID, { description: 'Id of the key.' }) id: string,
    @Arg('overlapHours', () => Int, {
      defaultValue: 24,
      description: 'How long the key goes on working, 0 to 168 hours.',
    })
    overlapHours: number,
    @Ctx() context: RequestContext,
  ): Promise<typeof ApiKeyMadeResult> {
    return rotateKey(id, overlapHours, context);
  }

  @Mutation(() => ApiKeyResult, { description: 'End a key at once; it stays on record.' })
  async revokeApiKey(
    @Arg('id', () => ID, { description: 'Id of the key.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ApiKeyResult> {
    const { keys } = districtOf(context);
    const outcome = await keys.revoke(id, keyDepartments(context.viewer), actorOf(context));
    return isRefused(outcome) ? asRefusal(outcome, context) : shownKey(outcome);
  }
}
