import type { AccountDetails, SessionRecord } from '@onegrid/store';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../access/account-type.ts';
import { AccountSessionConnection, SessionResult } from '../access/session-type.ts';
import { Department } from '../layer/layer-type.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { changeAccount } from './change-account.ts';
import { createAccount } from './create-account.ts';
import { linkOidc, resetCode, resetPassword, unlockAccount } from './look-after-account.ts';
import {
  AccountCreateResult,
  AccountResult,
  ChangeAccountInput,
  CreateAccountInput,
  GivenGrant,
  ManagedAccount,
  ManagedAccountConnection,
  PasswordResetResult,
} from './managed-account-type.ts';
import { shownAccount } from './shown-account.ts';

const ACCOUNT_ID = { description: 'Id of the account.' } as const;

@Resolver(() => ManagedAccount)
export class AccountResolver {
  @Query(() => ManagedAccountConnection, { description: 'All accounts, by name.' })
  accounts(
    @Arg('text', () => String, { nullable: true, description: 'A part of either name.' }) text: string | null,
    @Arg('role', () => Role, { nullable: true, description: 'What it is for, or what it was given.' })
    role: Role | null,
    @Arg('disabled', () => Boolean, {
      nullable: true,
      description: 'Only those that cannot sign in; with false, only those that can.',
    })
    disabled: boolean | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ManagedAccount>> {
    const filter = {
      ...(text ? { text } : {}),
      ...(role == null ? {} : { role }),
      ...(disabled == null ? {} : { disabled }),
    };
    return askPage(districtOf(context).accounts.accounts(filter, pageRequest(page)), shownAccount);
  }

  @Query(() => ManagedAccount, { nullable: true, description: 'One account; null where there is none.' })
  async account(
    @Arg('id', () => ID, ACCOUNT_ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ManagedAccount | null> {
    const account: AccountDetails | null = await districtOf(context).accounts.account(id);
    return account === null ? null : shownAccount(account);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department an officer works for.' })
  department(
    @Root() account: ManagedAccount,
    @Ctx() context: RequestContext,
  ): Promise<Department | null> | null {
    return account.departmentId === null ? null : context.loaders.department.load(account.departmentId);
  }

  @FieldResolver(() => [GivenGrant], { description: 'What it was given, newest first; also what is over.' })
  grants(@Root() { id }: ManagedAccount, @Ctx() context: RequestContext): Promise<readonly GivenGrant[]> {
    return context.loaders.givenGrants.load(id);
  }

  @FieldResolver(() => AccountSessionConnection, { description: 'Where it is signed in, newest first.' })
  sessions(
    @Root() { id }: ManagedAccount,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SessionRecord>> {
    return askPage(districtOf(context).sessions.sessions(id, pageRequest(page)), asItIs);
  }

  @Mutation(() => AccountCreateResult, { description: 'Make an account.' })
  createAccount(
    @Arg('input', () => CreateAccountInput, { description: 'For whom.' }) input: CreateAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof AccountCreateResult> {
    return createAccount(input, context);
  }

  @Mutation(() => AccountResult, {
    description:
      'Change an account, or keep it from signing in; holds at once. One administrator always stays.',
  })
  changeAccount(
    @Arg('id', () => ID, ACCOUNT_ID) id: string,
    @Arg('input', () => ChangeAccountInput, { description: 'What of it.' }) input: ChangeAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof AccountResult> {
    return changeAccount(id, input, context);
  }

  @Mutation(() => PasswordResetResult, {
    description: 'Give an account a new password, which is shown this once; its sessions end.',
  })
  resetPassword(
    @Arg('id', () => ID, ACCOUNT_ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof PasswordResetResult> {
    return resetPassword(id, context);
  }

  @Mutation(() => AccountResult, {
    description: 'Let an account in again that too many failures have locked.',
  })
  unlockAccount(
    @Arg('id', () => ID, ACCOUNT_ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof AccountResult> {
    return unlockAccount(id, context);
  }

  @Mutation(() => AccountResult, { description: 'Ask for no code any more: the authenticator was lost.' })
  resetCode(
    @Arg('id', () => ID, ACCOUNT_ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof AccountResult> {
    return resetCode(id, context);
  }

  @Mutation(() => AccountResult, {
    description:
      'Join an account with one of the office’s own sign-in; without issuer and subject part them.',
  })
  linkOidc(
    @Arg('id', () => ID, ACCOUNT_ID) id: string,
    @Arg('issuer', () => String, { nullable: true, description: 'The address of the provider.' })
    issuer: string | null,
    @Arg('subject', () => String, { nullable: true, description: 'The provider’s id of the person.' })
    subject: string | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof AccountResult> {
    return linkOidc(id, issuer ?? null, subject ?? null, context);
  }

  @Mutation(() => SessionResult, { description: 'End a session of anybody, at once.' })
  async revokeSession(
    @Arg('id', () => ID, { description: 'Id of the session.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof SessionResult> {
    const ended = await districtOf(context).sessions.revoke(id, null, actorOf(context));
    context.services.sessions.forget();
    return isRefused(ended) ? asRefusal(ended, context) : ended;
  }
}
