/** Business days of mainland China. A new year is one more entry and a new version. */
import { parseCalendar } from './calendar';
import type { Calendar, CalendarData } from './calendar';
import { unwrap } from './result';

export const CALENDAR_CN_DATA: CalendarData = {
  version: 'CN-2026.1',
  years: [
    {
      year: 2026,
      source: 'General Office of the State Council, notice of 4 November 2025 on holidays in 2026',
      official: true,
      holidays: [
        ...['2026-01-01', '2026-01-02', '2026-01-03'],
        ...['2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'],
        ...['2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'],
        ...['2026-04-04', '2026-04-05', '2026-04-06'],
        ...['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
        ...['2026-06-19', '2026-06-20', '2026-06-21'],
        ...['2026-09-25', '2026-09-26', '2026-09-27'],
        ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05'],
        ...['2026-10-06', '2026-10-07'],
      ],
      workingWeekends: [
        ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
      ],
    },
    {
      year: 2027,
      // The yearly notice also moves days and adds worked weekends; it replaces this entry when it is installed.
      source:
        'Assumption: the thirteen statutory days of the Regulation on Public Holidays (2024), before the yearly notice',
      official: false,
      holidays: [
        ...['2027-01-01'],
        ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
        ...['2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15'],
        ...['2027-10-01', '2027-10-02', '2027-10-03'],
      ],
      workingWeekends: [],
    },
  ],
};

export const CALENDAR_CN: Calendar = unwrap(parseCalendar(CALENDAR_CN_DATA));
