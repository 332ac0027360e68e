import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Refusal } from '../schema/problem.ts';

export const Role = {
  PLANNER: 'planner',
  OFFICER: 'officer',
  LEADER: 'leader',
  GRID_WORKER: 'grid-worker',
  GRID_HEAD: 'grid-head',
  MICRO_GRID_OFFICER: 'micro-grid-officer',
  BRANCH_SECRETARY: 'branch-secretary',
  BUILDING_HEAD: 'building-head',
  COMMUNITY_WORKER: 'community-worker',
  PROPERTY_COMPANY: 'property-company',
  UNIT_LIAISON: 'unit-liaison',
  ADMINISTRATOR: 'administrator',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

registerEnumType(Role, {
  name: 'Role',
  description: 'What an account is for.',
  valuesConfig: {
    PLANNER: { description: 'Merges layers and edits plans.' },
    OFFICER: { description: 'Works for a department: brings its layer, sees its appeals.' },
    LEADER: { description: 'Reads plans and summaries.' },
    GRID_WORKER: {
      description: 'The one officer of a grid (网格员): sees its appeals and whom they are about.',
    },
    GRID_HEAD: { description: 'Heads a grid (网格长).' },
    MICRO_GRID_OFFICER: { description: 'Information officer of a micro-grid (双微信息员).' },
    BRANCH_SECRETARY: { description: 'Secretary of a grid’s party branch (网格党支部书记).' },
    BUILDING_HEAD: { description: 'Head of a building (楼栋长).' },
    COMMUNITY_WORKER: {
      description: 'Works for a community (社区工作者): sees its appeals and whom they are about.',
    },
    PROPERTY_COMPANY: { description: 'A property company’s person.' },
    UNIT_LIAISON: { description: 'Liaison of a paired unit (结对单位联络员).' },
    ADMINISTRATOR: {
      description:
        'Administers accounts, keys, retention and the log; may call every operation but those that show persons.',
    },
  },
});

@ObjectType({ description: 'A person who may sign in.' })
export class Account {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'The name to sign in with.' })
  name: string;

  @Field(() => String, { description: 'The name to show.' })
  displayName: string;

  @Field(() => Role, { description: 'What the account is for.' })
  role: Role;

  @Field(() => Boolean, { description: 'Whether its password has to be changed before anything else.' })
  passwordMustChange: boolean;
}

@ObjectType({ description: 'Signed in; the session is in an HttpOnly cookie.' })
export class SignedIn {
  @Field(() => Account, { description: 'Who is signed in now.' })
  account: Account;
}

@ObjectType({
  description: 'Name and password are right; sign in again with the code of the authenticator as well.',
})
export class CodeRequired {
  @Field(() => String, { description: 'The same in the language of the request.' })
  message: string;
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  description: 'Signed in, or why not yet.',
  types: () => [SignedIn, CodeRequired, Refusal] as const,
});

@ObjectType({ description: 'A secret for an authenticator; it counts once a code of it was confirmed.' })
export class CodeStarted {
  @Field(() => String, { description: 'To be typed into an authenticator, in Base32.' })
  secret: string;

  @Field(() => String, { description: 'The same as an otpauth address, for a QR code.' })
  uri: string;
}

export const CodeStartResult = createUnionType({
  name: 'CodeStartResult',
  description: 'The new secret, or why there is none.',
  types: () => [CodeStarted, Refusal] as const,
});

export const OwnAccountResult = createUnionType({
  name: 'OwnAccountResult',
  description: 'One’s account as it stands now, or why nothing was changed.',
  types: () => [Account, Refusal] as const,
  resolveType: (value) => ('displayName' in value ? Account : Refusal),
});
