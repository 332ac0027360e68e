import { Field, ID, ObjectType } from 'type-graphql';
import { CheckStatus, EditIssue } from '../plan/edit-type.ts';
import { connectionType } from '../schema/connection.ts';

@ObjectType({ description: 'One rule, looked at for one grid.' })
export class PlanCheck {
  @Field(() => ID, { description: 'Rule and grid.' })
  id: string;

  @Field(() => String, {
    description:
      '`coverage`, `contiguity`, `community`, `unit`, `building`, `band`, `width`, `compactness` or `code`.',
  })
  rule: string;

  @Field(() => String, { description: 'Code of the grid.' })
  grid: string;

  @Field(() => CheckStatus, { description: 'What it came to.' })
  status: CheckStatus;

  @Field(() => [EditIssue], { description: 'What was found, with edits that would mend it.' })
  issues: readonly EditIssue[];
}

export const PlanCheckConnection = connectionType('PlanCheck', () => PlanCheck);
