/** Days as people write them (日期的写法). Knows no editor. */

const FORMS = /^\s*(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?\s*$/;

/** A day as YYYY-MM-DD, from that form or as it is written in drafts (2026年11月22日); `undefined` where it is none. */
export function readDay(text: string): string | undefined {
  const [, year, month, day] = FORMS.exec(text) ?? [];
  if (year === undefined) return undefined;
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const time = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : undefined;
}

/** Whether a text is written as a day is: where it is and {@link readDay} reads none, there is no such day (2026-02-30). */
export function isWrittenAsDay(text: string): boolean {
  return FORMS.test(text);
}

/** The calendar day where this computer is. */
export function dayOf(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
