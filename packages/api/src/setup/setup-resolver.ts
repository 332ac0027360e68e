import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asRefusal } from '../schema/refused.ts';
import { createDistrict } from './create-district.ts';
import { CreateDistrictInput, CreateDistrictResult } from './create-district-type.ts';
import {
  RemoveDepartmentResult,
  SaveDepartmentInput,
  SaveDepartmentResult,
} from './department-input-type.ts';
import { saveDepartment } from './save-department.ts';
import { Setup } from './setup-type.ts';
import { setupNow } from './shown-setup.ts';

@Resolver()
export class SetupResolver {
  @Query(() => Setup, { description: 'How far setting up the district has come.' })
  setup(@Ctx() context: RequestContext): Promise<Setup> {
    return setupNow(context);
  }

  @Mutation(() => CreateDistrictResult, {
    description:
      'Create the one district of this server with its administrator, who is signed in. Only while there is none.',
  })
  createDistrict(
    @Arg('input', () => CreateDistrictInput, { description: 'The district and its administrator.' })
    input: CreateDistrictInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof CreateDistrictResult> {
    return createDistrict(input, context);
  }

  @Mutation(() => SaveDepartmentResult, { description: 'Add a department or change one.' })
  saveDepartment(
    @Arg('input', () => SaveDepartmentInput, { description: 'The department.' }) input: SaveDepartmentInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SaveDepartmentResult> {
    return saveDepartment(input, context);
  }

  @Mutation(() => RemoveDepartmentResult, {
    description: 'Remove a department that has never had a layer.',
  })
  async removeDepartment(
    @Arg('id', () => ID, { description: 'Key of the department.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof RemoveDepartmentResult> {
    const refused = await districtOf(context).layers.removeDepartment(id, actorOf(context));
    return refused === null ? setupNow(context) : asRefusal(refused, context);
  }
}
