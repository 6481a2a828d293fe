package io.signalbox.delivery.reader;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a delivery, as in {@code 20261128-00000001}: the days are those of UTC, and each
 * day's numbers begin with 1.
 */
public record Ticket(LocalDate day, int number) {
  /** The last number that a day has. */
  private static final int LAST = 99_999_999;

  private static final Pattern TEXT = Pattern.compile("([0-9]{8})-([0-9]{8})");

  public Ticket {
    if (number < 1 || number > LAST) {
      throw new IllegalArgumentException("A ticket's number is from 1 to 99,999,999");
    }
  }

  /** As people and mails write it. */
  public String text() {
    return "%s-%08d".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), number);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Ticket parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("A ticket looks like 20261128-00000001");
    }
    try {
      return new Ticket(
          LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE),
          Integer.parseInt(matcher.group(2)));
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException("A ticket begins with a day", noDay);
    }
  }
}
