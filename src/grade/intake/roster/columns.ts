/** Which columns of a roster say what. */
export interface Columns {
  /** All that name a student, the one that counts first. */
  ids: string[];
  name: string | undefined;
  first: string | undefined;
  last: string | undefined;
  email: string | undefined;
}

/**
 * As the exports head them: our own, Moodle's grading worksheet and participants, Canvas's gradebook, Brightspace's
 * grades, Blackboard's full grade center, Gradescope's roster, GitHub Classroom's. In the order in which they count.
 */
const IDS = [
  ...["student", "id", "student id", "sid", "identifier", "orgdefinedid", "id number", "user id", "sis user id"],
  ...["sis login id", "username", "login", "github_username", "github", "github username", "roster_identifier"],
];
const NAMES = ["name", "full name", "student name", "display name", "نام و نام خانوادگی"];
const FIRST = ["first name", "given name", "نام"];
const LAST = ["last name", "surname", "family name", "نام خانوادگی"];
const EMAIL = ["email", "email address", "e-mail", "mail", "ایمیل"];
const PERSIAN_IDS = ["شماره دانشجویی", "شمارهٔ دانشجویی", "شناسه"];

export function columnsOf(header: readonly string[]): Columns {
  const among = (known: readonly string[]) =>
    known.flatMap((name) => header.filter((column) => column.toLowerCase() === name));
  // Canvas's column "Student" holds names; its id stands in "ID".
  const canvas = header.includes("Student") && header.includes("ID");
  const ids = among([...IDS, ...PERSIAN_IDS]).filter((column) => !(canvas && column === "Student"));
  return {
    ids,
    name: canvas ? "Student" : among(NAMES)[0],
    first: among(FIRST)[0],
    last: among(LAST)[0],
    email: among(EMAIL)[0],
  };
}
