/** English sentences about persons, what is behind their masks, and how long it is kept. */
export const personEn: Readonly<Record<string, string>> = {
  'unknown-person': 'There is no such person within your scope.',
  'person-erased': 'This person was erased; nothing of it can be brought back.',
  'unknown-appeal': 'There is no such appeal within your scope.',
  'unknown-building': 'There is no such building.',
  'out-of-reach':
    'The person would not be within your scope. The grid of the home or the department in charge registers it.',
  'place-expected': 'Give the building of the home, its position, or the appeal.',
  'fields-expected': 'Choose at least one thing to look at.',
  'reason-expected': 'Say why, in {least} to {most} characters.',
  'reason-personal':
    'The reason stays in the log for good: leave names, telephone and identity numbers and homes out of it.',
  'reveal-limit': 'In 24 hours you may look at {limit} persons, and you have. The next from {until} on.',
  'person-name-expected': 'Give the name, in at most {most} characters.',
  'telephone-unusable':
    'A telephone number is a mobile number of 11 digits or a landline with its area code, such as 0553-1234567.',
  'identity-length': 'An identity number has 18 places: 17 digits and a check digit (a digit or X).',
  'identity-date': 'The date of birth in the identity number does not exist.',
  'identity-check': 'The check digit of the identity number does not fit. Compare it with the card.',
  'home-too-long': 'A home is told in at most {most} characters.',
  'correction-empty': 'Nothing is to be corrected.',
  'look-up-limit': 'In 24 hours you may look up {limit} numbers, and you have. The next from {until} on.',
  'file-limit':
    'In 24 hours you may hand out {limit} files of persons, and you have. The next from {until} on.',
  'personal-in-address': 'Look numbers up by POST: they must not stand in an address.',
  'master-key-missing':
    'The server has no master key (ONEGRID_MASTER_KEY) and cannot read or write what is personal. Tell an administrator.',
  'master-key-wrong':
    'The server’s master key is not the one that persons were encrypted with. Tell an administrator.',
  'retention-too-short': 'It is kept for at least {least} days.',
  'retention-too-long': 'It is kept for at most {most} days.',
  'least-group-out-of-range': 'The smallest group has {least} to {most} members.',
  'reveals-out-of-range': 'Persons a day lie between {least} and {most}.',
};
