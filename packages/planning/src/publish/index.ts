export { type CrosswalkPart, type CrosswalkShare, shareOut } from './crosswalk-shares.ts';
export {
  type CommunityFull,
  type GridToPublish,
  type PlanPublication,
  type PublicationInput,
  planPublication,
} from './plan-publication.ts';
