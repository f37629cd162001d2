import { seeded, type Random } from "#kit/random";

/** Ten minutes between two rows. */
const ROWS_PER_DAY = 144;

/** What the other columns follow from: pressure in mbar, temperatures in degrees Celsius, wind in m/s and degrees. */
interface Air {
  pressure: number;
  temperature: number;
  dewPoint: number;
  wind: number;
  gust: number;
  direction: number;
}

/**
 * Weather that nobody measured: `rows` of the 14 columns of the Jena climate series, [rows, 14], from the first of January
 * on, the same at every call. Days and years have their cycles; fronts pass in about five days, and pressure and wind
 * tell of the air that follows, which is what a network can learn from; the rest is chance. Humidity, vapour and density
 * follow from pressure, temperature and dew point as they do in air.
 */
export function standInWeather(rows: number): Float32Array {
  const random = seeded(2009);
  const series = new Float32Array(rows * 14);
  const next = airs(random);
  for (let row = 0; row < rows; row++) series.set(columnsOf(next(row / ROWS_PER_DAY)), row * 14);
  return series;
}

/** Air after air, each ten minutes after the last; `day` counts from the first of January. */
function airs(random: Random): (day: number) => Air {
  const front = frontPassing(random);
  const clouds = wandering(random, 1.5);
  const gusts = wandering(random, 0.25);
  const veering = wandering(random, 0.15);
  const surprise = wandering(random, 5);
  const jitter = wandering(random, 0.05);
  let airMass = 0;
  return (day) => {
    const { low, warm } = front();
    // The air that a front brings, and more of it that no front announces, arrives within half a day.
    airMass += (1.6 * warm + 4 * surprise() - airMass) / (0.4 * ROWS_PER_DAY);
    const season = -Math.cos((2 * Math.PI * (day - 18)) / 365.25);
    const sun = Math.cos(2 * Math.PI * (day - 15 / 24));
    const cloud = 1 / (1 + Math.exp(-1.2 * low - clouds()));
    const swing = (3.2 + 2.2 * season) * (1.3 - cloud);
    const base = 9.5 + 9.2 * season + airMass;
    const temperature = base + swing * sun + 0.25 * jitter();
    const dryness = 1.2 + (3 + 2.5 * season) * (1.3 - cloud);
    const wind = Math.exp(0.45 + 0.55 * gusts() + 0.3 * low + 0.25 * sun);
    return {
      pressure: 989.2 - 8 * low + 0.4 * Math.cos(4 * Math.PI * (day - 10 / 24)),
      temperature,
      // Far enough below: at no hour would the air be more than saturated.
      dewPoint: base - dryness + 0.25 * swing * sun,
      wind,
      gust: wind * (1.5 + 0.2 * Math.abs(random.normal())),
      direction: (225 - 60 * Math.tanh(warm) + 50 * Math.tanh(low) + 25 * veering() + 360) % 360,
    };
  };
}

/** Two waves of size 1 and of about five days, one a quarter behind the other: low pressure, then warm air. */
function frontPassing(random: Random): () => { low: number; warm: number } {
  // No front is like the last: in a day and a half they lose their beat.
  const [turn, kept] = [(2 * Math.PI) / (5 * ROWS_PER_DAY), Math.exp(-1 / (1.5 * ROWS_PER_DAY))];
  const push = Math.sqrt(1 - kept ** 2);
  let [x, y, low, warm] = [random.normal(), random.normal(), 0, 0];
  return () => {
    const [cos, sin] = [kept * Math.cos(turn), kept * Math.sin(turn)];
    [x, y] = [cos * x - sin * y + push * random.normal(), sin * x + cos * y + push * random.normal()];
    // Smoothed over three hours: pressure does not jump.
    low += (x - low) / 18;
    warm += (y - warm) / 18;
    return { low, warm };
  };
}

/** A number of size 1 around zero that forgets where it was in about so many days. */
function wandering(random: Random, days: number): () => number {
  const kept = Math.exp(-1 / (days * ROWS_PER_DAY));
  let value = random.normal();
  return () => (value = kept * value + Math.sqrt(1 - kept ** 2) * random.normal());
}

/** The 14 numbers of a row, in the order of the series. */
function columnsOf({ pressure, temperature, dewPoint, wind, gust, direction }: Air): number[] {
  const kelvin = temperature + 273.15;
  const [most, actual] = [vapourPressure(temperature), vapourPressure(dewPoint)];
  return [
    pressure,
    temperature,
    kelvin * (1000 / pressure) ** 0.286, // potential temperature
    dewPoint,
    (100 * actual) / most, // relative humidity
    most,
    actual,
    most - actual,
    (622 * actual) / (pressure - 0.378 * actual), // specific humidity
    (1000 * actual) / pressure, // share of water in the molecules of air
    (1e5 * (pressure - 0.378 * actual)) / (287.05 * kelvin), // density
    wind,
    gust,
    direction,
  ];
}

/** Vapour pressure of saturated air in mbar (Magnus' formula). */
function vapourPressure(celsius: number): number {
  return 6.1078 * Math.exp((17.27 * celsius) / (celsius + 237.3));
}
