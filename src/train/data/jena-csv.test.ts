import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Problem } from "../../text/problem.ts";
import { FILE, readJena } from "./jena-csv.ts";

// The first lines of the published file.
const HEADER = '"Date Time","p (mbar)","T (degC)","Tpot (K)","Tdew (degC)","rh (%)","VPmax (mbar)","VPact (mbar)","VPdef (mbar)","sh (g/kg)","H2OC (mmol/mol)","rho (g/m**3)","wv (m/s)","max. wv (m/s)","wd (deg)"'; // prettier-ignore
const FIRST = "01.01.2009 00:10:00,996.52,-8.02,265.40,-8.90,93.30,3.33,3.11,0.22,1.94,3.12,1307.75,1.03,1.75,152.30";
const SECOND = "01.01.2009 00:20:00,996.57,-8.41,265.01,-9.28,93.40,3.23,3.02,0.21,1.89,3.03,1309.80,0.72,1.50,136.10";
const NUMBERS = [FIRST, SECOND].flatMap((line) => line.split(",").slice(1).map(Number));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tamrin-jena-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string | Uint8Array, name = "series.csv"): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

async function refusal(path: string, rows = 2): Promise<string> {
  const error: unknown = await readJena(path, rows).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Problem);
  expect((error as Problem).text.en.startsWith(`${path}: `)).toBe(true);
  return (error as Problem).text.en.slice(path.length + 2);
}

test("all numbers of a row are read, the date is not", async () => {
  expect(await readJena(await file([HEADER, FIRST, SECOND].join("\n")), 2)).toEqual(Float32Array.from(NUMBERS));
});

test("a last newline, and lines that end as on Windows, are no errors", async () => {
  const path = await file([HEADER, FIRST, SECOND, ""].join("\r\n"));
  expect(await readJena(path, 2)).toEqual(Float32Array.from(NUMBERS));
});

test("the archive is read as it was published", async () => {
  const archive = zipSync({ "__MACOSX/other": strToU8("x"), [FILE]: strToU8([HEADER, FIRST, SECOND].join("\n")) });
  expect(await readJena(await file(archive, "series.csv.zip"), 2)).toEqual(Float32Array.from(NUMBERS));
});

test("an archive that is cut, or holds something else, is refused", async () => {
  const archive = zipSync({ other: strToU8("x") });
  expect(await refusal(await file(archive, "other.zip"))).toMatch(/^there is no jena_climate_2009_2016\.csv in it; /);
  expect(await refusal(await file(archive.subarray(0, 40), "cut.zip"))).toMatch(/^it cannot be unpacked \(.+\); wanted a zip/); // prettier-ignore
});

test.each([
  [
    "another column",
    [HEADER.replace("Tdew", "Dew"), FIRST],
    'line 1, column 5 is "Dew (degC)"; wanted "Tdew (degC)"; ',
  ],
  ["a column too few", [HEADER, FIRST, SECOND.slice(0, -7)], "line 3 has 14 cells; wanted 15 cells; "],
  ["an empty cell", [HEADER, FIRST.replace("-8.02", "")], 'line 2, column "T (degC)" is ""; wanted a number; '],
  ["a word", [HEADER, FIRST, SECOND.replace("0.72", "calm")], 'line 3, column "wv (m/s)" is "calm"; wanted a number; '],
  ["no number", [HEADER, FIRST.replace("93.30", "NaN")], 'line 2, column "rh (%)" is "NaN"; wanted a number; '],
  ["a row too few", [HEADER, FIRST], "it ends after 1 rows; wanted 2 rows below the header; "],
  ["a row too many", [HEADER, FIRST, SECOND, FIRST], "it goes on after 2 rows; wanted 2 rows below the header; "],
  ["an empty line", [HEADER, FIRST, "", SECOND], "line 3 has 1 cells; wanted 15 cells; "],
  ["nothing", [], "it ends after 0 rows; "],
])("a file with %s is refused, with the place, what was got and wanted", async (_, lines, words) => {
  const told = await refusal(await file(lines.join("\n")));
  expect(told.startsWith(words)).toBe(true);
  expect(told).toMatch(/; get it anew from https:/);
});

test("a file that is not there is named", async () => {
  expect(await refusal(join(folder, "none.csv"))).toMatch(/^there is no such file; wanted the Jena climate series/);
});
