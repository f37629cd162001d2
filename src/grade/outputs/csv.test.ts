import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Problem } from "../../text/problem.ts";
import type { Class } from "../grade.ts";
import { anyClass, hostile } from "../testing/any-grade.ts";
import { parseRoster } from "../intake/roster/read.ts";
import { classOf, failing, gradeOf, passing, taskGrade } from "../testing/grades.ts";
import { brightspace } from "./brightspace.ts";
import { canvas } from "./canvas.ts";
import { csv } from "./csv.ts";
import { enrolledIn } from "./enrolled.ts";
import { gradesCsv } from "./grades-csv.ts";
import { moodle } from "./moodle.ts";
import type { Roster } from "./roster.ts";

const WHY = { en: "the zip is broken", fa: "زیپ خراب است" };

const CLASS = classOf(
  [
    gradeOf("007", [taskGrade("02-xo/relu", [passing("a"), failing("b")], { points: 2.5, max: 5 })], {
      name: "علی‌رضا",
    }),
    gradeOf("ali", [], { outcome: "refused", why: WHY, points: 0, max: 5, submitted: null }),
    gradeOf("sara", [], { outcome: "ungradable", why: WHY, points: 0, max: 5 }),
  ],
  "tasks: relu",
);

const columns = {
  ID: "12",
  "SIS User ID": "u7",
  "SIS Login ID": "l7",
  Section: "A",
  OrgDefinedId: "0070",
  "ID number": "9",
};
const ROSTER: Roster = new Map([
  ["007", { name: "Ali Reza", email: "a@b.c", columns }],
  ["zed", { name: null, email: null, columns: {} }],
]);

const options = { lang: "en", at: new Date(0), item: "Tamrin" } as const;
const rows = (text: string): string[][] => parse(text, { bom: true });

test("Canvas gets its five columns, the points possible, and a blank where there is no score", () => {
  expect(rows(canvas(CLASS, { ...options, roster: ROSTER }))).toEqual([
    ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Tamrin"],
    ["    Points Possible", "", "", "", "", "5"],
    ["Ali Reza", "12", "u7", "l7", "A", "2.5"],
    ["", "", "ali", "", "", "0"],
    ["", "", "sara", "", "", ""],
    ["", "", "zed", "", "", ""],
  ]);
});

test("no student is Canvas's row of points, and no assignment a column that Canvas drops", () => {
  const held = classOf([gradeOf("a", [], { name: "    Points Possible" })], "tasks: relu");
  expect(rows(canvas(held, options)).filter(([name]) => name!.includes("Points Possible")).length).toBe(1);
  expect(() => canvas(held, { ...options, item: "Final Score" })).toThrow(Problem);
});

test("Moodle gets id, grade and feedback, and a column of e-mail only where everyone has one", () => {
  expect(rows(moodle(CLASS, options))).toEqual([
    ["ID number", "Tamrin (Real)", "Tamrin (Feedback)"],
    ["007", "2.5", "2.5 of 5 points | 02-xo/relu: 2.5 of 5 points: 1 of 2 tests pass; 2.5 points lost"],
    ["ali", "0", "0 of 5 points | the zip is broken"],
    ["sara", "", expect.stringMatching(/^the grader could not/)],
  ]);
  const all: Roster = new Map(
    ["007", "ali", "sara"].map((id) => [id, { name: null, email: `${id}@x.y`, columns: {} }]),
  );
  expect(rows(moodle(CLASS, { ...options, roster: all }))[1]!.slice(0, 2)).toEqual(["007", "007@x.y"]);
  expect(rows(moodle(CLASS, { ...options, roster: ROSTER }))[1]![0]).toBe("9");
});

test("a student without an id is no row of Moodle's, which would give it to the one before", () => {
  const held = classOf([gradeOf("", []), gradeOf(" ", []), gradeOf("0", []), gradeOf("b", [])], "tasks: relu");
  expect(rows(moodle(held, options)).map(([id]) => id)).toEqual(["ID number", "b"]);
});

test("Brightspace gets ids that keep their zeros and an end for each row", () => {
  const text = brightspace(CLASS, { ...options, roster: ROSTER });
  expect(text.startsWith("OrgDefinedId,")).toBe(true);
  expect(rows(text)).toEqual([
    ["OrgDefinedId", "Tamrin Points Grade", "End-of-Line Indicator"],
    ["#0070", "2.5", "#"],
    ["#ali", "0", "#"],
    ["#sara", "", "#"],
    ["#zed", "", "#"],
  ]);
});

test("ids of Brightspace's own list, which have their mark, get no second one", () => {
  const list = parseRoster("OrgDefinedId,Username,End-of-Line Indicator\n#S4021,#jdoe,#\n#S4022,#ali,#\n", "list.csv");
  const held = classOf([gradeOf("S4021", [])], "tasks: relu");
  const [, ...lines] = rows(brightspace(held, { ...options, roster: enrolledIn(held, list) }));
  expect(lines.map(([id]) => id)).toEqual(["#S4021", "#S4022"]);
});

test("the general table has a column for each task, names in their own letters, and a mark for Excel", () => {
  const text = gradesCsv(CLASS, { ...options, roster: new Map([...ROSTER].slice(1)) });
  expect(text.startsWith("\ufeffstudent,")).toBe(true);
  expect(rows(text)).toEqual([
    [..."student,name,email,submitted,outcome,points,max,lost to lateness,02-xo/relu,why".split(",")],
    ["007", "علی‌رضا", "", "2026-10-01T10:00:00Z", "graded", "2.5", "5", "0", "2.5", ""],
    ["ali", "", "", "", "refused", "0", "5", "0", "0", WHY.en],
    ["sara", "", "", "2026-10-01T10:00:00Z", "ungradable", "", "", "", "", WHY.en],
    ["zed", "", "", "", "missing", "", "", "", "", ""],
  ]);
});

const FORMULA = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

test("no cell is a formula, and what is none stays as it is", () => {
  const texts = fc.sample(hostile, { seed: 1397, numRuns: 2000 });
  const cells = rows(csv([["head"], ...texts.map((text) => [text, "end"])], { excel: true }).replace("head", "head,x"));
  expect(cells.length).toBe(2001);
  expect(cells.flat().filter((cell) => FORMULA.test(cell))).toEqual([]);
  expect(texts.filter((text) => FORMULA.test(text)).length).toBeGreaterThan(100);
  expect(rows(csv([["007", "a-b", "علی‌رضا", 'a "b", c', -1]], { excel: false }))).toEqual([
    ["007", "a-b", "علی‌رضا", 'a "b", c', "-1"],
  ]);
});

test("every table of any class has a row for each student and as many cells in each", () => {
  const all = fc.sample(anyClass, { seed: 7, numRuns: 100 });
  const tables: [(held: Class) => string, number][] = [
    [(held) => gradesCsv(held, options), 1],
    [(held) => canvas(held, options), 2],
    [(held) => brightspace(held, options), 1],
  ];
  for (const held of all)
    for (const [write, heads] of tables) expect(rows(write(held)).length).toBe(held.grades.length + heads);
});
