import type { Random } from "../../../kit/random.ts";

const GIVEN = ["سارا", "رضا", "مریم", "علی‌رضا", "نرگس", "حسین", "زهرا", "کیان", "Emma", "Noah", "Olivia", "Liam", "Zoë", "José", "Mei", "Arjun"]; // prettier-ignore
const FAMILY = ["احمدی", "رستمی", "حسینی", "کریمی", "نژادفرد", "شریفی", "Smith", "O'Brien", "García", "Müller", "Kaya", "Novák"]; // prettier-ignore

const isPersian = (name: string) => /\p{Script=Arabic}/u.test(name);

/** A full name, both parts of one script. */
export function fullName(random: Random): string {
  const given = GIVEN[random.below(GIVEN.length)]!;
  const families = FAMILY.filter((family) => isPersian(family) === isPersian(given));
  return `${given} ${families[random.below(families.length)]!}`;
}
