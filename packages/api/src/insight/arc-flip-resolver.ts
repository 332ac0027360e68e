import { FieldResolver, Resolver } from 'type-graphql';
import { Arc } from '../plan/plan-type.ts';

@Resolver(() => Arc)
export class ArcFlipResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What would take it away, in the language of the request; null on the outline and where nothing can.',
  })
  wouldGo(): string | null {
    return null;
  }
}
