import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';

/** What of a person is personal. All of it is encrypted with a key of the person's own. */
export const PERSON_FIELDS = ['name', 'telephone', 'identityNumber', 'home'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export const REVEAL_PURPOSES = ['handling', 'visit', 'verification', 'emergency', 'data-subject'] as const;
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number];

export interface PersonalContent {
  readonly name: string;
  readonly telephone: string | null;
  /** 18 characters, its check digit verified. */
  readonly identityNumber: string | null;
  /** Building, entrance and door, in words. */
  readonly home: string | null;
}

/** A person as everybody sees one who may see the row at all: masked. */
export interface PersonRecord {
  readonly id: string;
  /** `王**`; a person that was erased has empty masks. */
  readonly nameMask: string;
  /** `138****5678` */
  readonly telephoneMask: string | null;
  /** `340212********1234`: the area and the last four only. */
  readonly identityMask: string | null;
  /** Without building and door. */
  readonly homeMask: string | null;
  readonly townId: string | null;
  readonly communityId: string | null;
  readonly gridCode: string | null;
  readonly departmentIds: readonly string[];
  readonly createdAt: Date;
  readonly neededAt: Date;
  readonly erasedAt: Date | null;
}

export interface NewPerson {
  readonly content: PersonalContent;
  /** Where the home is; town, community and grid follow from it, or from `near` where it is null. */
  readonly buildingId: string | null;
  readonly near: { readonly lon: number; readonly lat: number } | null;
  readonly appealId: string | null;
}

export interface RevealRecord {
  readonly id: string;
  readonly personId: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly fields: readonly PersonField[];
  readonly purpose: RevealPurpose;
  readonly reason: string;
  readonly at: Date;
}

/** Everything that is kept about a person, for the person: GB/T 35273 8.6. */
export interface PersonFile {
  readonly person: PersonRecord;
  readonly content: PersonalContent;
  readonly appeals: readonly {
    readonly number: string;
    readonly title: string;
    readonly category: string;
    readonly status: string;
    readonly requestedAt: Date;
    readonly closedAt: Date | null;
  }[];
  readonly reveals: readonly RevealRecord[];
}

export interface PersonFilter {
  /** Exact: the number as it is written, blanks and dashes left out. */
  readonly telephone?: string;
  readonly identityNumber?: string;
  readonly communityId?: string;
  readonly gridCode?: string;
  readonly erased?: boolean;
  /** Only those within; row-level security is asked besides. */
  readonly within?: PersonReach;
}

/** Where persons are seen: by any of these. */
export interface PersonReach {
  readonly everything: boolean;
  readonly towns: readonly string[];
  readonly communities: readonly string[];
  readonly grids: readonly string[];
  readonly departments: readonly string[];
}

/** A town or a community. */
export interface PersonPlaceRecord {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

/**
 * Persons. On a store opened for an account (`Store.in(code, asking)`) row-level security decides what is there at
 * all; on the owner's, everything is. Needs the server's key (`StoreOptions.masterKey`) for everything that reads or
 * writes what is behind the masks: StoreError `master-key-missing` without it, `master-key-wrong` with another.
 */
export interface PersonRepository {
  /**
   * To be asked before `persons` with a number: writes down that somebody looks one up, never which. Null, or refused:
   * `look-up-limit` (`limit`, `until`), so many in 24 hours. Without a number nothing is written.
   */
  lookUp(filter: PersonFilter, by: Actor): Promise<Refused | null>;
  /** Newest first. */
  persons(filter: PersonFilter, page: PageRequest): Promise<Page<PersonRecord>>;
  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, PersonRecord>>;
  /** By appeal, for DataLoader. */
  ofAppeals(appealIds: readonly string[]): Promise<ReadonlyMap<string, readonly PersonRecord[]>>;
  /**
   * Refused: `unknown-appeal`, `unknown-building`, `out-of-reach` (the person would not be the asker's to see, by
   * `mayKeep` or by the database), and what of the content is unusable (`person-name-expected`,
   * `telephone-unusable`, `identity-length`, `identity-date`, `identity-check`, `home-too-long`).
   */
  register(
    input: NewPerson,
    by: Actor,
    mayKeep?: (person: PersonRecord) => boolean,
  ): Promise<PersonRecord | Refused>;
  /** Replaces what was wrong; both values go encrypted into the log. Refused: `unknown-person`, `person-erased`, unusable content. */
  correct(id: string, content: Partial<PersonalContent>, by: Actor): Promise<PersonRecord | Refused>;
  /**
   * The fields behind the mask, with a record of it, in one transaction. Refused: `unknown-person`, `person-erased`,
   * `reveal-limit` (`limit`, `until`): so many different persons in 24 hours, `reason-personal`.
   */
  reveal(
    id: string,
    ask: {
      readonly fields: readonly PersonField[];
      readonly purpose: RevealPurpose;
      readonly reason: string;
    },
    by: Actor,
  ): Promise<
    | { readonly person: PersonRecord; readonly content: Partial<PersonalContent>; readonly left: number }
    | Refused
  >;
  reveals(personId: string, page: PageRequest): Promise<Page<RevealRecord>>;
  revealsBy(accountId: string, page: PageRequest): Promise<Page<RevealRecord>>;
  revealLimit(accountId: string): Promise<{ readonly limit: number; readonly left: number }>;
  /** Towns or communities by id. */
  places(kind: 'town' | 'community', ids: readonly string[]): Promise<ReadonlyMap<string, PersonPlaceRecord>>;
  /** Recorded as a reveal of everything for `data-subject`; it counts, but is never refused for the limit of reveals: there are 20 files in 24 hours, `file-limit` (`limit`, `until`). Else refused as `reveal`. */
  file(id: string, reason: string, by: Actor): Promise<PersonFile | Refused>;
  /**
   * Destroys the person's key, empties masks and indexes, takes names out of the appeal's words. What the log keeps of
   * the person stays there unreadable. Refused: `unknown-person`, `person-erased`.
   */
  erase(id: string, by: Actor): Promise<PersonRecord | Refused>;
}
