/** A guest who does not exist, and whose every word would be known again. */
export interface CanaryGuest {
  readonly surname: string;
  readonly givenName: string;
  readonly email: string;
  readonly phone: string;
  readonly passport: string;
  readonly street: string;
  readonly city: string;
  /** A number of the kind of cards, check digit right. */
  readonly card: string;
}

/** Words that stand in every guest of a script, and nowhere else in the world. */
const SCRIPTS = [
  { surname: 'Zwölfkanarien', givenName: 'Özgürvogel', street: 'Kanariengässchen' },
  { surname: 'Канарейкинский', givenName: 'Жёлтоптица', street: 'Канареечная улица' },
  { surname: 'Καναρινόπουλος', givenName: 'Πουλάκιος', street: 'Οδός Καναρινιών' },
  { surname: 'عصفورالكناري', givenName: 'طائرأصفر', street: 'شارع الكناري' },
  { surname: '金絲雀鳥', givenName: '黃羽毛', street: '金絲雀街' },
  { surname: 'カナリアどり', givenName: 'きいろとり', street: 'カナリア通り' },
] as const;
const CITY = 'Kanarienstadt';
const DOMAIN = 'canary-mail.example';
const PASSPORT = 'CNRYX';
/** Digits that begin every telephone number and every card. */
const PHONE = ['+49 171 555', '+49171555', '49171555'];
const CARD = '492918273';

/** So many guests, the same ones every time, in six scripts by turns. */
export function canaryGuests(count: number): CanaryGuest[] {
  return Array.from({ length: count }, (_, index) => {
    const { surname, givenName, street } = SCRIPTS[index % SCRIPTS.length]!;
    const number = String(index).padStart(4, '0');
    const letters = Array.from(number, (digit) => 'abcdefghij'[Number(digit)]).join('');
    return {
      surname: `${surname}${letters}`,
      givenName: `${givenName}${letters}`,
      email: `vogel.${number}@${DOMAIN}`,
      phone: `${PHONE[0]} ${number}7`,
      passport: `${PASSPORT}${number}`,
      street: `${street} ${number}`,
      city: CITY,
      card: withCheckDigit(`${CARD}${number}00`),
    };
  });
}

/** What must be nowhere: the words of all guests, in clear, as bytes read one by one, and percent-encoded. */
export function canaryWords(): string[] {
  const words = [
    ...SCRIPTS.flatMap(({ surname, givenName, street }) => [surname, givenName, street]),
    CITY,
    DOMAIN,
    PASSPORT,
    ...PHONE,
    CARD,
  ];
  return [
    ...new Set(
      words.flatMap((word) => [word, Buffer.from(word, 'utf8').toString('latin1'), encodeURIComponent(word)]),
    ),
  ];
}

/** The first places where one of the words stands, with what is around it. */
export function findWords(text: string, words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const at = text.indexOf(word);
    return at < 0 ? [] : [`${word}: ${text.slice(Math.max(0, at - 300), at + word.length + 60)}`];
  });
}

/** ISO/IEC 7812-1 annex B. */
function withCheckDigit(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const doubled = Number(digit) * 2;
      return total + (index % 2 === 0 ? (doubled > 9 ? doubled - 9 : doubled) : Number(digit));
    }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
