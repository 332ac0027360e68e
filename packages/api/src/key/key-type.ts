import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

export const ApiKeyState = { WORKING: 'working', EXPIRED: 'expired', REVOKED: 'revoked' } as const;
export type ApiKeyState = (typeof ApiKeyState)[keyof typeof ApiKeyState];

registerEnumType(ApiKeyState, {
  name: 'ApiKeyState',
  description: 'Whether a key works.',
  valuesConfig: {
    WORKING: { description: 'It works.' },
    EXPIRED: { description: 'Its time is over.' },
    REVOKED: { description: 'Somebody revoked it.' },
  },
});

@ObjectType({ description: 'Something that a key can be made for.' })
export class ApiKeyScope {
  @Field(() => String, { description: 'As it is given to `createApiKey`, e.g. `plan:read`.' })
  scope: string;

  @Field(() => String, { description: 'What it allows, in the language of the request.' })
  description: string;
}

@InputType({ description: 'A new key of a department.' })
export class CreateApiKeyInput {
  @Field(() => ID, { description: 'Whose key it is; it sees and does what the department’s officers may.' })
  departmentId: string;

  @Field(() => String, { description: 'What it is for, at most 100 characters.' })
  name: string;

  @Field(() => [String], { description: 'What it is made for, from `apiKeyScopes`; at least one.' })
  scopes: string[];

  @Field(() => DateTime, { description: 'When it ends, within 366 days.' })
  expiresAt: Date;
}

@ObjectType({ description: 'A department’s key to this API. Its secret is shown once, when it is made.' })
export class ApiKey {
  @Field(() => ID, { description: 'Stable id; it stands in the secret too.' })
  id: string;

  @Field(() => String, { description: 'What it is for.' })
  name: string;

  @Field(() => [String], { description: 'What it was made for.' })
  scopes: readonly string[];

  @Field(() => ApiKeyState, { description: 'Whether it works now.' })
  state: ApiKeyState;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => String, { description: 'Who made it.' })
  createdBy: string;

  @Field(() => DateTime, { description: 'When it ends or ended by itself.' })
  expiresAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was used last, to the minute.' })
  lastUsedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null where it was not.' })
  revokedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who revoked it.' })
  revokedBy: string | null;

  @Field(() => ID, { nullable: true, description: 'The key that this one takes the place of.' })
  replacesId: string | null;

  /** Not a field: loaded by the department field. */
  departmentId: string;
}

export const ApiKeyConnection = connectionType('ApiKey', () => ApiKey);

@ObjectType({ description: 'A key was made. Keep the secret: it is not shown again.' })
export class ApiKeyMade {
  @Field(() => ApiKey, { description: 'The key.' })
  key: ApiKey;

  @Field(() => String, { description: 'To be sent as `Authorization: Bearer <secret>`.' })
  secret: string;
}

export const ApiKeyMadeResult = createUnionType({
  name: 'ApiKeyMadeResult',
  description: 'The key with its secret, or why none was made.',
  types: () => [ApiKeyMade, Refusal] as const,
});

export const ApiKeyResult = createUnionType({
  name: 'ApiKeyResult',
  description: 'The key as it stands now, or why nothing was changed.',
  types: () => [ApiKey, Refusal] as const,
});
