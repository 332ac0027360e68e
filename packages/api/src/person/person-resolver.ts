import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { viewerReach } from '../access/policies.ts';
import { reaches } from '../access/reach.ts';
import { Appeal } from '../appeal/appeal-type.ts';
import { Department } from '../layer/layer-type.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { erasePerson } from './erase-person.ts';
import { findPersons } from './find-persons.ts';
import {
  CorrectPersonInput,
  Person,
  PersonConnection,
  PersonField,
  PersonFilterInput,
  PersonPlace,
  PersonResult,
  PersonReveal,
  PersonRevealConnection,
  RegisterPersonInput,
  RevealLimit,
  RevealPersonResult,
  RevealPurpose,
} from './person-type.ts';
import { WORKERS } from './policy.ts';
import { correctPerson, registerPerson } from './register-person.ts';
import { revealPerson } from './reveal-person.ts';
import { shownPerson, shownReveal } from './shown-person.ts';

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => PersonConnection, {
    description:
      'Persons within one’s scope, masked, newest first. Looking one up by a number is on record and limited, and impossible by GET.',
  })
  persons(
    @Arg('filter', () => PersonFilterInput, { nullable: true, description: 'Which persons.' })
    filter: PersonFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Person>> {
    return findPersons(filter, page, context);
  }

  @Query(() => Person, {
    nullable: true,
    description: 'One person, masked; null where there is none of this id within one’s scope.',
  })
  async person(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Person | null> {
    const record = await context.loaders.person.load(id);
    return record === null ? null : shownPerson(record);
  }

  @FieldResolver(() => PersonPlace, { nullable: true, description: 'The town of the home; null outside.' })
  async town(@Root() person: Person, @Ctx() context: RequestContext): Promise<PersonPlace | null> {
    return person.townId === null ? null : context.loaders.personTown.load(person.townId);
  }

  @FieldResolver(() => PersonPlace, {
    nullable: true,
    description: 'The community of the home; null outside.',
  })
  async community(@Root() person: Person, @Ctx() context: RequestContext): Promise<PersonPlace | null> {
    return person.communityId === null ? null : context.loaders.personCommunity.load(person.communityId);
  }

  @FieldResolver(() => [Department], { description: 'Departments that handle an appeal of the person.' })
  async departments(@Root() person: Person, @Ctx() context: RequestContext): Promise<Department[]> {
    const found = await Promise.all(person.departmentIds.map((id) => context.loaders.department.load(id)));
    return found.filter((department) => department !== null);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether one may look behind the masks, and correct: where one works with people, not wherever one administers.',
  })
  mayReveal(@Root() person: Person, @Ctx() context: RequestContext): boolean {
    const { townId, communityId, grid, departmentIds } = person;
    return (
      person.erasedAt === null &&
      reaches(viewerReach(context.viewer, 'person', WORKERS), {
        townId,
        communityId,
        gridCode: grid,
        departmentIds,
      })
    );
  }

  @FieldResolver(() => PersonRevealConnection, {
    description: 'Who looked behind the masks, and for what, newest first.',
  })
  reveals(
    @Root() person: Person,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PersonReveal>> {
    return askPage(districtOf(context).persons.reveals(person.id, pageRequest(page)), shownReveal);
  }

  @Query(() => PersonRevealConnection, { description: 'Whom one revealed oneself, newest first.' })
  myReveals(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PersonReveal>> {
    const account = context.viewer?.id ?? '';
    return askPage(districtOf(context).persons.revealsBy(account, pageRequest(page)), shownReveal);
  }

  @Query(() => RevealLimit, { description: 'How many different persons one may still reveal.' })
  revealLimit(@Ctx() context: RequestContext): Promise<RevealLimit> {
    return districtOf(context).persons.revealLimit(context.viewer?.id ?? '');
  }

  @Mutation(() => RevealPersonResult, {
    description: 'Look behind the masks of a person, for a purpose; it is recorded, and limited.',
  })
  revealPerson(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Arg('fields', () => [PersonField], { description: 'What is needed, no more.' }) asked: PersonField[],
    @Arg('purpose', () => RevealPurpose, { description: 'What for.' }) purpose: RevealPurpose,
    @Arg('reason', () => String, {
      description: 'Why, 2 to 200 characters; nothing personal, as it stays in the log.',
    })
    reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof RevealPersonResult> {
    return revealPerson(id, { fields: asked, purpose, reason }, context);
  }

  @Mutation(() => PersonResult, { description: 'Register a person within one’s scope.' })
  registerPerson(
    @Arg('input', () => RegisterPersonInput, { description: 'Who, and where.' }) input: RegisterPersonInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof PersonResult> {
    return registerPerson(input, context);
  }

  @Mutation(() => PersonResult, { description: 'Put right what is wrong about a person.' })
  correctPerson(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Arg('input', () => CorrectPersonInput, { description: 'What changes.' }) input: CorrectPersonInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof PersonResult> {
    return correctPerson(id, input, context);
  }

  @Mutation(() => PersonResult, {
    description: 'Erase a person for good: the key of what is kept is destroyed, also for the log.',
  })
  erasePerson(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Arg('reason', () => String, {
      description: 'Why, 2 to 200 characters; nothing personal, as it stays in the log.',
    })
    reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof PersonResult> {
    return erasePerson(id, reason, context);
  }
}

@Resolver(() => PersonReveal)
export class PersonRevealResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Of whom; null outside one’s scope by now.' })
  async person(@Root() reveal: PersonReveal, @Ctx() context: RequestContext): Promise<Person | null> {
    const record = await context.loaders.person.load(reveal.personId);
    return record === null ? null : shownPerson(record);
  }
}

@Resolver(() => Appeal)
export class AppealPersonsResolver {
  @FieldResolver(() => [Person], { description: 'Whom it is about, masked, as far as one’s scope goes.' })
  async persons(@Root() appeal: Appeal, @Ctx() context: RequestContext): Promise<Person[]> {
    return (await context.loaders.personsOfAppeal.load(appeal.id)).map(shownPerson);
  }
}
