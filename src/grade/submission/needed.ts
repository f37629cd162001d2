const IMPORT = /#lesson\/([\w-]+\/[\w-]+)/g;

/** Of all lessons, by id, those with these ids and what they import, as their texts tell. */
export function lessonsFor(ids: readonly string[], lessons: ReadonlyMap<string, string>): Map<string, string> {
  const needed = new Map<string, string>();
  const wanted = [...ids];
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const text = lessons.get(id);
    if (text === undefined || needed.has(id)) continue;
    needed.set(id, text);
    for (const [, imported] of text.matchAll(IMPORT)) wanted.push(imported!);
  }
  return needed;
}
