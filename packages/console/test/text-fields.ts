const ACCOUNTS = 'display names of accounts and reasons of grants';
const TYPED = 'what is typed and goes nowhere from there';
const SEARCHED = 'what is searched for, and what addresses carry';
const REVIEW = 'notes, comments, answers and signatures of a review';
const BUSINESS = 'businesses and requests for changes of grids';
const PERSONS = 'names and homes of persons, masked and revealed';
const DISTRICT = 'the names of a district and of who set it up';

/**
 * Every field for text, by its file and in the order there, with the test in a browser (`browser/xss.test.ts`) that
 * puts scripts where its text is shown; null for passwords, codes and words to repeat, which no page ever shows.
 */
export const TEXT_FIELDS: Readonly<Record<string, readonly (string | null)[]>> = {
  'account/change-password.tsx': [null],
  'account/delegate-form.tsx': ['reasons of delegations'],
  'account/own-code.tsx': [null],
  'account/password-field.tsx': [null],
  'admin/accounts/account-fields.tsx': [ACCOUNTS],
  'admin/accounts/account-list.tsx': [SEARCHED],
  'admin/accounts/create-account.tsx': [TYPED],
  'admin/accounts/grant-form.tsx': [ACCOUNTS],
  'admin/accounts/link-office.tsx': ['accounts of the office', 'accounts of the office'],
  'admin/audit/audit-list.tsx': [SEARCHED],
  'admin/audit/audit-verify.tsx': [TYPED],
  'admin/keys/key-form.tsx': ['names of keys'],
  'admin/retention/retention-rule-row.tsx': ['grounds of retention'],
  'business/business-form.tsx': [BUSINESS, BUSINESS],
  'business/request-row.tsx': [BUSINESS],
  'issues/issue-fixes.tsx': ['reasons of edits and of sizes left as they are'],
  'ledger/ledger-table.tsx': [SEARCHED],
  'map/place-form.tsx': [REVIEW],
  'persons/correct-form.tsx': [PERSONS],
  'persons/erase-form.tsx': [null],
  'persons/person-list.tsx': [SEARCHED, SEARCHED],
  'persons/reason-field.tsx': [PERSONS],
  'picture/picture-dialog.tsx': [TYPED, TYPED],
  'review/comment-card.tsx': [REVIEW],
  'review/open-review.tsx': [REVIEW],
  'review/publish-dialog.tsx': ['the reason of a publication, and codes in its crosswalk'],
  'review/sign-form.tsx': [REVIEW],
  'review/submit-form.tsx': [REVIEW],
  'setup/create-district.tsx': [DISTRICT, DISTRICT, null, null, DISTRICT, null, null],
  'setup/department-form.tsx': [
    'names of departments, and who is in charge',
    'names of departments, and who is in charge',
  ],
  'shell/search.tsx': [SEARCHED],
  'shell/sign-in.tsx': [TYPED, null, null],
  'work/draft-actions.tsx': ['names of plans'],
};
