const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Genes whose names spreadsheets take for dates, by month (Ziemann et al. 2016, doi:10.1186/s13059-016-1044-7). */
const genes: Readonly<Record<string, string>> = {
  feb: "FEB",
  mar: "MARCH",
  apr: "APR",
  sep: "SEPT",
  oct: "OCT",
  nov: "NOV",
  dec: "DEC",
};

const month = months.join("|");
const dayFirst = new RegExp(`^(\\d{1,2})[-. ](${month})[a-z]*\\.?(?:[-. ]\\d{2,4})?$`, "i");
const monthFirst = new RegExp(`^(${month})[a-z]*[-. ](\\d{1,2})$`, "i");
const isoDay = /^\d{4}-(\d{2})-(\d{2})(?:[T ]00:00:00(?:\.0+)?Z?)?$/;

/**
 * The gene that a spreadsheet turned into a date: "2-Sep" was SEPT2, "1-Mar" MARCH1, "2024-03-01" too.
 *
 * @returns undefined for a name that is no date; "" for a date that no gene is known to become
 */
export function geneBehindDate(name: string): string | undefined {
  const found = partsOf(name);
  if (!found) return undefined;
  const [day, called] = found;
  const gene = genes[called];
  return gene === undefined ? "" : `${gene}${day}`;
}

function partsOf(name: string): [day: number, month: string] | undefined {
  const first = dayFirst.exec(name);
  if (first) return [Number(first[1]), first[2]!.toLowerCase()];
  const second = monthFirst.exec(name);
  if (second) return [Number(second[2]), second[1]!.toLowerCase()];
  const iso = isoDay.exec(name);
  return iso ? [Number(iso[2]), months[Number(iso[1]) - 1] ?? ""] : undefined;
}
