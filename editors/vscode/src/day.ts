// Dates as short as they fit beside a title.

/** The day of a year, or the month, in a language; nothing of a date that names neither, or several. `date` is ISO 8601. */
export function dayIn(date: string, language: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === undefined) {
    return "";
  }
  // The server's English has the day before its month.
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    month: "short",
    ...(day === undefined ? {} : { day: "numeric" }),
    timeZone: "UTC",
  });
  return format.format(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1))));
}
