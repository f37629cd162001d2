import { expect, test } from "vitest";
import { Problem } from "../../../text/problem.ts";
import { workspace, write } from "../samples.ts";
import { parseRoster, readRoster } from "./read.ts";

test("Canvas's gradebook: ids, names the other way round, rows of its own left out", () => {
  const roster = parseRoster(
    "Student,ID,SIS User ID,SIS Login ID,Section,HW 1 (9)\n" +
      "    Points Possible,,,,,10\n" +
      '"Doe, Jane",12345,S-7,jdoe,A,\n"Student, Test",1,,,A,\n',
    "canvas.csv",
  );
  expect(roster.columns[5]).toBe("HW 1 (9)");
  expect(roster.students).toMatchObject([
    { id: "12345", name: "Jane Doe", row: { Student: "Doe, Jane", Section: "A" } },
  ]);
  for (const key of ["12345", "s-7", "JDOE"]) expect(roster.find(key)).toBe(roster.students[0]);
});

test("Moodle's grading worksheet: the participant's number is the id of its export", () => {
  const roster = parseRoster(
    "Identifier,Full name,Email address,Grade\nParticipant 77,علی رضایی,ali@school.ir,\n",
    "m.csv",
  );
  expect(roster.find("77")).toMatchObject({ id: "77", name: "علی رضایی", email: "ali@school.ir" });
  expect(roster.find("Ali@school.ir")?.id).toBe("77");
});

test("Brightspace's grades: marks before ids go, and a full name finds a student", () => {
  const text = "\ufeffOrgDefinedId;Username;Last Name;First Name;Email\r\n#9;#jdoe;Doe;Jane;j@s.edu\r\n";
  const roster = parseRoster(text, "b.csv");
  expect(roster.find("9")?.row["OrgDefinedId"]).toBe("#9");
  expect(roster.find("4711", "jane doe")?.id).toBe("9");
});

test("a name that two students have finds none", () => {
  const roster = parseRoster("id,name\n1,Ali\n2,Ali\n", "r.csv");
  expect(roster.find("3", "Ali")).toBeUndefined();
});

test("those without a submission are missing, in the order of the file", () => {
  const roster = parseRoster("id,name\n3,C\n1,A\n2,B\n", "r.csv");
  const missing = roster.missing([
    { student: "1", name: null },
    { student: "unknown", name: null },
  ]);
  expect(missing.map(({ id }) => id)).toEqual(["3", "2"]);
});

test.each([
  ["", "r.csv:1: the roster is empty"],
  ["a,b\n1,2\n", "r.csv:1: got the columns a, b, wanted one with ids"],
  ["id,x,x\n", 'r.csv:1: got two columns called "x"'],
  ["id,name\n1,A\n,B\n", "r.csv:3: got a student without an id, wanted one in id"],
  ["id,name\n1,A\n2,B\n1,C\n", "r.csv:4: got the id 1, which the student of line 2"],
  ["id,email\n1,a@s\n2,A@s\n", "r.csv:3: got the id A@s, which the student of line 2"],
  ["id,name\n1,A,B\n", "r.csv:2: got more or fewer cells"],
  ['id,name\n1,"A\n', "quotation mark"],
])("a roster that says %j is a problem that names the line", (text, words) => {
  expect(() => parseRoster(text, "r.csv")).toThrow(Problem);
  expect(() => parseRoster(text, "r.csv")).toThrow(words);
});

test("a file that is not there or no UTF-8 is a problem in both languages", () => {
  const folder = write(workspace(), { "r.csv": Buffer.from("id\n1", "utf16le") });
  expect(() => readRoster(`${folder}/r.csv`)).toThrow("no UTF-8 text");
  expect(() => readRoster(`${folder}/none.csv`)).toThrow("ENOENT");
});
