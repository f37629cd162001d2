/** A time that an export writes without its zone, as ISO 8601; undefined for one that no calendar has. */
export function localTime(
  [year, month, day, hour, minute, second]: [number, number, number, number, number, number],
  zone: string,
): string | undefined {
  const pad = (number: number, digits = 2) => String(number).padStart(digits, "0");
  const clock = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
  const read = new Date(`${clock}Z`);
  // A calendar that rolls over (30 February) gives another clock back.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(clock) ? clock + zone : undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** From 1; 0 for what is no month. English names, in full or cut to three letters. */
export function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Hours of a clock of twelve as hours of a day. */
export function hourOf(hour: number, half: string): number {
  return (hour % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}
