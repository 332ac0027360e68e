import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { limitExceeded } from './worded-error.ts';

export const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 200;
/** Counts are exact up to here; above it `totalCount` is null and `totalIsEstimate` says why. */
export const COUNTED_UP_TO = 10_000;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_PAGE,
    description: `How many nodes to return, 1 to ${LARGEST_PAGE}; more is refused, never cut silently.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

@ObjectType({ description: 'Where a page ends and whether another follows.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more nodes follow this page.' })
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Pass it as `after` for the next page; null on an empty page.',
  })
  endCursor: string | null;
}

export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | null;
  readonly totalIsEstimate: boolean;
}

/** The edge and connection types of one node type, by the conventions of Relay. */
export function connectionType<Node extends object>(name: string, node: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class EdgeType {
    @Field(() => String, { description: 'Opaque place of this node; pass it as `after`.' })
    cursor: string;

    @Field(node, { description: 'The node itself.' })
    node: Node;
  }

  @ObjectType(`${name}Connection`, { description: `One page of ${name} nodes in a stable order.` })
  class ConnectionType {
    @Field(() => [node()], { description: 'The nodes of this page.' })
    nodes: Node[];

    @Field(() => [EdgeType], { description: 'The same nodes with their cursors.' })
    edges: EdgeType[];

    @Field(() => PageInfo, { description: 'Whether there is more.' })
    pageInfo: PageInfo;

    @Field(() => Int, { nullable: true, description: `All nodes, exact up to ${COUNTED_UP_TO}, else null.` })
    totalCount: number | null;

    @Field(() => Boolean, { description: 'True where there were too many to count.' })
    totalIsEstimate: boolean;
  }
  return ConnectionType;
}

/** The asked page as a limit and an opaque position; throws the limit error above the largest page. */
export function pageRequest(args: PageArgs): { readonly first: number; readonly after: string | null } {
  const first = args.first ?? DEFAULT_PAGE;
  if (!Number.isInteger(first) || first < 1 || first > LARGEST_PAGE) {
    throw limitExceeded('first', LARGEST_PAGE, first);
  }
  return { first, after: args.after ?? null };
}
