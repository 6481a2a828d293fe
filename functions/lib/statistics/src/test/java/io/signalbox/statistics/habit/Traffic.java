package io.signalbox.statistics.habit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Kinds of senders as national CERTs know them, each with a year of generated traffic: with nights,
 * weekends, holidays, summer time, batches that come late, growth, and outages of some hours.
 */
enum Traffic {
  /** A sensor network: thousands an hour, more each month. */
  SENSORS(1) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return 1_000 * (1 + hours / 4_000.0);
    }
  },
  /** A honeypot: some events an hour by day, fewer by night. */
  HONEYPOT(5) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return hour.getHour() >= 7 && hour.getHour() < 22 ? 12 : 2;
    }
  },
  /** People who report in office hours, in local time, but for holidays. */
  OFFICE(64) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      boolean isOpen = hour.getHour() >= 8 && hour.getHour() < 17;
      return isOpen && isWorkingDay(hour.toLocalDate()) ? 15 : 0;
    }
  },
  /** A report a day, which comes between half past five and half past seven. */
  DAILY(26) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      int due = 5 + Math.floorMod(hour.toLocalDate().toEpochDay() * 7919, 3);
      return hour.getHour() == due ? 4_000 : 0;
    }
  },
  /** A report on each working day. */
  WORKDAYS(74) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return hour.getHour() == 14 && isWorkingDay(hour.toLocalDate()) ? 300 : 0;
    }
  },
  /** A report a week, on a Tuesday morning. */
  WEEKLY(172) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      int due = 8 + Math.floorMod(hour.toLocalDate().toEpochDay() * 31, 4);
      return hour.getDayOfWeek() == DayOfWeek.TUESDAY && hour.getHour() == due ? 20_000 : 0;
    }
  },
  /** Reports of people, now and then: three in a week. */
  RARE(0) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return 3.0 / HourOfWeek.COUNT;
    }
  },
  /** The same, in office hours. */
  RARE_IN_OFFICE(0) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return OFFICE.expected(hour, hours) > 0 ? 3.0 / 45 : 0;
    }
  },
  /** One event a day on average, at any time. */
  ONE_A_DAY(0) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return 1.0 / 24;
    }
  },
  /** Some events an hour, and often none. */
  FEW(0) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return 1.5;
    }
  },
  /** A batch every 26 hours: each day at another time. */
  DRIFTING(27) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return hours % 26 == 0 ? 800 : 0;
    }
  },
  /** A batch a day, at any time of it. */
  ANY_TIME(47) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return hour.getHour() == any(hour.toLocalDate().toEpochDay(), 24) ? 4_000 : 0;
    }
  },
  /** A batch each night, in an hour that summer time skips and repeats. */
  NIGHTLY(0) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return hour.getHour() == 2 ? 4_000 : 0;
    }
  },
  /** Day and night, but not at the weekend. */
  WORKING_WEEK(49) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return hour.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() ? 20 : 0;
    }
  },
  /** An office that closes for two weeks in winter, one in spring and three in summer. */
  CLOSING(64) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      int day = hour.getDayOfYear();
      boolean isClosed =
          day <= 6 || day >= 358 || (day >= 94 && day < 101) || (day >= 213 && day < 234);
      return isClosed ? 0 : OFFICE.expected(hour, hours);
    }
  },
  /** A batch in two weeks. */
  FORTNIGHTLY(14 * 24) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return hour.getHour() == 12 && hour.toLocalDate().toEpochDay() % 14 == 3 ? 4_000 : 0;
    }
  },
  /** Twice as much each month. */
  DOUBLING(1) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return 60 * Math.pow(2, hours / 720.0);
    }
  },
  /** Half as much each month: in the end some events a week. */
  HALVING(0) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return 100 * Math.pow(2, -hours / 720.0);
    }
  },
  /** Some events an hour, and once a week, at any time, a large batch. */
  BATCH_BESIDE(0) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return isInWeekly(hours, 1) ? 5_000 : 4;
    }
  },
  /** Some events an hour, and once a week, at any time, many for half a day. */
  CAMPAIGNS(0) {
    @Override
    double expected(ZonedDateTime hour, long hours) {
      return isInWeekly(hours, 12) ? 800 : 12;
    }
  };

  private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
  private static final Set<MonthDay> HOLIDAYS =
      Set.of(
          MonthDay.of(Month.JANUARY, 1),
          MonthDay.of(Month.JANUARY, 6),
          MonthDay.of(Month.MAY, 1),
          MonthDay.of(Month.AUGUST, 15),
          MonthDay.of(Month.OCTOBER, 26),
          MonthDay.of(Month.NOVEMBER, 1),
          MonthDay.of(Month.DECEMBER, 8),
          MonthDay.of(Month.DECEMBER, 25),
          MonthDay.of(Month.DECEMBER, 26));

  private final long usualPause;

  Traffic(long usualPause) {
    this.usualPause = usualPause;
  }

  abstract double expected(ZonedDateTime hour, long hours);

  /** The longest pause that it usually makes, in hours: planned, or the longest that it made. */
  long usualPause(NavigableMap<Long, Integer> events) {
    if (usualPause > 0) {
      return usualPause;
    }
    long longest = 0;
    long before = events.firstKey();
    for (long hour : events.keySet()) {
      longest = Math.max(longest, hour - before);
      before = hour;
    }
    return longest;
  }

  /** Whether an hour is in a time of so many hours that begins anywhere in its week. */
  private static boolean isInWeekly(long hours, int length) {
    long ofWeek = hours % HourOfWeek.COUNT;
    int begin = any(hours / HourOfWeek.COUNT, HourOfWeek.COUNT);
    return ofWeek >= begin && ofWeek < begin + length;
  }

  /** A number below a bound, which looks like chance. */
  private static int any(long of, int bound) {
    return new Random(of).nextInt(bound);
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
        && !HOLIDAYS.contains(MonthDay.from(day));
  }

  /** The events of each hour that has some. */
  NavigableMap<Long, Integer> generate(LocalDate from, int hours, Random random) {
    NavigableMap<Long, Integer> events = new TreeMap<>();
    long first = HourOfWeek.hour(from.atTime(LocalTime.MIDNIGHT).atZone(ZONE).toInstant());
    for (int i = 0; i < hours; i++) {
      double expected = expected(HourOfWeek.begin(first + i).atZone(ZONE), i);
      // Some hours have much more than others.
      double burst = expected > 5 ? Math.exp(random.nextGaussian() * 0.4) : 1;
      int count = poisson(expected * burst, random);
      if (count > 0) {
        events.put(first + i, count);
      }
    }
    return events;
  }

  private static int poisson(double mean, Random random) {
    if (mean > 50) {
      return (int) Math.max(1, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
